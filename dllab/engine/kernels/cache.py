"""Where compiled kernels are kept on disk, and when those of other versions are thrown away.

numba's own index tells one target's code from another's, but cannot see a change in another file (numba issue 1833), so
the folder's name holds a digest of the version and the engine's sources. What was compiled when an app was built lies
inside it, and is read alone.
"""

import functools
import hashlib
import os
import re
import shutil
import threading
import time
from contextlib import suppress
from pathlib import Path

import platformdirs

from dllab.assets import MissingResource, resource
from dllab.messages import UserError, system_reason, text
from dllab.version import __version__

FOLDER = re.compile(r"kernels-[0-9a-f]{16}")
DAY = 24 * 3600
KEPT = 30 * DAY  # seconds since its last use, after which another version's code goes,
MOST_KEPT = 4  # and the newest of them, of which more than these go after a day

_troubles: list[UserError] = []  # the first, until somebody says it
_noted = threading.Event()


class KernelsNotKept(UserError):
    """Compiled kernels cannot be written to the disk."""


def cannot_keep(error: OSError) -> None:
    """Note that a kernel could not be written; the first time is enough."""
    if not _noted.is_set():
        _noted.set()
        _troubles.append(
            KernelsNotKept(
                text("compiled kernels cannot be kept in {folder}, so that every start takes longer: {reason}"),
                folder=cache_folder(), reason=system_reason(error),
            )
        )  # fmt: skip


def trouble() -> UserError | None:
    """What has kept kernels from being kept, to be said; None where nothing has, or where it was asked for before."""
    return _troubles.pop() if _troubles else None


@functools.cache
def sources_digest() -> str:
    """Of the version and all of the engine's sources: where those are not at hand, the version tells."""
    engine = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256(__version__.encode())
    for source in sorted(engine.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


@functools.cache
def cache_folder() -> Path:
    """NUMBA_CACHE_DIR, or else a folder for exactly these sources; the first call also clears away old ones."""
    if chosen := os.environ.get("NUMBA_CACHE_DIR"):
        return Path(chosen)
    folder = Path(platformdirs.user_cache_dir("dllab", appauthor=False)) / f"kernels-{sources_digest()}"
    use(folder)
    return folder


@functools.cache
def shipped_folder() -> Path | None:
    """Kernels that were compiled when this app was built; None where none came along, as in a checkout."""
    try:
        return resource("kernels")
    except MissingResource:
        return None


def use(folder: Path) -> None:
    """Note on disk that `folder` is in use, and remove its siblings that nobody has used for long, or that are many.

    A version that runs beside this one keeps its code, since it notes its use at every start. One that loses its code
    all the same compiles it again. What cannot be written or removed stays.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        os.utime(folder)
        others = [
            (other.stat().st_mtime, other)
            for other in folder.parent.iterdir()
            if FOLDER.fullmatch(other.name) and other != folder and not other.is_symlink()
        ]
        for place, (used, other) in enumerate(sorted(others, reverse=True)):
            if time.time() - used > (KEPT if place < MOST_KEPT else DAY):
                shutil.rmtree(other, ignore_errors=True)
