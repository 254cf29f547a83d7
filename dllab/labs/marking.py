"""What a piece of work is worth: the checks and questions of every step, and points."""

from dataclasses import dataclass
from typing import Any

from dllab.labs.lab import Step
from dllab.labs.results import Result
from dllab.labs.work import Work

WITH_SOLUTION = 0.5  # of a step's points that are left once its solution was shown


@dataclass(frozen=True)
class Mark:
    """A step: its checks' results, then its questions', and its points out of those that it can have."""

    step: str
    checks: tuple[Result, ...]
    questions: tuple[Result, ...]
    points: float
    most: float

    @property
    def results(self) -> tuple[Result, ...]:
        """Those of checks and questions."""
        return *self.checks, *self.questions

    @property
    def ok(self) -> bool:
        """Whether all of it is as it has to be."""
        return all(result.ok for result in self.results)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "step": self.step,
            "ok": self.ok,
            "points": self.points,
            "of": self.most,
            "checks": [result.as_json() for result in self.checks],
            "questions": [result.as_json() for result in self.questions],
        }


def mark(work: Work, step: Step) -> Mark:
    """A step of somebody's work.

    Its points are shared out by the weights of its checks and questions; a step with neither has none to give.
    """
    place = work.at(step)
    checks = tuple(check.look(place) for check in step.check)
    questions = tuple(question.look(work.answers.get(question.id, ()), place) for question in step.question)
    earned = sum(weight * result.share for weight, result in zip(step.weights, (*checks, *questions), strict=True))
    points = step.most * earned / sum(step.weights) if step.most else 0.0
    return Mark(step.id, checks, questions, points * (WITH_SOLUTION if step.id in work.gave_up else 1.0), step.most)


def marks(work: Work) -> tuple[Mark, ...]:
    """Every step."""
    return tuple(mark(work, step) for step in work.lab.step)
