"""Keys: each day has its own, nothing sealed can be moved or changed unseen."""

from collections.abc import Callable

import pytest

from algoguide.store.refusals import KeyringMissingError, UnreadableDayError
from algoguide.store.vault import Vault
from tests.store.visits_kept import DAY, MemorySecrets


def test_what_is_sealed_opens_for_the_same_visit_of_the_same_day_alone() -> None:
    vault = Vault.new()
    wrapped = vault.new_day()
    key = vault.day(DAY, wrapped)
    sealed = key.seal("a", b"LEFEVRE")
    assert b"LEFEVRE" not in sealed
    assert key.seal("a", b"LEFEVRE") != sealed
    assert vault.day(DAY, wrapped).open("a", sealed) == b"LEFEVRE"
    with pytest.raises(UnreadableDayError):
        key.open("b", sealed)
    with pytest.raises(UnreadableDayError):
        vault.day(DAY.replace(day=3), wrapped).open("a", sealed)
    with pytest.raises(UnreadableDayError):
        vault.day(DAY, vault.new_day()).open("a", sealed)


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[:-1],
    "bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "empty": lambda _: b"",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_byte_is_seen(change: Callable[[bytes], bytes]) -> None:
    vault = Vault.new()
    wrapped = vault.new_day()
    key = vault.day(DAY, wrapped)
    with pytest.raises(UnreadableDayError):
        key.open("a", change(key.seal("a", b"x")))
    with pytest.raises(UnreadableDayError):
        vault.day(DAY, change(wrapped))


def test_the_master_key_alone_opens_days() -> None:
    vault, other = Vault.new(), Vault.new()
    wrapped = vault.new_day()
    assert vault.opens(wrapped)
    assert not other.opens(wrapped)
    assert vault.new_day() != wrapped


def test_the_master_key_comes_back_from_the_keyring() -> None:
    entry = MemorySecrets()
    assert Vault.kept_in(entry) is None
    vault = Vault.new()
    vault.keep_in(entry)
    again = Vault.kept_in(entry)
    assert again is not None
    assert again.opens(vault.new_day())


@pytest.mark.parametrize("value", ["", "pas du base64 !", "YWJj", "é"])
def test_an_entry_that_is_not_ours_is_no_key(value: str) -> None:
    entry = MemorySecrets()
    entry.value = value
    assert Vault.kept_in(entry) is None


def test_a_keyring_that_forgets_is_no_keyring() -> None:
    class Forgetful(MemorySecrets):
        def set(self, value: str) -> None:
            """Keep nothing, as keyring's null backend."""

    with pytest.raises(KeyringMissingError, match="mémoire seulement"):
        Vault.new().keep_in(Forgetful())
