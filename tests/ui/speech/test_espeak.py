"""EspeakVoice and its finding, with small programs in the place of espeak-ng."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from algoguide.domain.speech import Speed
from algoguide.store.settings import SettingsStore
from algoguide.ui.speech import Absence, Listening, VoiceFinder
from algoguide.ui.speech.espeak import EspeakVoice
from algoguide.ui.speech.listening import State
from algoguide.ui.speech.voice import (
    BROKEN,
    NO_ANSWER,
    NO_SOUND,
    espeak_mute,
    espeak_without_french,
    nothing_there,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")

SENTENCE = "Le médecin vous parle, et vous décidez."
HEAD = "Pty Language       Age/Gender VoiceName          File                 Other Languages\n"
FRENCH = HEAD + " 5  fr-fr           --/M      French_(France)    roa/fr               (fr 5)\n"
ELSEWHERE = HEAD + " 7  fr-fr           --/M      french-mbrola-1    mb/mb-fr1            (fr 7)\n"

Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a program called espeak-ng first in PATH: `listing` when asked for voices, else `speaking`."""
    monkeypatch.setattr("algoguide.ui.speech.finding.qt_voice", lambda _: None)
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def make(speaking: str = "exit 0", listing: str = "cat voices") -> Path:
        (folder / "voices").write_text(FRENCH, encoding="utf-8")
        program = folder / "espeak-ng"
        program.write_text(
            f'#!/bin/sh\ncd "{folder}"\n[ "$1" = "--voices=fr" ] && {{ {listing}\nexit; }}\n{speaking}\n',
            encoding="utf-8",
        )
        program.chmod(0o755)
        return folder

    return make


