"""Where the standalone app begins: as `python -m dllab` does. What it lacks of the system is said in words."""

import locale
import os
import re
import sys

MISSING = re.compile(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object file")
ENGLISH = "dllab needs the system's library {library}. On Debian and Ubuntu: sudo apt install libgl1 libegl1"
CHINESE = "dllab 需要系统库 {library}。在 Debian 和 Ubuntu 上：sudo apt install libgl1 libegl1"


def main() -> int:
    """Run the lab; 2 where the system lacks a library that no app brings along, since it belongs to the drivers."""
    from dllab.__main__ import main as run

    try:
        return run()
    except ImportError as error:
        missing = MISSING.match(str(error))
        if missing is None:
            raise
        language = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
        said = CHINESE if language.startswith("zh") else ENGLISH
        print(said.format(library=missing[1]), file=sys.stderr)
        return 2


sys.exit(main())
