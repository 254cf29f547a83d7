"""One hand-in in a process of its own: what crashes or hangs there costs that hand-in, and nobody else."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from dllab.messages import UserError, text

SECONDS = 600.0  # that one hand-in may take
LARGEST = 16 << 20  # bytes of a result that are read


class NotJudged(UserError):
    """A hand-in whose process came to no end, or to one without a result."""


class Worker:
    """`dllab labs check FILE --json`, running until it is done or the worker is closed. Belongs to one thread.

    What it prints goes to files without a name, not to pipes: nobody has to read while it works.
    """

    def __init__(self, handin: Path, lab: Path | None = None):
        command = [*_program(), "labs", "check", str(handin), "--json"]
        command += ["--lab", str(lab)] if lab else []
        self._file = handin
        self._printed, self._said = (tempfile.TemporaryFile() for _ in range(2))  # noqa: SIM115 - until it is closed
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self._printed, stderr=self._said)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_done(self) -> bool:
        """Whether there is a result to be had at once."""
        return self._process.poll() is not None

    def wait(self, seconds: float) -> bool:
        """Wait for so long at most; whether it is done."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def result(self, seconds: float = SECONDS) -> dict[str, Any]:
        """What Judged.as_json gives; waits for it, and ends the process after so many seconds. Raises NotJudged."""
        if not self.wait(seconds):
            self._process.kill()
            raise NotJudged(text("{file} took longer than {seconds:g} seconds"), file=self._file.name, seconds=seconds)
        try:
            found = json.loads(_content(self._printed))
        except ValueError:
            found = None
        if not isinstance(found, dict):
            lines = _content(self._said).strip().splitlines() or [f"exit status {self._process.returncode}"]
            raise NotJudged("{reason}", reason=lines[-1].removeprefix("dllab: error: "))
        return found

    def close(self) -> None:
        """End the process, if it has not ended, and give up what it printed."""
        self._process.kill()
        self._process.wait()
        self._printed.close()
        self._said.close()


def _content(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(LARGEST).decode("utf-8", errors="replace")


def _program() -> list[str]:
    """This very program: the frozen app is one, Python needs to be told."""
    return [sys.executable] if hasattr(sys, "_MEIPASS") else [sys.executable, "-m", "dllab"]
