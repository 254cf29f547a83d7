"""Memory that was freed, handed back to the system.

The C library of most Linux systems, glibc, keeps what is freed for the next time somebody asks: after some networks and
datasets that are hundreds of megabytes. It also keeps an arena for almost every thread, and what lives long in one of
them holds on to all that was freed around it: an hour of use took 200 MB that way, and 10 MB with a single arena. Once
an array of 20 MB was freed it also puts all up to that size among what is small, where it stays the process's until the
next look and is written to whole: a run's history, 44 MB of zeros, took all of them. Other systems' allocators give
memory back by themselves.
"""

import ctypes
import sys

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 5000
KEPT = 64_000_000  # bytes, that are worth the 5 to 15 ms of handing them back
LARGE = 4_000_000  # bytes, of what is the system's again as soon as it is freed
TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8  # as in malloc.h
FIELDS = ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")


class _Usage(ctypes.Structure):
    """glibc's struct mallinfo2: man 3 mallinfo."""

    _fields_ = [(name, ctypes.c_size_t) for name in FIELDS]


class FreedMemory(QObject):
    """Looks every few seconds whether the C library keeps much for itself; does nothing where it says nothing of it."""

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._library = _glibc()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        if self._library:
            self._library.mallopt(ARENA_MAX, 1)  # threads that are begun from now on share the first one
            self._library.mallopt(MMAP_THRESHOLD, LARGE)
            self._library.mallopt(TRIM_THRESHOLD, KEPT)  # the other one's default would be 128 kB
            self._timer.start()

    @property
    def kept(self) -> int:
        """Bytes that were freed and are still the process's; 0 where nobody knows."""
        return int(self._library.mallinfo2().fordblks) if self._library else 0

    def look(self) -> None:
        """Hand back what is kept where it is worth it."""
        if self.kept > KEPT:
            self.hand_back()

    def hand_back(self) -> None:
        """Hand back all that is kept."""
        if self._library:
            self._library.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    """The C library where it is glibc 2.33 (2021) or newer."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    if not (hasattr(library, "mallinfo2") and hasattr(library, "malloc_trim")):
        return None
    library.mallinfo2.restype = _Usage
    library.malloc_trim.argtypes = [ctypes.c_size_t]
    library.mallopt.argtypes = [ctypes.c_int, ctypes.c_int]
    return library
