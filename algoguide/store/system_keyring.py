"""Our entry in the keyring of the system: Windows' Credential Locker, Secret Service."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from algoguide.store.refusals import KeyringMissingError

SERVICE = "AlgoGuide"
ENTRY = "visites"
TRUSTED = 1
"""Priority from which `keyring` recommends a keyring: below are plain files and keyrings that forget."""

_log = logging.getLogger(__name__)


class SystemKeyring:
    """The entry that holds the master key. The library of keyrings is imported at the first call."""

    def get(self) -> str | None:
        """What it holds, None while it holds nothing.

        Raises:
            KeyringMissingError: there is no keyring worth the name, or it refuses.
        """
        with _in_french():
            import keyring

            _refuse_a_weak_one()
            return keyring.get_password(SERVICE, ENTRY)

    def set(self, value: str) -> None:
        """Keep `value` instead.

        Raises:
            KeyringMissingError: there is no keyring worth the name, or it refuses.
        """
        with _in_french():
            import keyring

            _refuse_a_weak_one()
            keyring.set_password(SERVICE, ENTRY, value)


def _refuse_a_weak_one() -> None:
    import keyring

    chosen = keyring.get_keyring()
    # Several together are a chain, which writes to its first.
    first = next(iter(getattr(chosen, "backends", ())), chosen)
    if first.priority < TRUSTED:
        raise KeyringMissingError


@contextmanager
def _in_french() -> Iterator[None]:
    """Turn whatever a keyring raises into our refusal, without its message."""
    import keyring.errors

    try:
        yield
    except KeyringMissingError:
        raise
    except keyring.errors.KeyringLocked:
        raise KeyringMissingError(locked=True) from None
    except Exception as error:  # noqa: BLE001 - D-Bus, Windows… raise their own beside KeyringError
        _log.warning("keyring refused", exc_info=error)
        raise KeyringMissingError from None
