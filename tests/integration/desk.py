"""A desk with a screen, a keyboard and a screen reader, none of which is real: AlgoGuide is opened on it."""

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SIZE = (1366, 768)
PATIENCE = 20
"""Seconds granted to each thing that is waited for: a machine may be slow."""
_GLANCE = 0.02


@dataclass(frozen=True, slots=True)
class Node:
    """A thing on the screen, as a screen reader is told of it."""

    number: int
    role: str
    name: str
    description: str
    label: str
    states: frozenset[str]
    place: tuple[int, int, int, int]
    parent: int = -1

    @property
    def on_screen(self) -> bool:
        """Whether some of it is within the screen."""
        x, y, width, height = self.place
        return x < SIZE[0] and y < SIZE[1] and x + width > 0 and y + height > 0

    def __str__(self) -> str:
        return f"{self.role} « {self.name} » ({', '.join(sorted(self.states))}; {self.description})"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was told: `on` is the new value of a state, `within` what holds the thing."""

    type: str
    on: bool
    node: Node
    within: str


def _node(told: Mapping[str, Any]) -> Node:
    return Node(**{**told, "states": frozenset(told["states"]), "place": tuple(told["place"])})


def _event(told: Mapping[str, Any]) -> Event:
    return Event(told["type"], told["on"], _node(told["node"]), told["within"])


def what_is_missing() -> str | None:
    """Why there can be no desk here, None when there can."""
    commands = ("Xvfb", "xdotool", "openbox", "dbus-daemon")
    missing = [command for command in commands if shutil.which(command) is None]
    missing += [path for path in (BUS_LAUNCHER, SYSTEM_PYTHON) if not Path(path).exists()]
    if not missing:
        reads = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
        if subprocess.run([SYSTEM_PYTHON, "-c", reads], capture_output=True, check=False).returncode:
            missing.append("gir1.2-atspi-2.0")
    if not missing:
        return None
    return f"no screen reader can be played here, for want of {', '.join(missing)} (make test-integration)"


class Desk:
    """The screen, its keyboard, and what a screen reader hears."""

    def __init__(self, environment: Mapping[str, str], reader: subprocess.Popen[str]) -> None:
        self._environment = environment
        self._reader = reader
        self._unheard: list[Event] = []

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, by their X names."""
        for key in keys:
            # One by one: what is pressed again at the same instant passes for a key that is held.
            self._xdotool("key", "--delay", "0", key)

    def type(self, text: str) -> None:
        """Type ASCII text."""
        self._xdotool("type", "--delay", "5", text)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=dict(self._environment), check=True, timeout=PATIENCE)

    def forget(self) -> None:
        """What was told until now is of no more use."""
        self._ask("events")
        self._unheard = []

    def tree(self) -> list[Node]:
        """All that shows."""
        return [_node(told) for told in self._ask("tree")]

    def wait(self, wanted: Callable[[Event], bool], why: str) -> Event:
        """The first thing told that is `wanted`; what was told before it is passed over."""
        end = time.monotonic() + PATIENCE
        passed: list[Event] = []
        while time.monotonic() < end:
            while self._unheard:
                event = self._unheard.pop(0)
                if wanted(event):
                    return event
                passed.append(event)
            self._unheard = [_event(told) for told in self._ask("events")]
            if not self._unheard:
                time.sleep(_GLANCE)
        raise AssertionError(f"{why}; told meanwhile: {[(e.type, e.on, str(e.node)) for e in passed]}")

    def until(self, holds: Callable[[list[Node]], bool], why: str) -> list[Node]:
        """What shows, once it is as `holds` wants it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            tree = self.tree()
            if holds(tree):
                return tree
            time.sleep(5 * _GLANCE)
        raise AssertionError(f"{why}; shown: {[str(node) for node in self.tree()]}")

    def _ask(self, word: str) -> Any:
        assert self._reader.stdin is not None
        self._reader.stdin.write(f"{word}\n")
        self._reader.stdin.flush()
        return answer(self._reader)


def answer(reader: subprocess.Popen[str]) -> Any:
    """The next line of the reader."""
    assert reader.stdout is not None
    ready, _, _ = select.select([reader.stdout], [], [], PATIENCE)
    line = reader.stdout.readline() if ready else ""
    assert line, "the reader of AT-SPI does not answer"
    return json.loads(line)


@contextmanager
def opened_desk(home: Path, extra: Mapping[str, str]) -> Iterator[Desk]:
    """A desk on which AlgoGuide is open, with its files in `home`; `extra` is for its environment."""
    with ExitStack() as stack:
        # Sockets are made there, whose paths must be short.
        private = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ag-")))
        environment = {
            **{k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS")},
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(private),
            **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")},
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_SCALE_FACTOR": "1",
            "NO_AT_BRIDGE": "1",
            "LC_ALL": "C.UTF-8",
            **extra,
        }
        log = stack.enter_context((home / "desk.log").open("w", encoding="utf-8"))

        def start(*command: str, **how: Any) -> subprocess.Popen[str]:
            running = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stderr=log, text=True, **how
            )
            stack.callback(_end, running)
            return running

        def first_line(running: subprocess.Popen[str]) -> str:
            assert running.stdout is not None
            ready, _, _ = select.select([running.stdout], [], [], PATIENCE)
            line = running.stdout.readline().strip() if ready else ""
            assert line, f"{running.args!r} did not start: {(home / 'desk.log').read_text(encoding='utf-8')}"
            return line

        screen = f"{SIZE[0]}x{SIZE[1]}x24"
        display = start(
            "Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp", stdout=subprocess.PIPE
        )
        environment["DISPLAY"] = f":{first_line(display)}"
        bus = start("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE)
        environment["DBUS_SESSION_BUS_ADDRESS"] = first_line(bus)
        start("openbox", stdout=log)
        start(BUS_LAUNCHER, "--launch-immediately", stdout=log)
        reader = subprocess.Popen(
            [SYSTEM_PYTHON, str(HERE / "at_spi_reader.py"), "AlgoGuide"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        stack.callback(_end, reader)
        assert answer(reader) == "ready"
        start(sys.executable, "-m", "algoguide", stdout=log)
        _bring_forward(environment, log)
        yield Desk(environment, reader)


def _bring_forward(environment: Mapping[str, str], log: IO[str]) -> None:
    """Give the keyboard to the window of AlgoGuide, once it is there and the window manager is too."""
    end = time.monotonic() + PATIENCE
    find = ["xdotool", "search", "--onlyvisible", "--name", "^AlgoGuide$", "windowactivate", "--sync"]
    while subprocess.run(find, env=dict(environment), stderr=log, timeout=PATIENCE, check=False).returncode:
        assert time.monotonic() < end, "the window of AlgoGuide does not come to the front"
        time.sleep(5 * _GLANCE)


def _end(running: subprocess.Popen[str]) -> None:
    running.terminate()
    try:
        running.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
    for stream in (running.stdin, running.stdout):
        if stream is not None:
            stream.close()
