"""Opening the place where visits are kept, as the establishment and the user want it. Slow: in a worker."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from algoguide.services.visiting import Visiting
from algoguide.store.data_file import FILE_NAME
from algoguide.store.policy import Policy
from algoguide.store.settings_visits import VisitSettings


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """The day list, with French sentences about what happened when it was opened."""

    visiting: Visiting
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitPlace:
    """Where visits are kept on this computer: `folder` is the user's own, for AlgoGuide's data.

    What the establishment enforces prevails over the settings. `notices` are French sentences about how its
    rules were read.
    """

    folder: Path
    policy: Policy
    notices: tuple[str, ...] = ()

    @property
    def keeps_something(self) -> bool:
        """Whether there is a file of visits, of this run or an earlier one."""
        return (self.folder / FILE_NAME).exists()

    def in_memory(self, settings: VisitSettings) -> bool:
        """Whether visits are never written on the disk."""
        return self.policy.memory_only or settings.in_memory

    def keep_days(self, settings: VisitSettings) -> int:
        """After how many days visits are destroyed."""
        return self.policy.keep_days or settings.keep_days

    def open(self, *, memory_only: bool, start_anew: bool = False) -> Opened:
        """Open it; `memory_only` keeps nothing, `start_anew` sets aside what can be read no more.

        Raises:
            KnownError: as `store.opening.open_visits`.
        """
        # SQLAlchemy takes longer to load than the window to open.
        from algoguide.store.opening import open_in_memory, open_visits
        from algoguide.store.system_keyring import SystemKeyring

        if memory_only or self.policy.memory_only:
            found = open_in_memory()
        else:
            found = open_visits(self.folder, SystemKeyring(), start_anew=start_anew)
        return Opened(Visiting(found.store, user_name()), (*self.notices, *found.notices))

    def purge(self, today: date, settings: VisitSettings) -> bool:
        """Destroy what is past of what an earlier run kept; return whether all of it is gone.

        Raises:
            KnownError: the file cannot be written.
        """
        if not self.keeps_something:
            return True
        from algoguide.store.opening import purge_kept

        return purge_kept(self.folder, today, self.keep_days(settings))


def user_name() -> str:
    """The name of the system's user, written beside what they tick; empty when the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such account, or Windows without its variables
        return ""
