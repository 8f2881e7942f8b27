"""A real CUPS: a server of our own on the loopback, with a queue that keeps what it is given."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

QUEUE = "essai"
PATIENCE = 30
"""Seconds granted to the server for each thing asked of it."""

CUPSD = """Listen 127.0.0.1:{port}
LogLevel info
DefaultAuthType None
WebInterface No
Browsing No
PreserveJobHistory Yes
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Location /admin>
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""
BACKEND = """#!/bin/sh
# Called without words, a backend lists its devices; else its sixth word, if any, is the file to print.
[ $# -eq 0 ] && exit 0
cat "${{6:--}}" > "{printed}"
"""
FILES = """ServerRoot {root}/etc
ServerBin {root}/bin
CacheDir {root}/cache
StateDir {root}/state
RequestRoot {root}/spool
TempDir {root}/tmp
AccessLog {root}/log/access_log
ErrorLog {root}/log/error_log
PageLog {root}/log/page_log
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running CUPS: where it answers, its folder, and the file its queue writes."""

    address: str
    root: Path
    printed: Path
    lp: str

    def tell(self, *command: str) -> str:
        """Run a command of CUPS against this server."""
        environment = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C"}
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", env=environment, timeout=PATIENCE, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def finished(self) -> list[str]:
        """The jobs that are done, by their ids."""
        lines = self.tell("lpstat", "-W", "completed", "-o").splitlines()
        return [line.split()[0] for line in lines]


def wait_for(what: Callable[[], bool], why: str) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, why
        time.sleep(0.1)


@contextmanager
def running_server(root: Path) -> Iterator[Server]:
    """A server with its files in `root`; the test is skipped where there is no CUPS."""
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin"))
    cupsd, lp = shutil.which("cupsd", path=path), shutil.which("lp")
    lpadmin = shutil.which("lpadmin", path=path)
    if cupsd is None or lp is None or lpadmin is None:
        pytest.skip("CUPS is missing (Debian: cups-daemon and cups-client)")
    for above in (root, root.parent):
        above.chmod(0o755)
    for name in ("etc", "cache", "state", "spool", "tmp", "log", "printed"):
        (root / name).mkdir()
        # The server's filters run as a user of their own.
        (root / name).chmod(0o777)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (root / "etc/cupsd.conf").write_text(CUPSD.format(port=port), encoding="utf-8")
    (root / "etc/cups-files.conf").write_text(FILES.format(root=root), encoding="utf-8")
    printed = root / "printed/output"
    _server_bin(root / "bin", printed)
    made = Server(f"127.0.0.1:{port}", root, printed, lp)
    configured = ["-c", str(root / "etc/cupsd.conf"), "-s", str(root / "etc/cups-files.conf")]
    running = subprocess.Popen(
        [cupsd, "-f", *configured],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        wait_for(lambda: _answers(port) or running.poll() is not None, "CUPS does not answer")
        if running.poll() is not None:
            assert running.stderr is not None
            pytest.fail(f"cupsd ended: {running.stderr.read().decode(errors='replace')}")
        made.tell(lpadmin, "-p", QUEUE, "-E", "-v", "keep:/", "-m", "raw")
        yield made
    finally:
        running.terminate()
        running.wait(PATIENCE)
        assert running.stderr is not None
        running.stderr.close()


def _server_bin(folder: Path, printed: Path) -> None:
    """The system's own programs of CUPS, save one printer of ours, which keeps what it is given."""
    (folder / "backend").mkdir(parents=True)
    for program in Path("/usr/lib/cups").iterdir():
        if program.name != "backend":
            (folder / program.name).symlink_to(program)
    keep = folder / "backend/keep"
    keep.write_text(BACKEND.format(printed=printed), encoding="utf-8")
    for made in (folder, folder / "backend"):
        made.chmod(0o755)
    # Closed to others, CUPS runs it as itself and not as a user who may not enter our folder.
    keep.chmod(0o700)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