def test_the_words_go_by_standard_input_and_nowhere_else(
    qtbot: QtBot, install: Install, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    folder = install('printf "%s\\n" "$@" > arguments\ncat > words\nenv > environment\nsleep 0.6')
    voice = EspeakVoice(str(folder / "espeak-ng"))
    with qtbot.waitSignal(voice.finished):
        voice.say(SENTENCE, Speed.SLOW)
    assert (folder / "words").read_text(encoding="utf-8") == SENTENCE
    arguments = (folder / "arguments").read_text(encoding="utf-8")
    assert arguments.split()[:2] == ["-v", "fr"]
    for word in SENTENCE.split():
        assert word not in arguments.split()
    assert SENTENCE not in (folder / "environment").read_text(encoding="utf-8")
    assert SENTENCE not in caplog.text


def test_each_speed_has_its_pace(qtbot: QtBot, install: Install) -> None:
    folder = install('echo "$@" >> arguments\ncat > /dev/null')
    voice = EspeakVoice(str(folder / "espeak-ng"))
    for speed in Speed:
        with qtbot.waitSignal(voice.finished):
            voice.say("Oui.", speed)
    lines = (folder / "arguments").read_text(encoding="utf-8").splitlines()
    paces = [int(line.split("-s ")[1].split()[0]) for line in lines]
    assert paces == sorted(set(paces))
    assert len(paces) == 3


@pytest.mark.parametrize(
    ("speaking", "reason"),
    [
        ("cat > /dev/null; exit 3", BROKEN),
        ("kill -9 $$", BROKEN),
        ("exit 1", BROKEN),  # without even reading
        ("cat > /dev/null; exit 0", NO_SOUND),  # what espeak-ng does without a sound card
        ("exit 0", NO_SOUND),
    ],
)
def test_a_voice_that_goes_wrong_says_so_in_french(
    qtbot: QtBot, install: Install, speaking: str, reason: str
) -> None:
    voice = EspeakVoice(str(install(speaking) / "espeak-ng"))
    with qtbot.assertNotEmitted(voice.finished), qtbot.waitSignal(voice.failed) as told:
        voice.say(SENTENCE, Speed.NORMAL)
    assert told.args == [reason]


def test_a_program_that_does_not_start_says_so_in_french(qtbot: QtBot, tmp_path: Path) -> None:
    voice = EspeakVoice(str(tmp_path / "none"))
    with qtbot.waitSignal(voice.failed) as told:
        voice.say(SENTENCE, Speed.NORMAL)
    assert told.args == [BROKEN]


def test_stop_kills_and_nothing_more_is_heard_of_it(qtbot: QtBot, install: Install) -> None:
    folder = install("echo $$ > pid; exec sleep 60")
    voice = EspeakVoice(str(folder / "espeak-ng"))
    voice.say(SENTENCE, Speed.NORMAL)
    qtbot.waitUntil(lambda: (folder / "pid").exists() and bool((folder / "pid").read_text()))
    pid = int((folder / "pid").read_text())
    with qtbot.assertNotEmitted(voice.finished, wait=50), qtbot.assertNotEmitted(voice.failed, wait=50):
        voice.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_another_sentence_cuts_the_one_being_said(qtbot: QtBot, install: Install) -> None:
    folder = install('words=$(cat); echo "$words" >> words; [ "$words" = Oui. ] || exec sleep 60')
    voice = EspeakVoice(str(folder / "espeak-ng"))
    voice.say(SENTENCE, Speed.NORMAL)
    qtbot.waitUntil((folder / "words").exists)
    with qtbot.waitSignal(voice.finished):
        voice.say("Oui.", Speed.NORMAL)


def finder_of(qtbot: QtBot, patience: int = 4_000) -> object:
    finder = VoiceFinder(patience)
    with qtbot.waitSignal(finder.found) as told:
        finder.look()
    assert told.args is not None
    found: object = told.args[0]
    if isinstance(found, EspeakVoice):
        found.setParent(None)
    return found


def test_a_french_espeak_is_found(qtbot: QtBot, install: Install) -> None:
    install()
    assert VoiceFinder().guess() is None
    assert isinstance(finder_of(qtbot), EspeakVoice)


@pytest.mark.parametrize(
    ("listing", "absence"),
    [
        (f"printf '%s' '{HEAD}'", espeak_without_french()),
        (f"printf '%s' '{ELSEWHERE}'", espeak_without_french()),
        ("exit 1", espeak_mute()),
        ("kill -9 $$", espeak_mute()),
        ("exec sleep 60", espeak_mute()),
    ],
)
def test_why_espeak_cannot_serve_is_told(
    qtbot: QtBot, install: Install, listing: str, absence: Absence
) -> None:
    install(listing=listing)
    assert finder_of(qtbot, patience=400) == absence


def test_without_any_engine_the_package_to_ask_for_is_named(
    qtbot: QtBot, install: Install, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("algoguide.ui.speech.finding.find_spec", lambda _: None)
    assert VoiceFinder().guess() == nothing_there()
    assert finder_of(qtbot) == nothing_there()
    assert "espeak-ng" in nothing_there().advice


def test_a_mute_system_voice_gives_way_to_espeak(
    qtbot: QtBot, install: Install, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install()
    no_french = Absence("Pas de français.", "Demandez.")
    monkeypatch.setattr("algoguide.ui.speech.finding.qt_voice", lambda _: no_french)
    assert isinstance(finder_of(qtbot), EspeakVoice)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert finder_of(qtbot) == no_french


def test_a_slow_espeak_is_given_up_and_killed(qtbot: QtBot, install: Install, tmp_path: Path) -> None:
    folder = install("echo $$ > pid; exec sleep 60")
    finder = VoiceFinder()
    listening = Listening(SettingsStore(tmp_path / "config"), finder, patience=lambda _: 300)
    with qtbot.waitSignal(listening.failed) as told:
        listening.read([SENTENCE])
    assert told.args == [NO_ANSWER]
    assert listening.state is State.SILENT
    with pytest.raises(ProcessLookupError):
        os.kill(int((folder / "pid").read_text()), 0)


def test_closing_leaves_no_process(qtbot: QtBot, install: Install, tmp_path: Path) -> None:
    folder = install(listing="echo $$ > pid; exec sleep 60")
    listening = Listening(SettingsStore(tmp_path / "config"), VoiceFinder())
    listening.read([SENTENCE])
    qtbot.waitUntil(lambda: (folder / "pid").exists() and bool((folder / "pid").read_text()))
    listening.close()
    assert listening.state is State.SILENT
    with pytest.raises(ProcessLookupError):
        os.kill(int((folder / "pid").read_text()), 0)


def test_a_whole_reading_by_espeak(qtbot: QtBot, install: Install, tmp_path: Path) -> None:
    folder = install("cat >> words; echo >> words; sleep 0.3")
    listening = Listening(SettingsStore(tmp_path / "config"), VoiceFinder(), breath=0)
    with qtbot.waitSignal(listening.stopped):
        listening.read(["Oui. Vraiment\u202f?", "• 3\u00a0mSv"])
    heard = (folder / "words").read_text(encoding="utf-8").splitlines()
    assert heard == ["Oui.", "Vraiment ?", "3 millisieverts"]
