"""Keys: a master key in the keyring wraps one key a day, which seals what names or tells of a patient.

Whoever destroys the key of a day destroys its identities, in the file and in what was copied of its blobs; a
copy of the whole file, with its wrapped keys, is as good as the file while the keyring holds the master key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from datetime import date
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from algoguide.store.refusals import KeyringMissingError, UnreadableDayError

KEY_BYTES = 32
"""256 bits, for the master key and for those of the days."""
_NONCE_BYTES = 12


class Secrets(Protocol):
    """The one entry of a keyring that is ours. Both calls may wait for the user to unlock it.

    Raises:
        KeyringMissingError: there is no keyring, or it refuses.
    """

    def get(self) -> str | None:
        """What it holds, None while it holds nothing."""

    def set(self, value: str) -> None:
        """Keep `value` instead."""


class DayKey:
    """The key of one day, which is part of all it seals: nothing can be moved to another day or visit."""

    def __init__(self, day: date, key: bytes) -> None:
        self._day = day
        self._key = key
        self._cipher = AESGCM(key)

    def seal(self, visit_id: str, plain: bytes) -> bytes:
        """A random nonce, what is sealed, and its tag."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, self._place(visit_id))

    def open(self, visit_id: str, sealed: bytes) -> bytes:
        """What `seal` was given.

        Raises:
            UnreadableDayError: it was not sealed for this visit and this day, or was changed since.
        """
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self._place(visit_id))
        except (InvalidTag, ValueError):
            raise UnreadableDayError(self._day) from None

    def hashed(self, text: str) -> str:
        """A keyed hash, 64 hexadecimal digits: without the key of the day, no guess can be tried."""
        return hmac.new(self._key, b"line\n" + text.encode(), hashlib.sha256).hexdigest()

    def _place(self, visit_id: str) -> bytes:
        return f"{self._day.isoformat()}\n{visit_id}".encode()


class Vault:
    """The master key. It leaves memory only for the keyring."""

    def __init__(self, master: bytes) -> None:
        if len(master) != KEY_BYTES:
            raise ValueError("a master key of another length")
        self._master = master

    @classmethod
    def new(cls) -> Vault:
        """A vault whose key nobody has yet."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def kept_in(cls, entry: Secrets) -> Vault | None:
        """The vault whose key the keyring holds, None when it holds none of ours.

        Raises:
            KeyringMissingError: there is no keyring, or it refuses.
        """
        try:
            return cls(base64.b64decode((entry.get() or "").encode(), validate=True))
        except (ValueError, binascii.Error):
            return None

    def keep_in(self, entry: Secrets) -> None:
        """Put the key into the keyring, and see that it is there: some keyrings forget without a word.

        Raises:
            KeyringMissingError: there is no keyring, or it refuses or forgets.
        """
        text = base64.b64encode(self._master).decode()
        entry.set(text)
        if entry.get() != text:
            raise KeyringMissingError

    def new_day(self) -> bytes:
        """The wrapped key of a new day."""
        return aes_key_wrap(self._master, secrets.token_bytes(KEY_BYTES))

    def opens(self, wrapped: bytes) -> bool:
        """Whether this master key wrapped it."""
        return self._unwrapped(wrapped) is not None

    def day(self, day: date, wrapped: bytes) -> DayKey:
        """The key of a day.

        Raises:
            UnreadableDayError: another master key wrapped it, or it was changed since.
        """
        key = self._unwrapped(wrapped)
        if key is None:
            raise UnreadableDayError(day)
        return DayKey(day, key)

    def _unwrapped(self, wrapped: bytes) -> bytes | None:
        try:
            return aes_key_unwrap(self._master, wrapped)
        except (InvalidUnwrap, ValueError):
            return None
