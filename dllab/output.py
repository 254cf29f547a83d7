"""What the command line prints, in whatever encoding the console has, and where nobody listens any more.

Standard output is what was asked for: it must arrive, or that it did not is an error. Standard error only tells how it
goes: where it cannot be written, the work goes on without.
"""

import io
import json
import math
import os
import sys
from typing import Any

from dllab.messages import UserError, system_reason, text


class NobodyReads(Exception):
    """Whoever read standard output has stopped: there is nobody to print for."""


class CannotPrint(UserError):
    """Standard output cannot be written."""


def prepare() -> None:
    """Have both streams escape the characters that their encoding lacks, and be there at all."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started the program, or a program without a console
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - as long as the process
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(*lines: str) -> None:
    """Print lines; raises NobodyReads or CannotPrint."""
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except OSError as error:
        _silence("stdout")
        if isinstance(error, BrokenPipeError):
            raise NobodyReads from None
        raise CannotPrint(text("standard output cannot be written: {reason}"), reason=system_reason(error)) from None


def say_json(value: Any) -> None:
    """Print JSON that stays valid in every encoding: plain where that is UTF-8, else in ASCII; raises as `say`."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    say(json.dumps(value, indent=2, ensure_ascii=not plain))  # of half a character, `prepare` makes JSON's own \\uXXXX


def plain(value: Any) -> Any:
    """As JSON can hold it: numbers that are not finite become "NaN", "Infinity" and "-Infinity"."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if not isinstance(value, float) or math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def tell(line: str) -> None:
    """Print a line on standard error, if that can be done."""
    Listening("stderr").say(line)


class Listening:
    """One of the two streams, "stdout" or "stderr", which is written to as long as anybody listens."""

    def __init__(self, name: str):
        self._name = name
        self.encoding = getattr(sys, name).encoding

    def say(self, line: str) -> None:
        """Write a line that is seen at once."""
        self.write(line + "\n")
        self.flush()

    def write(self, written: str) -> int:
        """Write, or leave it where that is no longer possible."""
        try:
            getattr(sys, self._name).write(written)
        except OSError:
            _silence(self._name)
        return len(written)

    def flush(self) -> None:
        """Write what waits."""
        try:
            getattr(sys, self._name).flush()
        except OSError:
            _silence(self._name)

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        return bool(getattr(sys, self._name).isatty())

    def fileno(self) -> int:
        """The system's number of the stream."""
        return int(getattr(sys, self._name).fileno())


def _silence(name: str) -> None:
    """Let go of a stream that fails, so that Python's own flush at the end does not fail as well."""
    setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - as long as the process
