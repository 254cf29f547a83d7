"""The compiler's own code, which is needed for a moment at the start, and handed back to the system after it.

LLVM is 84 MB of machine code; loading kernels from the cache touches some of it, and the system maps 53 MB. These pages
are unchanged copies of the file: what is handed back is mapped again, from the file, when a kernel is compiled.
"""

import ctypes
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from dllab.gui.kit.poller import Poller
from dllab.training.outcomes import Outcome, Preparing

SOON_MS = 1000  # after a run was prepared
DONTNEED = 4  # MADV_DONTNEED of sys/mman.h
CODE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r-xp \S+ \S+ [1-9]\d* +(/.*libllvmlite\.so)$")


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
    """Let go of the pages; only of code, which nothing writes to."""
    library = ctypes.CDLL(None)
    for begin, end in places():
        library.madvise(ctypes.c_void_p(begin), ctypes.c_size_t(end - begin), DONTNEED)


def places() -> Iterator[tuple[int, int]]:
    """Where LLVM's code lies in this process."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines():
        if found := CODE.match(line):
            yield int(found[1], 16), int(found[2], 16)
