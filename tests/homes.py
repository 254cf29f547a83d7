"""Where a lab that is tried keeps its settings and data, on every system."""

import sys
from pathlib import Path


def homes(folder: Path | str) -> dict[str, str]:
    """Variables that send both below `folder`; compiled kernels stay where they are.

    Windows keeps all three in one folder. It asks no variables where that is, but platformdirs does, before it asks.
    """
    found = {name: str(folder) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")}
    if sys.platform == "win32":
        from dllab.engine.kernels.cache import cache_folder  # late: brings NumPy in

        found["NUMBA_CACHE_DIR"] = str(cache_folder())
    return found
