"""Where the standalone app begins: as `python -m dllab` does."""

import sys

from dllab.__main__ import main

sys.exit(main())
