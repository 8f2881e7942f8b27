"""What a screen reader is told: run by the system's Python, which has the bindings of AT-SPI.

Reads one word a line on its standard input and answers each with one line of JSON: « events », what was told
since the last time; « tree », all that shows. Ends with its input.
"""

import json
import sys
from contextlib import suppress
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version comes first

TOLD = (
    "object:state-changed:focused",
    "object:state-changed:checked",
    "object:state-changed:selected",
    "object:state-changed:expanded",
    "object:property-change:accessible-description",
    "object:announcement",
)
STATES = {
    getattr(Atspi.StateType, name.upper()): name
    for name in (
        *("checkable", "checked", "enabled", "expandable", "expanded", "focusable", "focused"),
        *("selectable", "selected", "showing"),
    )
}
Node = dict[str, Any]


class Reader:
    """Keeps what is told until it is asked for. `name` is the application's."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._events: list[Node] = []
        # One number for each thing met, kept with it: the bus may give its address to another.
        self._numbers: dict[Any, int] = {}
        self._listener = Atspi.EventListener.new(self._hear)
        for kind in TOLD:
            self._listener.register(kind)

    def events(self) -> list[Node]:
        kept, self._events = self._events, []
        return kept

    def tree(self) -> list[Node]:
        desktop = Atspi.get_desktop(0)
        found: list[Node] = []
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_name() == self._name:
                # Asked anew each time: what the library remembers may be older than the screen.
                application.set_cache_mask(Atspi.Cache.NONE)
                for window in range(application.get_child_count()):
                    self._walk(application.get_child_at_index(window), found, -1)
        return found

    def _walk(self, told: Any, found: list[Node], parent: int) -> None:
        if told is None:
            return
        node = {**self._node(told), "parent": parent}
        if "showing" not in node["states"]:
            return
        found.append(node)
        for index in range(told.get_child_count()):
            # What disappears while it is read is not there.
            with suppress(GLib.Error):
                self._walk(told.get_child_at_index(index), found, node["number"])

    def _node(self, told: Any) -> Node:
        held = told.get_state_set()
        place = told.get_extents(Atspi.CoordType.SCREEN)
        return {
            "number": self._numbers.setdefault(told, len(self._numbers)),
            "role": told.get_role_name(),
            "name": told.get_name() or "",
            "description": told.get_description() or "",
            "label": " ".join(
                related.get_target(target).get_name()
                for related in told.get_relation_set()
                if related.get_relation_type() == Atspi.RelationType.LABELLED_BY
                for target in range(related.get_n_targets())
            ),
            "states": [name for state, name in STATES.items() if held.contains(state)],
            "place": [place.x, place.y, place.width, place.height],
        }

    def _hear(self, event: Any) -> None:
        with suppress(GLib.Error):
            if event.source.get_application().get_name() == self._name:
                around = event.source.get_parent()
                told = {
                    "type": event.type,
                    "on": bool(event.detail1),
                    "node": self._node(event.source),
                    "within": f"{around.get_role_name()} {around.get_name()}" if around else "",
                }
                self._events.append(told)


def say(answer: object) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


def main(name: str) -> None:
    Atspi.init()
    reader = Reader(name)
    loop = GLib.MainLoop()

    def answer(*_: object) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        say({"events": reader.events, "tree": reader.tree}[line.strip()]())
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT_IDLE, GLib.IOCondition(17), answer)
    say("ready")
    loop.run()


if __name__ == "__main__":
    main(sys.argv[1])
