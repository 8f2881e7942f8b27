"""Set AlgoGuide up on a bare machine, with the standard library of the system's Python alone."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python reads this before anything else)
    sys.exit(
        "AlgoGuide demande Python 3.11 ou plus récent ; celui-ci est Python "
        + ".".join(map(str, sys.version_info[:2]))
        + ". Installez-en un plus récent, puis recommencez."
    )
