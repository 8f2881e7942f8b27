"""The Python environment of the checkout, `.venv`: made once, brought up to date by its locks."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from tools.setup.reporting import SetupError, run_logged, say

# The tests' lock holds all of the application's lock.
_HELD_BY = {"run": ("run", "dev"), "dev": ("dev",), "integration": ("integration",)}


class Environment:
    """The folder `.venv` of the checkout `root`.

    A lock is one of "run", "dev", "integration", as in `requirements/`.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / ".venv"
        self.python = self._folder / "bin" / "python"
        # There while the environment is being made: what is found with it is not to be trusted.
        self._unfinished = self._folder / ".unfinished"
        # Which locks are installed, and for which place: an environment does not survive a move.
        self._state = self._folder / ".algoguide.json"

    def is_usable(self) -> bool:
        """Say whether the environment is there, finished, in its place, and starts.

        One that was made by hand is as good as ours.
        """
        here = str(self._root)
        if (
            not self.python.exists()
            or self._unfinished.exists()
            or self._read_state().get("root", here) != here
        ):
            return False
        return not subprocess.run(
            [self.python, "-c", "import pip"], capture_output=True, check=False
        ).returncode

    def is_ready(self, lock: str) -> bool:
        """Say whether the environment holds what `lock` asks for."""
        state = self._read_state()
        return self.is_usable() and any(state.get(held) == self._fingerprint(held) for held in _HELD_BY[lock])

    def make(self, base: Path) -> None:
        """Make an empty environment from the interpreter `base`, in place of an unusable one."""
        say("Création de l'environnement Python (.venv)…")
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        self._unfinished.touch()
        run_logged([base, "-m", "venv", self._folder], "Création de l'environnement Python")

    def install(self, lock: str, what: str) -> None:
        """Install exactly what `lock` lists, hashes checked, then AlgoGuide itself.

        `what` tells the user, in French, what is being installed.

        Raises:
            SetupError: pip failed.
        """
        say(f"Installation de {what}…")
        pip: list[str | Path] = [
            *(self.python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check")
        ]
        run_logged(
            [*pip, "--require-hashes", "-r", self._root / "requirements" / f"{lock}.txt"],
            "Installation des bibliothèques Python",
        )
        if lock != "integration":
            # Tied to the checkout; its build backend comes from the lock, not from the network.
            run_logged(
                [*pip, "--no-deps", "--no-build-isolation", "--no-index", "-e", self._root],
                "Installation d'AlgoGuide",
            )
        state = {**self._read_state(), "root": str(self._root), lock: self._fingerprint(lock)}
        self._state.write_text(json.dumps(state, indent=1), encoding="utf-8")
        self._unfinished.unlink(missing_ok=True)

    def remove_unfinished(self) -> None:
        """Leave nothing half done behind."""
        if self._unfinished.exists():
            shutil.rmtree(self._folder, ignore_errors=True)

    def _read_state(self) -> dict[str, str]:
        try:
            state = json.loads(self._state.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def _fingerprint(self, lock: str) -> str:
        digest = hashlib.sha256()
        for name in (f"requirements/{lock}.txt", "pyproject.toml", "tools/build_hook.py"):
            try:
                digest.update((self._root / name).read_bytes())
            except FileNotFoundError as error:
                raise SetupError(
                    f"Le fichier {name} manque : cette copie d'AlgoGuide est incomplète."
                ) from error
        return digest.hexdigest()
