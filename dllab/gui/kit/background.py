"""Work that neither the window nor the training may wait for."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

POLL_MS = 16

log = logging.getLogger(__name__)

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Background(QObject, Generic[Question, Answer]):
    """Answers one question at a time in a thread; of several asked meanwhile only the last.

    At most one question is begun every `seconds`, and at most `share` of the time is spent on them: Python's threads
    take turns. `prepare` is called in the thread before each question and is not counted. `answered` carries question
    and answer; what fails is logged and gets none.
    """

    answered = Signal(object, object)

    def __init__(
        self,
        answer: Callable[[Question], Answer],
        parent: QObject,
        *,
        prepare: Callable[[], None] = lambda: None,
        seconds: float = 0.25,
        share: float = 0.05,
    ):
        super().__init__(parent)
        self._answer, self._prepare, self._seconds, self._share = answer, prepare, seconds, share
        self._answers: queue.SimpleQueue[tuple[Question, Answer | None, float]] = queue.SimpleQueue()
        self._working = False
        self._next: Question | None = None
        self._due = 0.0
        self._poll = QTimer(self, interval=POLL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._poll.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._poll.isActive()

    def ask(self, question: Question) -> None:
        """Have a question answered, now or in its turn."""
        self._next = question
        self._poll.start()
        self._begin_if_due()

    def drop(self) -> None:
        """Forget the question that waits; one that is being answered is answered."""
        self._next = None

    def _begin_if_due(self) -> None:
        if self._working or self._next is None or time.perf_counter() < self._due:
            return
        question, self._next, self._working = self._next, None, True
        work = (self._prepare, self._answer, question, self._answers)
        threading.Thread(target=_work, args=work, name="background", daemon=True).start()

    def _look(self) -> None:
        try:
            question, answer, seconds = self._answers.get_nowait()
        except queue.Empty:
            self._begin_if_due()
        else:
            self._working = False
            self._due = time.perf_counter() + max(self._seconds, seconds / self._share)
            if answer is not None:
                self.answered.emit(question, answer)
        if not self._working and self._next is None:
            self._poll.stop()


def _work(
    prepare: Callable[[], None],
    answer: Callable[[Question], Answer],
    question: Question,
    answers: "queue.SimpleQueue[tuple[Question, Answer | None, float]]",
) -> None:
    found, begun = None, time.perf_counter()
    try:
        prepare()
        begun = time.perf_counter()
        found = answer(question)
    except Exception:
        log.exception("work in the background failed")
    answers.put((question, found, time.perf_counter() - begun))
