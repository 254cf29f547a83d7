"""What a finding is: something seen in a run, the numbers that show it, why it happens, and what to try."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from dllab.experiment import Experiment

MOST_REMEDIES = 4  # what can be compared in one picture, and chosen from at a look


class Severity(IntEnum):
    """How much a finding matters; the panel shows the highest first."""

    NOTE = 1  # worth knowing, nothing is wrong
    WARNING = 2  # the run would be better without it
    PROBLEM = 3  # the run does not learn as it should


@dataclass(frozen=True)
class Measured:
    """A number that a finding rests on.

    label: an English literal marked with `text`. value: as measured. threshold: the bound it is compared with, or None.
    layer: counted from 1, or None where the number belongs to no layer. step: where it was measured. share: best read
    as a percentage.
    """

    label: str
    value: float
    threshold: float | None = None
    layer: int | None = None
    step: int | None = None
    share: bool = False


@dataclass(frozen=True)
class Remedy:
    """A change that may help: `template`, an English literal marked with `text`, is filled with `values`.

    experiment: the experiment with the change made, ready to run. escapes: nothing of the experiment is changed; the
    run itself goes on from where it stands, after a step along its most negative curvature.
    """

    template: str
    values: dict[str, Any]
    experiment: Experiment
    escapes: bool = False


@dataclass(frozen=True)
class Finding:
    """One thing seen in a run.

    kind: its name in DETECTORS. template, values: what is seen, in one sentence. why: two sentences, with `source`. All
    texts, also those among the values, are English literals marked with `text`, or labels of the catalogue; several of
    them are a tuple. layer: the one it is about, counted from 1, or None. since: the step from which on it holds.
    remedies: at most three. control: an experiment whose training loss would settle the question, run beside the user's
    by whoever can; its result comes back in Evidence.controls.
    """

    kind: str
    severity: Severity
    title: str
    template: str
    values: dict[str, Any]
    why: str
    source: str
    since: int
    layer: int | None = None
    numbers: tuple[Measured, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    control: Experiment | None = None
