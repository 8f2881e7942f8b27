"""The one door to the visits: in their file with the key of the keyring, or in memory only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine, select

from algoguide.store.data_file import (
    ASIDE_DAYS,
    FILE_NAME,
    left_log,
    make_private,
    remove_old_asides,
    set_aside,
)
from algoguide.store.database import BUSY_MS, engine_for, make_ready, writing
from algoguide.store.network import on_network
from algoguide.store.refusals import DamagedError, MasterKeyLostError, NetworkShareError
from algoguide.store.schema import day_key
from algoguide.store.vault import Secrets, Vault
from algoguide.store.visits import VisitStore


@dataclass(frozen=True, slots=True)
class Opened:
    """The visits, and French sentences about what happened to their file, often none."""

    store: VisitStore
    notices: tuple[str, ...] = ()


def _now() -> datetime:
    return datetime.now().astimezone()


def open_in_memory() -> Opened:
    """Visits that nothing keeps: no file, no keyring, a key that nobody else has."""
    engine = engine_for(None)
    make_ready(engine)
    return Opened(VisitStore(engine, Vault.new(), None))


def open_visits(
    folder: Path,
    entry: Secrets,
    *,
    start_anew: bool = False,
    remote: Callable[[Path], bool] = on_network,
    now: Callable[[], datetime] = _now,
    busy_ms: int = BUSY_MS,
) -> Opened:
    """Open the visits of `folder`, which is made if it is missing; the user may have to unlock the keyring.

    A damaged file is set aside, with a notice, and a new one begun; so is one whose master key is lost, when
    `start_anew` says that the user wants it.

    Args:
        folder: the user's own, on a disk of this computer.
        entry: where the master key is kept.
        start_anew: whether to begin anew when the master key of the visits is lost.
        remote: tells whether a file is on the network.
        now: the local time, for the name of a file set aside.
        busy_ms: how long to wait for another program that holds the file, in milliseconds.

    Raises:
        KeyringMissingError: there is no keyring, or it refuses; nothing is written.
        MasterKeyLostError: the keyring no longer has the key of the days that are kept.
        NetworkShareError, NewerFileError, HeldElsewhereError, DiskRefusedError: the file cannot be used.
    """
    if remote(folder / FILE_NAME):
        raise NetworkShareError(folder)
    # Before anything is written: without a keyring there is no file.
    Vault.kept_in(entry)
    engine, notices = _whole(folder, now, busy_ms)
    try:
        vault = _vault(engine, entry)
    except MasterKeyLostError:
        engine.dispose()
        if not start_anew:
            raise
        aside = set_aside(folder, now())
        engine, _ = _whole(folder, now, busy_ms)
        vault = _vault(engine, entry)
        notices = (*notices, _kept_aside(aside))
    except BaseException:
        engine.dispose()
        raise
    return Opened(VisitStore(engine, vault, folder), notices)


def purge_kept(
    folder: Path,
    today: date,
    keep_days: int,
    *,
    now: Callable[[], datetime] = _now,
    busy_ms: int = BUSY_MS,
) -> bool:
    """Purge what an earlier run kept in `folder` when its visits are not open: memory only, or no keyring.

    To destroy needs no key. Nothing is made where nothing is.

    Returns:
        Whether everything that is past is gone; otherwise it is to be done again later.

    Raises:
        CannotKeepError: the file cannot be written.
        ValueError: `keep_days` is not 1 to 7.
    """
    if not (folder / FILE_NAME).exists():
        remove_old_asides(folder, today)
        return True
    engine, _ = _whole(folder, now, busy_ms)
    store = VisitStore(engine, Vault.new(), folder)
    try:
        store.purge(today, keep_days)
    finally:
        store.close()
    return not store.unfinished


def _whole(folder: Path, now: Callable[[], datetime], busy_ms: int) -> tuple[Engine, tuple[str, ...]]:
    """The file of the folder, checked and of our schema; a new one beside it if it is damaged."""
    log = left_log(folder)
    path = make_private(folder)
    try:
        # SQLite would delete the log of a file that was emptied or taken away, without a word.
        if log and path.stat().st_size == 0:
            raise DamagedError  # noqa: TRY301 - as what the database finds
        return _ready(path, busy_ms), ()
    except DamagedError:
        aside = set_aside(folder, now(), log)
        make_private(folder)
        notice = (
            "Le fichier des visites était abîmé : la liste repart vide. Importez de nouveau le programme. "
            f"{_kept_aside(aside)}"
        )
        return _ready(path, busy_ms), (notice,)


def _ready(path: Path, busy_ms: int) -> Engine:
    engine = engine_for(path, busy_ms)
    try:
        make_ready(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _kept_aside(aside: Path) -> str:
    return (
        f"L’ancien fichier est gardé sous le nom « {aside.name} » dans « {aside.parent} » ; AlgoGuide "
        f"l’efface après {ASIDE_DAYS} jours."
    )


def _vault(engine: Engine, entry: Secrets) -> Vault:
    """The vault of the days that are kept, a new one when none is.

    Two programs that start together must not make two keys: the file is locked meanwhile.

    Raises:
        MasterKeyLostError: days are kept, and the key of none of them opens.
        KeyringMissingError: the keyring refuses, or forgets.
    """
    with writing(engine) as connection:
        vault = Vault.kept_in(entry)
        wrapped = connection.scalars(select(day_key.c.wrapped)).all()
        if wrapped and not (vault and any(vault.opens(key) for key in wrapped)):
            raise MasterKeyLostError
        if vault is None:
            vault = Vault.new()
            vault.keep_in(entry)
        return vault
