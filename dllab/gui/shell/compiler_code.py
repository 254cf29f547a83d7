"""The compiler's own code, which is needed for a moment at the start, and handed back to the system after it.

LLVM is 84 MB of machine code and 70 MB of tables; loading kernels from the cache touches some of both, and the system
maps 70 MB. These pages are unchanged copies of the file: what is handed back is mapped again, from the file, when a
kernel is compiled.
"""

import ctypes
import re
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from dllab.gui.kit.poller import Poller
from dllab.training.outcomes import Outcome, Preparing

SOON_MS = 1000  # after a run was prepared
DONTNEED = 4  # MADV_DONTNEED of sys/mman.h
MAPPED = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \d+ *(.*)")
UNCHANGED = ("Private_Dirty:", "Anonymous:", "Swap:")  # of a mapping, all 0 kB: every page is the file's


class CompilerCode(QObject):
    """Hands LLVM's code back each time a run has been prepared; does nothing but on Linux."""

    def __init__(self, poller: Poller):
        super().__init__(poller)
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(hand_back)
        if sys.platform.startswith("linux"):
            poller.outcome_changed.connect(self._look)

    def _look(self, outcome: Outcome) -> None:
        if isinstance(outcome, Preparing):
            self._soon.stop()
        else:
            self._soon.start()


def hand_back() -> None:
    """Let go of the pages; only of those that nothing may write to and nothing has written to."""
    library = ctypes.CDLL(None)
    for begin, end in places():
        library.madvise(ctypes.c_void_p(begin), ctypes.c_size_t(end - begin), DONTNEED)


def places() -> list[tuple[int, int]]:
    """Where LLVM's code and tables lie unchanged in this process."""
    found: dict[tuple[int, int], bool] = {}
    place = None
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8", errors="replace").splitlines():
        if mapped := MAPPED.match(line):
            of_llvm = mapped[4].endswith("libllvmlite.so") and "w" not in mapped[3]
            place = (int(mapped[1], 16), int(mapped[2], 16)) if of_llvm else None
            if place:
                found[place] = True
        elif place and line.startswith(UNCHANGED) and line.split()[1] != "0":
            found[place] = False
    return [place for place, unchanged in found.items() if unchanged]
