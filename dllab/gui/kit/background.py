"""Work that neither the window nor the training may wait for."""

import logging
import queue
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from dllab.gui.kit.language import tr
from dllab.gui.kit.wording import error_words
from dllab.messages import UserError

POLL_MS = 16  # between two looks whether there is an answer

log = logging.getLogger(__name__)

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class GivenUp(Exception):
    """Nobody waits for the answer any more."""


@dataclass(frozen=True)
class Failure:
    """Why a question got no answer. details: the traceback of an error nobody foresaw; empty where it is foreseen."""

    error: BaseException
    details: str = ""

    @classmethod
    def of(cls, error: BaseException) -> "Failure":
        """Of an error; one that nobody foresaw is logged."""
        if isinstance(error, UserError):
            return cls(error)
        log.error("work in the background failed", exc_info=error)
        return cls(error, "".join(traceback.format_exception(error)))

    def words(self) -> str:
        """What a person is told, in the window's language."""
        if isinstance(self.error, UserError):
            return error_words(self.error)
        return tr("An error of the program itself: {reason}", reason=f"{type(self.error).__name__}: {self.error}")


@dataclass(frozen=True)
class Told:
    """Something that work told on its way."""

    what: Any


class Job:
    """One question in its thread: how the work there reaches those who wait for it."""

    def __init__(self) -> None:
        self._given_up = threading.Event()
        self.messages: queue.SimpleQueue[Told | Failure | GivenUp | tuple[Any, float]] = queue.SimpleQueue()

    def give_up(self) -> None:
        """Wait for it no more."""
        self._given_up.set()

    def is_given_up(self) -> bool:
        """Whether nobody waits any more."""
        return self._given_up.is_set()

    def tell(self, *what: Any) -> None:
        """Let those who wait know how far it is; raises GivenUp where there is nobody."""
        if self.is_given_up():
            raise GivenUp
        self.messages.put(Told(what))

    def run(self, prepare: Callable[[], None], work: Callable[[], Any]) -> None:
        """In the thread: what comes of it, whatever it is, is the last of the messages."""
        try:
            prepare()
            begun = time.perf_counter()
            answer = work()
            self.messages.put((answer, time.perf_counter() - begun))
        except GivenUp as end:
            self.messages.put(end)
        except Exception as error:
            self.messages.put(Failure.of(error))


class Background(QObject, Generic[Asked, Answer]):
    """Answers one question at a time in a thread; of several asked meanwhile only the last.

    At most one question is begun every `seconds`, and at most `share` of the time is spent on them: Python's threads
    take turns. One that is about something else than the one before waits for neither: somebody waits for it. `answer`
    takes the question and holds nothing of Qt's. `prepare` is called in the thread before each question and is not
    counted. Nothing fails silently: `answered` carries question and answer, but for an answer that
    is None; `failed` question and Failure.
    """

    answered = Signal(object, object)
    failed = Signal(object, object)

    def __init__(
        self,
        answer: Callable[..., Answer],
        parent: QObject | None,
        *,
        prepare: Callable[[], None] = lambda: None,
        seconds: float = 0.25,
        share: float = 0.05,
    ):
        super().__init__(parent)
        self._answer, self._prepare, self._seconds, self._share = answer, prepare, seconds, share
        self._job: Job | None = None
        self._asked: Asked | None = None  # what the job is about
        self._next: Asked | None = None
        self._due = 0.0
        self._about: object = None
        self._hurries = False
        self._poll = QTimer(self, interval=POLL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._poll.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._poll.isActive()

    def ask(self, question: Asked, about: object = None) -> None:
        """Have a question answered, now or in its turn; as soon as can be where it is `about` something new."""
        self._next = question
        self._hurries |= about != self._about
        self._about = about
        if not self._poll.isActive():  # or many questions would put off its next look for ever
            self._poll.start()
        self._begin_if_due()

    def drop(self) -> None:
        """Forget the question that waits; one that is being answered is answered."""
        self._next = self._about = None
        self._hurries = False

    def _begin_if_due(self) -> None:
        if self._job is None and self._next is not None and (self._hurries or time.perf_counter() >= self._due):
            self._asked, self._next, self._job, self._hurries = self._next, None, Job(), False
            work = self._prepare, self._work(self._asked, self._job)
            threading.Thread(target=self._job.run, args=work, name="background", daemon=True).start()

    def _work(self, question: Asked, job: Job) -> Callable[[], Answer]:
        """What the thread is to do."""
        return partial(self._answer, question)

    def _look(self) -> None:
        job = self._job
        if job is not None:
            for _ in range(job.messages.qsize()):  # what is told meanwhile waits: the window goes first
                self._take(job, job.messages.get_nowait())
        self._begin_if_due()
        if self._job is None and self._next is None:
            self._poll.stop()

    def _take(self, job: Job, message: Told | Failure | GivenUp | tuple[Answer, float]) -> None:
        question, self._asked, self._job = self._asked, None, None
        if isinstance(message, Failure):
            self._due = time.perf_counter() + self._seconds
            self.failed.emit(question, message)
        elif isinstance(message, tuple):
            answer, seconds = message
            self._due = time.perf_counter() + max(self._seconds, seconds / self._share)
            if answer is not None:
                self.answered.emit(question, answer)


class Interruptible(Background[Asked, Answer]):
    """Work that takes seconds and is given up for the next: `answer` gets the question and its Job.

    told: carries the question and the tuple that the work told. What is no longer waited for tells and answers nothing.
    given_up: `cancel` took effect.
    """

    told = Signal(object, object)
    given_up = Signal()

    def __init__(self, answer: Callable[[Asked, Job], Answer], parent: QObject | None):
        super().__init__(answer, parent, seconds=0.0, share=1.0)

    def ask(self, question: Asked, about: object = None) -> None:
        """Have a question answered; one that is being answered is given up."""
        if self._job is not None:
            self._job.give_up()
        super().ask(question, about)

    def cancel(self) -> None:
        """Give up what is being answered, and what waits."""
        self.drop()
        if self._job is not None:
            self._job.give_up()

    def _work(self, question: Asked, job: Job) -> Callable[[], Answer]:
        return partial(self._answer, question, job)

    def _take(self, job: Job, message: Told | Failure | GivenUp | tuple[Answer, float]) -> None:
        given_up = job.is_given_up()
        if isinstance(message, Told):
            if not given_up:
                self.told.emit(self._asked, message.what)
        elif not given_up:
            super()._take(job, message)
        else:
            self._asked = self._job = None
            if self._next is None:
                self.given_up.emit()
