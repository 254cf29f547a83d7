"""Who a session's folder belongs to: whoever holds the lock in it, which the system takes away with the process.

Neither clocks nor the names of machines nor numbers of processes are asked: a lock is gone when its process is.
"""

import os
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path

LOCK, SESSION = "lock", "session.json"
DISCARDED = ".discarded"
PATIENCE_SECONDS = 0.2  # another window that only looks whether a folder is free holds its lock for a moment
LOOK_SECONDS = 0.01

if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int) -> bool:
        """Lock the first byte of the open file, unless another has."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        """Lock the open file, unless another has."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Claim:
    """A folder that is this process's own until it ends, gives the folder up or removes it."""

    def __init__(self, folder: Path, descriptor: int):
        self.folder = folder
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, folder: Path, patience: float = PATIENCE_SECONDS) -> "Claim | None":
        """Claim a folder that is there; None where it is another's. Raises OSError where it cannot be known."""
        end = time.monotonic() + patience
        while True:
            descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                claim = cls(folder, descriptor) if _locked(descriptor) else None
            except OSError:
                os.close(descriptor)
                raise
            if claim is not None and claim.holds:
                return claim
            os.close(descriptor)
            if time.monotonic() >= end:
                return None
            time.sleep(LOOK_SECONDS)

    @property
    def holds(self) -> bool:
        """Whether the folder is still there with the lock in it that was taken."""
        if self._descriptor is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._descriptor), os.stat(self.folder / LOCK))
        except OSError:
            return False

    def release(self) -> None:
        """Leave the folder to whoever finds it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def remove(self) -> None:
        """Remove the folder. What nobody can describe any more nobody offers, so that goes first."""
        if self._descriptor is not None:
            with suppress(OSError):
                (self.folder / SESSION).unlink(missing_ok=True)
            self.release()
            shutil.rmtree(self.folder, ignore_errors=True)

    def discard(self) -> None:
        """Never offer it again; it stays on the disk until it is tidied away. Raises OSError."""
        if self._descriptor is not None:
            self.release()  # first: some systems rename no folder in which a file is open
            self.folder.rename(self.folder.with_name(self.folder.name + DISCARDED))


def is_free(folder: Path) -> bool:
    """Whether nobody has claimed a session's folder; where that cannot be known, it is not."""
    try:
        if not (folder / LOCK).exists():
            return True
        claim = Claim.take(folder, patience=LOOK_SECONDS)
    except OSError:
        return False
    if claim is None:
        return False
    claim.release()
    return True
