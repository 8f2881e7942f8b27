"""The keyring of the system, as the library `keyring` gives it: a weak or refusing one is said in French."""

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked

from algoguide.store.refusals import KeyringMissingError
from algoguide.store.system_keyring import ENTRY, SERVICE, SystemKeyring


class Kept(KeyringBackend):
    """A keyring worth the name, in memory."""

    priority: float = 5

    def __init__(self, refusal: Exception | None = None) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.refusal = refusal

    def get_password(self, service: str, username: str) -> str | None:
        if self.refusal:
            raise self.refusal
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.refusal:
            raise self.refusal
        self.kept[service, username] = password


class PlainFile(Kept):
    """As keyrings.alt writes one, in clear."""

    priority = 0.5


class Chain(Kept):
    """Several keyrings together: they are strong when their first is."""

    priority = 10

    def __init__(self, *backends: Kept) -> None:
        super().__init__()
        self.backends = backends


def chosen(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", backend)


def test_one_entry_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = Kept()
    chosen(monkeypatch, backend)
    entry = SystemKeyring()
    assert entry.get() is None
    entry.set("clé")
    assert entry.get() == "clé"
    assert backend.kept == {(SERVICE, ENTRY): "clé"}


@pytest.mark.parametrize(
    "backend",
    [
        fail.Keyring(),
        null.Keyring(),
        PlainFile(),
        Chain(PlainFile(), Kept()),
        Kept(InitError("D-Bus")),
        Kept(OSError("com")),
    ],
    ids=["none", "null", "plain file", "chain", "init", "other"],
)
def test_without_a_trusted_keyring_memory_only_is_offered(
    monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend
) -> None:
    chosen(monkeypatch, backend)
    for call in (SystemKeyring().get, lambda: SystemKeyring().set("clé")):
        with pytest.raises(KeyringMissingError, match="mémoire seulement") as refusal:
            call()
        assert not refusal.value.locked
    assert "clé" not in getattr(backend, "kept", {}).values()


def test_a_locked_keyring_is_to_be_unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen(monkeypatch, Kept(KeyringLocked("dismissed")))
    with pytest.raises(KeyringMissingError, match="déverrouillez") as refusal:
        SystemKeyring().get()
    assert refusal.value.locked
    assert refusal.value.__suppress_context__
