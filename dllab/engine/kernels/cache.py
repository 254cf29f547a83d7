"""Where compiled kernels are kept on disk, and when those of other versions are thrown away.

numba's own index tells one target's code from another's, but cannot see a change in another file (numba issue 1833), so
the folder's name holds a digest of the engine's sources.
"""

import functools
import hashlib
import os
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path

import platformdirs

FOLDER = re.compile(r"kernels-[0-9a-f]{16}")
KEPT = 30 * 24 * 3600  # seconds since its last use, after which another version's code goes


@functools.cache
def cache_folder() -> Path:
    """NUMBA_CACHE_DIR, or else a folder for exactly these sources; the first call also clears away old ones."""
    if chosen := os.environ.get("NUMBA_CACHE_DIR"):
        return Path(chosen)
    engine = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for source in sorted(engine.rglob("*.py")):
        digest.update(source.read_bytes())
    folder = Path(platformdirs.user_cache_dir("dllab", appauthor=False)) / f"kernels-{digest.hexdigest()[:16]}"
    use(folder)
    return folder


def use(folder: Path) -> None:
    """Note on disk that `folder` is in use, and remove its siblings that nobody has used for long.

    A version that runs beside this one keeps its code, since it notes its use at every start. One that loses its code
    all the same compiles it again. What cannot be written or removed stays.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        os.utime(folder)
        for other in folder.parent.iterdir():
            ours = FOLDER.fullmatch(other.name) and other != folder and not other.is_symlink()
            if ours and time.time() - other.stat().st_mtime > KEPT:
                shutil.rmtree(other, ignore_errors=True)
