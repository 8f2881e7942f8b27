"""A network share is told from a disk of this computer."""

from pathlib import Path

import pytest

from algoguide.store.network import file_system_of, is_remote, on_network

MOUNTED = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
30 27 0:40 / /home rw,relatime shared:2 master:1 - nfs4 serveur:/home rw,vers=4.2
31 30 0:41 / /home/local rw - btrfs /dev/sda1 rw
32 27 0:42 / /mnt/deux\040mots rw - cifs //serveur/partage rw
33 27 0:43 / /mnt/fuse rw - fuse.sshfs moi@serveur: rw
34 27 0:44 / /mnt/twice rw - cifs //serveur/x rw
35 27 0:45 / /mnt/twice rw - ext4 /dev/sdb1 rw
not a line of it
"""


@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [
        ("/var/lib/algoguide", "ext4", False),
        ("/home/a/.local/share/AlgoGuide", "nfs4", True),
        ("/home/local/a", "btrfs", False),
        ("/homeless", "ext4", False),
        ("/mnt/deux mots/AlgoGuide", "cifs", True),
        ("/mnt/fuse", "fuse.sshfs", True),
        ("/mnt/twice/a", "ext4", False),
    ],
)
def test_the_nearest_mount_decides(path: str, kind: str, remote: bool) -> None:
    assert file_system_of(Path(path), MOUNTED) == kind
    assert is_remote(kind) is remote


@pytest.mark.parametrize("kind", ["", "fuse", "fuse.ntfs", "fuseblk", "tmpfs", "overlay"])
def test_disks_of_this_computer_are_not_remote(kind: str) -> None:
    assert not is_remote(kind)


def test_the_disk_of_the_tests_is_found(tmp_path: Path) -> None:
    assert file_system_of(Path("/nowhere"), "") == ""
    assert on_network(tmp_path / "absent") in {True, False}
