"""One hand-in in a process of its own: what crashes or hangs there costs that hand-in, and nobody else."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from dllab.messages import UserError, text

SECONDS = 600.0  # that one hand-in may take


class NotJudged(UserError):
    """A hand-in whose process came to no end."""


class Worker:
    """`dllab labs check FILE --json`, running. Made and asked by one thread; `stop` may be called by any."""

    def __init__(self, handin: Path, lab: Path | None = None):
        command = [*_program(), "labs", "check", str(handin), "--json"]
        command += ["--lab", str(lab)] if lab else []
        self._file = handin
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, encoding="utf-8", errors="replace"
        )

    @property
    def is_done(self) -> bool:
        """Whether there is a result to be had at once."""
        return self._process.poll() is not None

    def result(self, seconds: float = SECONDS) -> dict[str, Any]:
        """What Judged.as_json gives; waits for it, and ends the process after so many seconds. Raises NotJudged."""
        try:
            written, said = self._process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.stop()
            raise NotJudged(
                text("{file} took longer than {seconds:g} seconds"), file=self._file.name, seconds=seconds
            ) from None
        try:
            found = json.loads(written)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            lines = said.strip().splitlines() or [f"exit status {self._process.returncode}"]
            raise NotJudged("{reason}", reason=lines[-1].removeprefix("dllab: error: "))
        return found

    def stop(self) -> None:
        """End the process and wait until it has ended."""
        self._process.kill()
        self._process.communicate()


def _program() -> list[str]:
    """This very program: the frozen app is one, Python needs to be told."""
    return [sys.executable] if hasattr(sys, "_MEIPASS") else [sys.executable, "-m", "dllab"]
