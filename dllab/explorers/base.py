"""What an explorer is: settings, what they look like, and which numbers belong to them."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, Registry
from dllab.messages import UserError, text

Scene = dict[str, NDArray[Any]]

ESSENTIAL = 5  # parameters, from the first, that a page shows before "more"

GROUPS: Mapping[str, str] = {  # by the lecture that needs them, in its order
    "losses": text("Losses and gradients"),
    "optimizers": text("Optimizers"),
    "guide": text("Training in practice"),
    "depth": text("Depth"),
    "theory": text("Why it works"),
    "evaluation": text("Evaluation and classics"),
}


class NotSound(UserError, ValueError):
    """Settings that do not go together, in words that pydantic passes on."""


@dataclass(frozen=True)
class Readout:
    """What a number of a page is: a label that begins with a capital, and its unit.

    index: which of several things with this label it belongs to, counted from 1; 0 where there is one. in_picture:
    whether the picture says it, so that it has no line beside; as it is where there are several.
    """

    label: str
    unit: str = ""
    index: int = 0
    in_picture: bool = False

    @property
    def beside(self) -> bool:
        """Whether it has a line beside the picture."""
        return not (self.index or self.in_picture)


def numbered(name: str, label: str, most: int) -> dict[str, Readout]:
    """A number of each of up to `most` things, called name1, name2, …"""
    return {f"{name}{k}": Readout(label, index=k) for k in range(1, most + 1)}


@dataclass(frozen=True)
class Card:
    """What the "?" of a page tells beside formula and source.

    tries: three things to do, each a sentence with a verb. mistakes: what students often believe, and what is so.
    script: how a teacher fills five minutes. slip: what notes and books often get wrong here, in a line that gives the
    right number; "" where nothing is known.
    """

    tries: tuple[str, str, str]
    mistakes: tuple[str, ...]
    script: str
    slip: str = ""


class Explorer(Choice):
    """Base of every explorer: its fields are what can be set, in the order of their weight.

    group: one of GROUPS. topics: rows of the course's list. terms: what people search for, in English and Chinese.
    card: for the "?". numbers: every readout there can be, by its name. runs: the very functions that do the work, for
    who wants to read them; readouts alone where empty. pace: steps a second while it plays.
    """

    group: ClassVar[str]
    topics: ClassVar[tuple[int, ...]]
    terms: ClassVar[str]
    card: ClassVar[Card]
    numbers: ClassVar[Mapping[str, Readout]]
    runs: ClassVar[tuple[Callable[..., Any], ...]] = ()
    pace: ClassVar[float] = 10.0

    def following(self, changed: str) -> Self:
        """What else a person wants who has just changed the setting of that name; these as they are where nothing."""
        return self

    @property
    def steps(self) -> int:
        """The last step that can be shown; 0 where nothing plays."""
        return 0

    def scene(self, step: int = 0) -> Scene:
        """What there is to draw after `step` steps, each array with a name; shapes are told by the explorer."""
        raise NotImplementedError

    def readouts(self, step: int = 0) -> dict[str, float]:
        """What there is to read off after `step` steps: names out of `numbers`, NaN where something is undefined."""
        raise NotImplementedError

    @classmethod
    @functools.cache
    def source_code(cls) -> str:
        """The functions in `runs`, as they stand in their files."""
        functions = cls.runs or (cls.readouts,)
        return "\n\n".join(inspect.cleandoc("\n" + inspect.getsource(_plain(one))) for one in functions)


def _plain(function: Callable[..., Any]) -> Callable[..., Any]:
    """What somebody wrote, of a function that was compiled or that remembers."""
    function = getattr(function, "py_func", function)
    return inspect.unwrap(function)


def frozen(scene: Mapping[str, Any]) -> Scene:
    """The arrays of a scene, which nobody may write into: what remembers it hands it out more than once."""
    arrays = {name: np.asarray(value) for name, value in scene.items()}
    for array in arrays.values():
        array.setflags(write=False)
    return arrays


EXPLORERS = Registry[Explorer]("explorers")
