"""What the wheel carries beside the code.

`content/` and `resources/` stand at the top of the checkout, where authors look for them. A wheel
takes them as `algoguide/_data/`; an editable install takes nothing and reads the checkout.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataInWheel(BuildHookInterface[Any]):
    """Put the folders of data into a wheel that leaves the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders unless `version` says that the install stays tied to the checkout."""
        if version == "editable":
            return
        for folder in ("content", "resources"):
            build_data["force_include"][folder] = f"algoguide/_data/{folder}"
