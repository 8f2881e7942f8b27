"""What the wheel carries beside the code.

`content/` and `resources/` stand at the top of the checkout, where authors look for them. A wheel
takes them as `algoguide/_data/`, with the compiled library that spares its first start the reading of
YAML. An editable install takes nothing and reads the checkout.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataInWheel(BuildHookInterface[Any]):
    """Put the folders of data into a wheel that leaves the checkout."""

    _made: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the data unless `version` says that the install stays tied to the checkout."""
        if version == "editable":
            return
        for folder in ("content", "resources"):
            build_data["force_include"][folder] = f"algoguide/_data/{folder}"

        sys.path.insert(0, self.root)
        from algoguide.content import compiled

        self._made = TemporaryDirectory()
        library = Path(self._made.name) / compiled.SHIPPED_NAME
        compiled.main(library, Path(self.root) / "content")
        build_data["force_include"][str(library)] = f"algoguide/_data/{compiled.SHIPPED_NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made for the wheel."""
        if self._made is not None:
            self._made.cleanup()
