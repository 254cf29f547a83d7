"""One damaged file after another, used under watch in a process that may not take much memory or run what it reads."""

import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests.fuzz.kinds.base import Kind, WrongData, written

HANG_SECONDS = 5.0  # of the processor: others may keep it from this process
WAIT_SECONDS = 60.0  # in which nothing is computed
FORBIDDEN = (
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.startfile",
    "subprocess.Popen",
    "pickle.find_class",
    "socket.connect",
)


class Ran(Exception):
    """A file had something run."""


class Hung(Exception):
    """Nothing came of a file in five seconds."""


@dataclass(frozen=True)
class Trial:
    """What became of a file: "loaded" or "refused", or what went wrong, with where; and the seconds it took."""

    kind: str
    number: int
    fate: str
    details: str
    seconds: float

    @property
    def survived(self) -> bool:
        """Whether it was loaded rightly or refused."""
        return self.fate in ("loaded", "refused")


class Watch:
    """Raises Ran where what is watched starts a program, unpickles an object or opens a connection."""

    def __init__(self) -> None:
        self.on = False
        self.ran = ""
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.on and event in FORBIDDEN:
            self.ran = f"{event}{arguments!r}"[:200]
            raise Ran(self.ran)


def trials(kind: Kind, count: int, seed: int, watch: Watch, keep: Path | None = None) -> Iterator[Trial]:
    """Try `count` damaged files of a kind, the same ones for the same seed; `keep`: where the deadly ones are kept."""
    with tempfile.TemporaryDirectory() as place:
        start = Path(place) / "whole"
        start.mkdir()
        wholes = kind.whole(start)
    for number in range(count):
        chance = random.Random(f"{kind.name} {seed} {number}")
        files = kind.damaged(chance.choice(wholes), chance)
        with tempfile.TemporaryDirectory() as place:
            written(files, Path(place))
            trial = _tried(kind, number, Path(place), watch)
        if keep and not trial.survived:
            written(files, keep / f"{kind.name}-{seed}-{number}")
        yield trial


def _tried(kind: Kind, number: int, folder: Path, watch: Watch) -> Trial:
    begun = time.process_time()
    watch.on, watch.ran = True, ""
    rung: list[int] = []

    def give_up(number: int, frame: FrameType | None) -> None:
        rung.append(number)
        raise Hung

    clocks = ((signal.ITIMER_PROF, signal.SIGPROF, HANG_SECONDS), (signal.ITIMER_REAL, signal.SIGALRM, WAIT_SECONDS))
    before = [signal.signal(alarm, give_up) for _, alarm, _ in clocks]
    for clock, _, seconds in clocks:
        signal.setitimer(clock, seconds)
    try:
        fate, details = kind.use(folder), ""
    except WrongData as error:
        fate, details = "wrong data", str(error)
    except Exception as error:
        fate, details = type(error).__name__, traceback.format_exc()
    finally:
        for (clock, alarm, _), previous in zip(clocks, before, strict=True):
            signal.setitimer(clock, 0)
            signal.signal(alarm, previous)
        watch.on = False
    seconds = time.process_time() - begun
    if rung and fate in ("loaded", "refused"):  # whoever read the file took the alarm for its fault
        fate = Hung.__name__
    if watch.ran:
        fate, details = "Ran", watch.ran
    return Trial(kind.name, number, fate, details, seconds)
