"""What AlgoGuide needs from the system: found out by trying it, then installed by apt."""

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.setup.reporting import SetupError, run_logged, say


@dataclass(frozen=True)
class Need:
    """One thing the system must have.

    `present` tries it; `packages` are the Debian packages that bring it; `purpose` says in French
    what it is for.
    """

    present: Callable[[], bool]
    packages: tuple[str, ...]
    purpose: str


def _library(soname: str, package: str, purpose: str) -> Need:
    def loads() -> bool:
        try:
            ctypes.CDLL(soname)
        except OSError:
            return False
        return True

    return Need(loads, (package,), purpose)


def _file(path: str, package: str, purpose: str) -> Need:
    return Need(Path(path).exists, (package,), purpose)


def _command(name: str, package: str, purpose: str) -> Need:
    return Need(lambda: shutil.which(name) is not None, (package,), purpose)


_WINDOW, _PAPER = "les fenêtres", "les documents à imprimer"
_SPELLING = "l'orthographe des contenus"

TO_RUN = (
    _library("libEGL.so.1", "libegl1", _WINDOW),
    _library("libGL.so.1", "libgl1", _WINDOW),
    _library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", _WINDOW),
    _library("libxcb-cursor.so.0", "libxcb-cursor0", _WINDOW),
    _library("libxcb-icccm.so.4", "libxcb-icccm4", _WINDOW),
    _library("libxcb-keysyms.so.1", "libxcb-keysyms1", _WINDOW),
    _library("libxcb-shape.so.0", "libxcb-shape0", _WINDOW),
    _library("libxcb-xkb.so.1", "libxcb-xkb1", _WINDOW),
    _library("libxcb-randr.so.0", "libxcb-randr0", _WINDOW),
    _library("libdbus-1.so.3", "libdbus-1-3", _WINDOW),
    _library("libfontconfig.so.1", "libfontconfig1", _WINDOW),
    _library("libcups.so.2", "libcups2", "l'impression"),
    _library("libpango-1.0.so.0", "libpango-1.0-0", _PAPER),
    _library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", _PAPER),
    _library("libharfbuzz-subset.so.0", "libharfbuzz-subset0", _PAPER),
    # Without its configuration, Pango ends the process.
    _file("/etc/fonts/fonts.conf", "fontconfig", _PAPER),
)

TO_DEVELOP = (
    _library("libenchant-2.so.2", "libenchant-2-2", _SPELLING),
    _file("/usr/share/hunspell/fr.dic", "hunspell-fr-classical", _SPELLING),
)

# Brought for the tests that need a tool of the system. The Java needed holds a compiler: what we
# run is one source file. JAXB left Java itself in version 11.
VERAPDF = (
    _command("javac", "default-jdk-headless", "veraPDF, qui juge les PDF"),
    _file("/usr/share/java/jaxb-runtime.jar", "libjaxb-java", "veraPDF, qui juge les PDF"),
)

QPDF = (_command("qpdf", "qpdf", "qpdf, qui relit les PDF"),)
POPPLER = (_command("pdffonts", "poppler-utils", "poppler, qui lit les PDF"),)
CUPS = (
    _file("/usr/sbin/cupsd", "cups-daemon", "CUPS, pour imprimer à l'essai"),
    _command("lp", "cups-client", "CUPS, pour imprimer à l'essai"),
)

_KEYBOARD = "un écran, un clavier et un lecteur d'écran d'essai"


def _reads_at_spi() -> bool:
    """Whether the system's own Python has the bindings of AT-SPI; ours cannot have them."""
    reads = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    python = Path("/usr/bin/python3")
    return (
        python.exists()
        and not subprocess.run([python, "-c", reads], capture_output=True, check=False).returncode
    )


KEYBOARD = (
    _command("Xvfb", "xvfb", _KEYBOARD),
    # Without a window manager no window has the keyboard.
    _command("openbox", "openbox", _KEYBOARD),
    _command("xdotool", "xdotool", _KEYBOARD),
    _command("dbus-daemon", "dbus-daemon", _KEYBOARD),
    _file("/usr/libexec/at-spi-bus-launcher", "at-spi2-core", _KEYBOARD),
    Need(_reads_at_spi, ("python3-gi", "gir1.2-atspi-2.0"), _KEYBOARD),
)
ESPEAK = (
    Need(lambda: shutil.which("espeak-ng") is not None, ("espeak-ng",), "espeak-ng, qui lit à voix haute"),
)


def interpreter() -> Path | None:
    """Return a Python that can make environments: this one, else Debian's own, else None.

    Debian cuts that ability off into a package which serves Debian's Python alone, and that need
    not be the first `python3` on the PATH.
    """
    able = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))"
    for candidate in (Path(sys.executable), Path("/usr/bin/python3")):
        if (
            candidate.exists()
            and not subprocess.run([candidate, "-c", able], capture_output=True, check=False).returncode
        ):
            return candidate
    return None


TO_MAKE_AN_ENVIRONMENT = Need(
    lambda: interpreter() is not None, ("python3-venv",), "l'environnement Python d'AlgoGuide"
)


def provide(needs: Iterable[Need]) -> None:
    """Install what is missing among `needs`.

    Raises:
        SetupError: something is missing and may not be installed here, or could not be.
    """
    missing = [need for need in needs if not need.present()]
    if not missing:
        return
    packages = sorted({package for need in missing for package in need.packages})
    purposes = ", ".join(dict.fromkeys(need.purpose for need in missing))
    privilege = _privilege()
    if privilege is None:
        raise SetupError(
            f"Il manque à ce système de quoi faire fonctionner {purposes}, et l'installation n'est "
            "pas permise ici. Rien n'a été modifié. Demandez à une personne autorisée de lancer :\n"
            "    sudo apt-get update && sudo apt-get install --no-install-recommends "
            f"{shlex.join(packages)}\n"
            "puis recommencez."
        )
    say(f"Installation de paquets du système ({purposes}) : {' '.join(packages)}…")
    apt = [
        *privilege,
        *("env", "DEBIAN_FRONTEND=noninteractive"),
        *("apt-get", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300"),
    ]
    run_logged([*apt, "update"], "Mise à jour de la liste des paquets")
    run_logged([*apt, "install", "--yes", "--no-install-recommends", *packages], "Installation de paquets")
    still_missing = [need for need in missing if not need.present()]
    if still_missing:
        names = ", ".join(package for need in still_missing for package in need.packages)
        raise SetupError(
            f"Installés, ces paquets n'apportent pas ce qu'on en attend : {names}. "
            "Ce système n'est sans doute pas Debian 12 ; cherchez leur équivalent."
        )


def _privilege() -> list[str] | None:
    """Return what must stand before `apt-get`, or None where installing is not permitted."""
    if os.environ.get("ALGOGUIDE_NO_INSTALL") or shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    without_password = subprocess.run(
        ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return ["sudo", "-n"] if without_password.returncode == 0 else None
