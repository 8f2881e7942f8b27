import math

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.body import Zone
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.body_map import BodyMap
from tests.ui.conftest import RESOURCES


def drawn(library: Library) -> list[Zone]:
    """Every zone that has a disc, written pains or not."""
    return [zone for zone in library.body_map.zones if zone.discs]


@pytest.fixture
def body(qtbot: QtBot, normal: Theme, real: Library) -> BodyMap:
    made = BodyMap(RESOURCES / "illustrations", real.body_map, drawn(real), normal)
    qtbot.addWidget(made)
    made.resize(400, 460)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_click_in_the_middle_of_a_zone_chooses_it(qtbot: QtBot, body: BodyMap, real: Library) -> None:
    for zone in drawn(real):
        with qtbot.waitSignal(body.zone_chosen) as chosen:
            qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.centre_of(zone.id).toPoint())
        assert chosen.args == [zone.id]


def test_between_two_zones_the_nearest_centre_wins(qtbot: QtBot, body: BodyMap) -> None:
    low, pelvis = body.centre_of("bas-du-dos"), body.centre_of("bassin-sacrum")

    for share, expected in ((0.35, "bas-du-dos"), (0.65, "bassin-sacrum")):
        point = low + (pelvis - low) * share
        with qtbot.waitSignal(body.zone_chosen) as chosen:
            qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=point.toPoint())
        assert chosen.args == [expected]


def test_a_target_is_never_smaller_than_a_finger(qtbot: QtBot, body: BodyMap) -> None:
    centre = body.centre_of("main")
    near = centre + QPointF(-20, 0)

    with qtbot.waitSignal(body.zone_chosen) as chosen:
        qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=near.toPoint())

    assert chosen.args == ["main"]
    assert math.hypot((near - centre).x(), (near - centre).y()) <= 22


def test_beside_the_body_nothing_happens(qtbot: QtBot, body: BodyMap) -> None:
    with qtbot.assertNotEmitted(body.zone_chosen):
        qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        qtbot.mouseClick(body, Qt.MouseButton.RightButton, pos=body.centre_of("cou").toPoint())


def test_arrows_and_enter_do_the_same(qtbot: QtBot, body: BodyMap, real: Library) -> None:
    zones = [zone.id for zone in drawn(real)]
    body.setFocus()

    for key, expected in (
        (Qt.Key.Key_Down, zones[1]),
        (Qt.Key.Key_Right, zones[2]),
        (Qt.Key.Key_Up, zones[1]),
        (Qt.Key.Key_Left, zones[0]),
        (Qt.Key.Key_Up, zones[-1]),
    ):
        qtbot.keyClick(body, key)
        with qtbot.waitSignal(body.zone_chosen) as chosen:
            qtbot.keyClick(body, Qt.Key.Key_Return)
        assert chosen.args == [expected]
        name = next(z.name for z in real.body_map.zones if z.id == expected)
        assert name in body.accessibleDescription()


@pytest.mark.parametrize("contrast", [False, True])
def test_the_zone_of_the_keyboard_has_its_ring_in_both_looks(
    qtbot: QtBot, real: Library, contrast: bool
) -> None:
    theme = Theme(contrast=contrast)
    body = BodyMap(RESOURCES / "illustrations", real.body_map, drawn(real), theme)
    qtbot.addWidget(body)
    body.resize(400, 460)
    with qtbot.waitExposed(body):
        body.show()
    ring = QColor(theme.colours.FOCUS)
    first, *others = drawn(real)
    for zone in (*others, first):
        qtbot.keyClick(body, Qt.Key.Key_Down)
        centre = body.centre_of(zone.id).toPoint()
        image = body.grab(QRect(centre - QPoint(30, 30), centre + QPoint(30, 30))).toImage()
        seen = sum(image.pixelColor(x, y) == ring for x in range(60) for y in range(60))
        assert seen > 20 * theme.colours.RING, zone.id


def test_a_chosen_zone_is_filled_in_silence(qtbot: QtBot, body: BodyMap) -> None:
    before = body.grab().toImage()

    with qtbot.assertNotEmitted(body.zone_chosen):
        body.set_chosen("cou")

    assert body.grab().toImage() != before


def test_the_zone_under_the_pointer_is_lit(qtbot: QtBot, body: BodyMap) -> None:
    before = body.grab().toImage()

    qtbot.mouseMove(body, body.centre_of("cou").toPoint())
    qtbot.waitUntil(lambda: body.cursor().shape() is Qt.CursorShape.PointingHandCursor)

    assert body.grab().toImage() != before


def test_a_map_without_zones_is_only_a_picture(qtbot: QtBot, normal: Theme, real: Library) -> None:
    empty = BodyMap(RESOURCES / "illustrations", real.body_map, [], normal)
    qtbot.addWidget(empty)
    empty.resize(300, 340)

    with qtbot.assertNotEmitted(empty.zone_chosen):
        qtbot.keyClick(empty, Qt.Key.Key_Return)
        qtbot.keyClick(empty, Qt.Key.Key_Down)
        qtbot.mouseClick(empty, Qt.MouseButton.LeftButton)
    assert not empty.grab().isNull()


@pytest.mark.parametrize("width", [200, 400, 900])
def test_no_leader_runs_through_its_label(body: BodyMap, real: Library, width: int) -> None:
    """On a small map the letters are larger than the drawing foresaw, and reach further."""
    body.resize(width, width)
    scale, _ = body._frame()  # noqa: SLF001 - where a line is drawn is nowhere else to be read
    _, metrics = body._font(scale, bold=True)  # noqa: SLF001
    for zone in drawn(real):
        if zone.anchor is None:
            continue
        start = body._leader_start(zone, scale, 0.0)  # noqa: SLF001
        letters = (zone.anchor[0], zone.anchor[0] + max(map(metrics.horizontalAdvance, zone.lines)))
        assert not letters[0] < start.x() < letters[1], zone.id
