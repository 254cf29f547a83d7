"""When in a run something is measured: `end`, `first N`, `last N`, `step N` or [a, b]; and how that is one number."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator, InstanceOf

from dllab.labs.tables import NotSound
from dllab.messages import text

LONGEST = 20_000  # steps in one window: each is recorded by itself

Reduction = Literal["last", "median", "mean", "std", "min", "max"]
REDUCTIONS: dict[str, Callable[[NDArray[np.float64]], Any]] = {
    "last": lambda values: values[-1],
    "median": np.median,
    "mean": np.mean,
    "std": np.std,
    "min": np.min,
    "max": np.max,
}


@dataclass(frozen=True)
class Window:
    """Some steps of a run, counted from 1: from `first` to `last`, or as many as `last` says before its end."""

    kind: Literal["end", "first", "last", "step", "from"]
    first: int = 1
    last: int = 1

    def steps(self, end: int) -> range:
        """Those of a run that ended at step `end`."""
        match self.kind:
            case "end":
                return range(max(end, 1), end + 1)
            case "last":
                return range(max(end - self.last, 0) + 1, end + 1)
            case "step":
                return range(self.last, min(self.last, end) + 1)
        return range(self.first, min(self.last, end) + 1)

    def __str__(self) -> str:
        match self.kind:
            case "end":
                return "end"
            case "from":
                return f"[{self.first}, {self.last}]"
        return f"{self.kind} {self.last}"


END = Window("end")


def read_window(written: Any) -> Window:
    """The window that a file writes; raises NotSound."""
    found = None
    if isinstance(written, Window):
        return written
    if isinstance(written, list | tuple) and len(written) == 2 and all(type(step) is int for step in written):
        found = Window("from", *written)
    elif written == "end":
        return END
    elif isinstance(written, str) and (parts := re.fullmatch(r"(first|last|step) (\d{1,9})", written, re.ASCII)):
        found = Window(parts[1], 1, int(parts[2]))  # type: ignore[arg-type]
    if found is None or not 1 <= found.first <= found.last:
        raise NotSound(text('must be "end", "first N", "last N", "step N" or a list of two steps, [a, b]'))
    if found.kind != "step" and found.last - found.first >= LONGEST:
        raise NotSound(text("is longer than {most:,} steps"), most=LONGEST)
    return found


During = Annotated[InstanceOf[Window], BeforeValidator(read_window)]


def reduced(values: NDArray[np.float64], how: Reduction) -> float:
    """One number of a window's values; NaN of an empty one."""
    with np.errstate(all="ignore"):  # an infinite value is a value; ∞ − ∞ was not measured
        return float(REDUCTIONS[how](values)) if len(values) else np.nan
