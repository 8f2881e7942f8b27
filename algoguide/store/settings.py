"""Settings: one frozen value, saved whole and atomically, with the last good copy kept beside it.

A file that cannot be trusted (damaged, edited by hand with a mistake, written by a newer version) is never
half read: the last good copy is used, else the defaults, and a French notice says so. The refused file is
set aside before anything is written over it.
"""

import json
import logging
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.domain.speech import Speed
from algoguide.store.files import write_whole
from algoguide.store.settings_reading import Reader, boolean, checked, integer, mapping, one_of, text, texts
from algoguide.store.settings_visits import VISIT_READERS, VisitSettings

SCHEMA_VERSION = 3
FILE_NAME = "settings.json"
LAST_GOOD_NAME = "settings.last-good.json"
SET_ASIDE_NAME = "settings.set-aside.json"

PRACTITIONERS_LIMIT = 100
IDS_LIMIT = 200
HOURS_LIMIT = 48
"""Longest fasting delay, in hours."""
COPIES_LIMIT = 20
LOOKS = ("system", "yes", "no")
"""Whether a look is wanted: as the system wants it, always, never."""
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

_FILE_LIMIT = 1_000_000
_WINDOW_LIMIT = 50_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PrinterOptions:
    """What the print dialog starts with. An empty `name` is the system's default printer."""

    name: str = ""
    two_sided: bool = True
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the user chose. `window_geometry` and `window_state` are Qt's bytes in base 64.

    `text_percent` is 100 to 200; `contrast` and `motion` are among LOOKS; an empty `output_folder` is the
    user's documents folder. `favourites` and `recent` are ids of procedures. `locked`: the settings are read
    and not changed until somebody unlocks them.
    """

    establishment: Establishment = field(default_factory=Establishment)
    practitioners: tuple[str, ...] = ()
    text_percent: int = 100
    contrast: str = "system"
    motion: str = "system"
    output_folder: str = ""
    printer: PrinterOptions = field(default_factory=PrinterOptions)
    favourites: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    window_geometry: str = ""
    window_state: str = ""
    log_level: str = "INFO"
    reading_speed: Speed = Speed.NORMAL
    visits: VisitSettings = field(default_factory=VisitSettings)
    locked: bool = False


class SettingsStore:
    """The settings in use and their file in `folder`.

    Attributes:
        current: the settings in use; they stay valid in memory when they cannot be written.
        notices: French sentences about what happened to the file when it was read, often none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._refused = False
        self.current, self.notices = self._read()

    def note(self, settings: Settings) -> None:
        """Use `settings` from now on; they are written with the next ones that are saved."""
        self.current = settings

    def save(self, settings: Settings) -> None:
        """Use `settings` from now on and write them.

        Raises:
            KnownError: the folder cannot be written; the settings are in use all the same.
        """
        self.current = settings
        text = json.dumps({"schema": SCHEMA_VERSION, **asdict(settings)}, ensure_ascii=False, indent=1)
        data = text.encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._refused:
                with suppress(FileNotFoundError):  # somebody took it away meanwhile
                    (self._folder / FILE_NAME).replace(self._folder / SET_ASIDE_NAME)
                self._refused = False
            write_whole(self._folder / FILE_NAME, data)
            write_whole(self._folder / LAST_GOOD_NAME, data)
        except OSError as error:
            _log.warning("settings not written", exc_info=error)
            raise KnownError(
                f"Les réglages n’ont pas pu être enregistrés dans le dossier « {self._folder} ». "
                "Demandez à votre service informatique le droit d’écrire dans ce dossier, ou libérez de la "
                "place sur le disque. En attendant, vos réglages servent jusqu’à la fermeture d’AlgoGuide."
            ) from error

    def _read(self) -> tuple[Settings, tuple[str, ...]]:
        try:
            return _load(self._folder / FILE_NAME), ()
        except FileNotFoundError:
            reason = ""
        except _NewerError:
            self._refused = True
            reason = "Les réglages ont été écrits par une version plus récente d’AlgoGuide. "
        except (OSError, ValueError, RecursionError) as error:
            self._refused = True
            _log.warning("settings refused", exc_info=error)
            reason = "Le fichier des réglages est abîmé. "
        try:
            settings = _load(self._folder / LAST_GOOD_NAME)
        except FileNotFoundError:
            settings = None
        except (OSError, ValueError, RecursionError) as error:
            _log.warning("last good settings refused", exc_info=error)
            settings = None
        if settings is not None:
            reason = reason or "Le fichier des réglages a disparu. "
            return settings, (f"{reason}La dernière copie valable a été reprise ; vérifiez les réglages.",)
        if not reason:
            return Settings(), ()
        return Settings(), (f"{reason}AlgoGuide repart de zéro ; remplissez à nouveau les réglages.",)


class _NewerError(ValueError):
    """The file has a schema this version does not know."""


def _load(path: Path) -> Settings:
    """Read a settings file.

    Raises:
        OSError: it cannot be read (FileNotFoundError: there is none).
        _NewerError: its schema is newer.
        ValueError: it is not a whole and valid settings file.
    """
    with path.open("rb") as file:
        raw = file.read(_FILE_LIMIT + 1)
    if len(raw) > _FILE_LIMIT:
        raise ValueError("too long")
    data = mapping(json.loads(raw.decode("utf-8")))
    schema = integer(1, 1_000_000)(data.pop("schema", None))
    if schema > SCHEMA_VERSION:
        raise _NewerError("newer schema")
    return Settings(**checked(data, _SETTINGS))


def _reading_speed(value: Any) -> Speed:
    if not isinstance(value, str):
        raise ValueError("a speed was expected")  # noqa: TRY004 - as above
    return Speed(value)


_HOUSE: dict[str, Reader] = {
    "name": text(),
    "unit": text(),
    "phone_day": text(),
    "phone_night": text(),
    "fasting_food_hours": integer(0, HOURS_LIMIT),
    "fasting_drink_hours": integer(0, HOURS_LIMIT),
}
_PRINTER: dict[str, Reader] = {
    "name": text(),
    "two_sided": boolean,
    "copies": integer(1, COPIES_LIMIT),
}
_SETTINGS: dict[str, Reader] = {
    "establishment": lambda value: Establishment(**checked(mapping(value), _HOUSE)),
    "practitioners": texts(PRACTITIONERS_LIMIT),
    "text_percent": integer(100, 200),
    "contrast": one_of(LOOKS),
    "motion": one_of(LOOKS),
    "output_folder": text(4_096),
    "printer": lambda value: PrinterOptions(**checked(mapping(value), _PRINTER)),
    "favourites": texts(IDS_LIMIT),
    "recent": texts(IDS_LIMIT),
    "window_geometry": text(_WINDOW_LIMIT),
    "window_state": text(_WINDOW_LIMIT),
    "log_level": one_of(LOG_LEVELS),
    "reading_speed": _reading_speed,
    "visits": lambda value: VisitSettings(**checked(mapping(value), VISIT_READERS)),
    "locked": boolean,
}
