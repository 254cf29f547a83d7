"""What every reader that leaves the work to a library has in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dllab.datasets.checks import DataError
from dllab.datasets.tables.source import FileReading, Progress
from dllab.messages import Sentence, UserError, text

MOST_BYTES = 1 << 30  # of what a file holds once it is unpacked
TELL_EVERY = 512  # rows between two reports of progress


@contextmanager
def reading(path: Path, kind: str) -> Iterator[None]:
    """Turns whatever a library raises of a file into the lab's words; kind: what the file should be."""
    with FileReading(path):
        try:
            yield
        except (UserError, OSError):
            raise
        except Exception as error:  # each library has its own, and damaged files find more
            raise DataError(
                text("{file} cannot be read as {kind}: {reason}"),
                file=path.name, kind=kind, reason=_reason(error),
            ) from error  # fmt: skip


def _reason(error: Exception) -> Sentence:
    said = error.args[0] if error.args else None
    return said if isinstance(said, Sentence) else Sentence(text("it is damaged, or a file of another kind"))


def refuse_large(path: Path, size: int) -> None:
    """Raise DataError for a file that would take more memory than there should be for a table."""
    if size > MOST_BYTES:
        raise DataError(
            text("{file} holds {size:,} bytes once it is unpacked, more than the {most:,} that a table may have"),
            file=path.name, size=size, most=MOST_BYTES,
        )  # fmt: skip


def told(progress: Progress, size: int, row: int, rows: int) -> None:
    """Report how far a file of so many bytes is read, by its rows."""
    if row % TELL_EVERY == 0:
        progress(size * min(row, rows) // max(rows, 1), size)
