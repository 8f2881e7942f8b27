"""The real espeak-ng: it takes our arguments, speaks French, and is heard or says that it is not."""

import shutil

import pytest
from pytestqt.qtbot import QtBot

from algoguide.domain.speech import Speed
from algoguide.ui.speech import VoiceFinder
from algoguide.ui.speech.espeak import COMMAND, EspeakVoice
from algoguide.ui.speech.voice import NO_SOUND

pytestmark = pytest.mark.integration


@pytest.fixture
def voice(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> EspeakVoice:
    if shutil.which(COMMAND) is None:
        pytest.skip("espeak-ng is missing (Debian: espeak-ng)")
    monkeypatch.setattr("algoguide.ui.speech.finding.qt_voice", lambda _: None)
    finder = VoiceFinder()
    with qtbot.waitSignal(finder.found) as told:
        finder.look()
    assert told.args is not None
    found = told.args[0]
    assert isinstance(found, EspeakVoice)
    found.setParent(None)
    return found


@pytest.mark.parametrize("speed", list(Speed))
def test_a_sentence_is_said_or_its_silence_is_told(qtbot: QtBot, voice: EspeakVoice, speed: Speed) -> None:
    ends: list[str] = []
    voice.finished.connect(lambda: ends.append("heard"))
    voice.failed.connect(ends.append)
    voice.say("Appelez le 15 ou le 112 tout de suite.", speed)
    qtbot.waitUntil(lambda: bool(ends), timeout=20_000)
    # Where the tests run there is often no sound card.
    assert ends[0] in {"heard", NO_SOUND}
