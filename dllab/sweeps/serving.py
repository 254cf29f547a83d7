"""The process that does runs beside: one after another, as they come on its standard input, until that ends.

In: what is to be done with each (a callable), then a Job each. Out: READY, then of every run what its Ear is told,
(DONE, what came of it) or (RAISED, the error); in between (SAID, logger, level, text) of what is logged. All of it is
pickled, and goes between two processes of the same program alone.
"""

import logging
import os
import pickle
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import IO, Any

from dllab.importing import importing
from dllab.sweeps.doing import Ear

READY, REACHED, PREPARES, SAID, DONE, RAISED = "ready", "reached", "prepares", "said", "done", "raised"
TELL_SECONDS = 0.05  # between two words on how far a run is

Work = Callable[[Any, Ear], Any]


class Broken(Exception):
    """An error that cannot be told as it is; its message is how it came about."""


def serve() -> int:
    """Do runs until standard input ends, which ends the process at once, even in the midst of a run."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        told = Told(answers)
        logging.getLogger().addHandler(told)
        asked: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(sys.stdin.buffer, asked), name="jobs", daemon=True).start()
        with importing():
            work: Work = pickle.loads(asked.get())
        told.tell(READY)
        while True:
            job = pickle.loads(asked.get())
            told.of_run(work, job)


class Told(logging.Handler):
    """Tells the process that asked; any thread may."""

    def __init__(self, answers: IO[bytes]):
        super().__init__(logging.WARNING)
        self._answers = answers
        self._turn = threading.Lock()
        self._last = 0.0  # when it was told how far a run is

    def tell(self, *message: Any) -> None:
        """Write a message; one that cannot be pickled raises before anything is written."""
        packed = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        with self._turn:
            self._answers.write(packed)
            self._answers.flush()

    def emit(self, record: logging.LogRecord) -> None:
        """What is logged is for the log of who asked."""
        self.tell(SAID, record.name, record.levelno, self.format(record))

    def of_run(self, work: Work, job: Any) -> None:
        """Do a run and tell of it."""
        try:
            self.tell(DONE, work(job, Ear(prepares=self._prepares, reached=self._reached)))
        except Exception as error:
            try:
                pickle.loads(pickle.dumps(error))
            except Exception:
                error = Broken(traceback.format_exc())
            self.tell(RAISED, error)

    def _prepares(self, what: str, done: int, total: int) -> None:
        self.tell(PREPARES, what, done, total)

    def _reached(self, share: float) -> None:
        if time.monotonic() - self._last >= TELL_SECONDS:
            self._last = time.monotonic()
            self.tell(REACHED, share)


def _listen(stream: IO[bytes], asked: "queue.SimpleQueue[bytes]") -> None:
    """In the thread: every message, as it is packed; who asked has ended or wants no more where there are none."""
    try:
        while size := stream.read(8):
            asked.put(stream.read(int.from_bytes(size, "little")))
    finally:
        os._exit(0)


def packed(message: Any) -> bytes:
    """A message as `serve` reads it: its length first, so that it is unpacked where imports may take their time."""
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return len(content).to_bytes(8, "little") + content
