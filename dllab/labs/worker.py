"""Hand-ins judged in a process beside: what crashes or hangs there costs that hand-in, and nobody else."""

import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from dllab.child import Child
from dllab.labs.pipe import packed, unpacked
from dllab.messages import Sentence, UserError, system_reason, text

SECONDS = 600.0  # that one hand-in may take
BYTES = 3 << 30  # of memory that it may take
LARGEST = 16 << 20  # bytes of a result that are read


class NotJudged(UserError):
    """A hand-in that cannot be judged, or whose process came to no end or took too much."""


class Stopped(Exception):
    """Nobody waits for the result any more."""


def cannot_begin(error: OSError) -> NotJudged:
    """Why no process can look at a hand-in: there is no room for what it reads and says, or for one process more."""
    return NotJudged(text("no process can be started that looks at it: {reason}"), reason=system_reason(error))


def never() -> bool:
    """Whether somebody has stopped waiting: nobody has."""
    return False


class Worker:
    """Judges one hand-in after another in a process that is kept; belongs to one thread.

    A process is begun where there is none. One that takes too long or too much memory, that crashes, or whose result
    nobody waits for is ended, and the next hand-in has a new one.
    """

    def __init__(self, seconds: float = SECONDS, memory: int = BYTES, threads: int | None = None):
        """threads: that its process trains with; left out, one a core."""
        self._seconds, self._memory, self._threads = seconds, memory, threads
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def judge(self, handin: Path, lab: Path, stopped: Callable[[], bool] = never) -> dict[str, Any]:
        """What Judged.as_json gives of a file, marked by the lab's; raises NotJudged, and Stopped once that is so."""
        process = self._process = self._process or self._begun()
        try:
            found = process.ask({"file": str(handin), "lab": str(lab)}, self._guard(process, handin, stopped))
        except BaseException:
            self.close()
            raise
        if isinstance(found, dict) and isinstance(refused := found.get("refused"), Sentence):
            raise NotJudged(refused.template, **refused.values)
        if not isinstance(found, dict) or not isinstance(judged := found.get("judged"), dict):
            said = process.last_words
            self.close()
            raise NotJudged(
                text("the process that looked at {file} has ended: {reason}"), file=handin.name, reason=said
            )
        return judged

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def _begun(self) -> "_Process":
        try:
            return _Process(self._threads)
        except OSError as error:
            raise cannot_begin(error) from error

    def _guard(self, process: "_Process", handin: Path, stopped: Callable[[], bool]) -> Callable[[], None]:
        """What raises once the process has to be ended."""
        end = time.monotonic() + self._seconds

        def look() -> None:
            if stopped():
                raise Stopped
            if time.monotonic() > end:
                raise NotJudged(
                    text("{file} took longer than {seconds:g} seconds"), file=handin.name, seconds=self._seconds
                )
            if process.memory > self._memory:
                raise NotJudged(
                    text("{file} took more than {most:,} MB of memory"), file=handin.name, most=self._memory >> 20
                )

        return look


class _Process:
    """`dllab labs serve`."""

    def __init__(self, threads: int | None) -> None:
        """Start it; raises OSError."""
        asked = ["labs", "serve", *(["--threads", str(threads)] if threads else [])]
        with ExitStack() as opened:
            self._said = opened.enter_context(tempfile.TemporaryFile())
            self._child = Child(asked, lambda answers: answers.readline(LARGEST) or None, self._said)
            opened.pop_all()  # until it is ended

    def ask(self, question: dict[str, str], guard: Callable[[], None]) -> Any:
        """What it answers; None where it has ended without an answer. guard: called meanwhile, and may raise."""
        self._said.seek(0)
        self._said.truncate()
        self._child.tell(packed(question))
        try:
            return unpacked(self._child.hear(guard) or b"")
        except ValueError:
            return None

    @property
    def memory(self) -> int:
        """Bytes that it holds; 0 where it has ended."""
        try:
            return int(self._child.watched.memory_info().rss)
        except psutil.Error:
            return 0

    @property
    def last_words(self) -> str:
        """The last line that it printed before it ended, or how it ended."""
        status = self._child.status()
        self._said.seek(0)
        lines = self._said.read(LARGEST).decode("utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else f"exit status {status}"

    def end(self) -> None:
        """End it, if it has not ended, and give up what it printed."""
        self._child.end()
        self._said.close()
