"""`python -m algoguide`."""

import sys

from algoguide.cli import main

sys.exit(main())
