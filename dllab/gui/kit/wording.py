"""Outcomes and errors in the window's language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dllab.catalogue import left_out
from dllab.experiment import ExperimentError
from dllab.experiment.problems import shown
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.readable import word
from dllab.messages import Named, Sentence, UserError, text
from dllab.numerals import count, number, percent
from dllab.training.goals import Goal
from dllab.training.outcomes import (
    QUANTITIES,
    Diverged,
    EarlyStopped,
    Failed,
    Finished,
    GoalReached,
    Outcome,
    Paused,
    Preparing,
    Running,
)

_STATES = {
    Preparing: text("Preparing"),
    Running: text("Training…"),
    Paused: text("Paused"),
    Finished: text("Finished"),
    EarlyStopped: text("Stopped early"),
    GoalReached: text("Goal reached"),
    Diverged: text("Diverged"),
    Failed: text("Failed"),
}


def state_words(outcome: Outcome) -> str:
    """An outcome in a word or two, for the status bar."""
    state = _STATES[type(outcome)]
    return tr(state)


def outcome_words(outcome: Outcome) -> str:
    """What a person should know of an outcome and may do about it; empty where the status bar says enough."""
    match outcome:
        case Diverged(step, layer, what):
            quantity = QUANTITIES[what]
            return tr(
                "At step {step:,}, {what} of layer {layer} stopped being finite numbers. "
                "Try a lower learning rate, gradient clipping or smaller initial weights, then Reset.",
                step=step,
                layer=layer,
                what=tr(quantity),
            )
        case EarlyStopped(best_step):
            return tr("Training stopped early: nothing got better after step {step:,}.", step=best_step)
        case GoalReached(goal, step):
            return _goal_words(goal, step)
        case Failed(template, values, _):
            return tr(template, **said(values))
    return ""


def _goal_words(goal: Goal, step: int) -> str:
    values = {"step": count(step), "value": percent(goal.value) if goal.kind == "accuracy" else number(goal.value)}
    match goal.kind:
        case "accuracy":
            return tr("Stopped at step {step}: the validation accuracy has reached {value}. Run goes on.", **values)
        case "loss":
            return tr("Stopped at step {step}: the validation loss has come down to {value}. Run goes on.", **values)
        case "step":
            return tr("Stopped at step {step}, as set. Run goes on.", **values)


def mark_words(marks: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """What changed on the way of a run, as in Course, in the window's language."""
    return tuple((step, word(what)) for step, what in marks)


def left_out_words() -> str:
    """The choices' files that could not be used, each on a line of its own; empty where all could."""
    return "\n".join(error_words(problem) for problem in left_out)


SYSTEM_SAYS = (  # why a file cannot be read or written, in English whatever language the system has
    text("No space left on device"),
    text("Permission denied"),
    text("Operation not permitted"),
    text("Read-only file system"),
    text("No such file or directory"),
    text("Is a directory"),
    text("Not a directory"),
    text("File name too long"),
    text("Input/output error"),
)


class Quoted(str):
    """Words that stand in quotation marks where an id would."""

    def __repr__(self) -> str:
        return tr("“{words}”", words=str(self))


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as a person is told them: the lab's own things, and the system's reasons, in the window's language."""
    return {key: _said(value) for key, value in values.items()}


def _said(value: Any) -> Any:
    if isinstance(value, Named):
        return Quoted(", ".join(tr(label) for label in value.labels))
    return word(value) if isinstance(value, str) and value in SYSTEM_SAYS else value


def sentence_words(sentence: str) -> str:
    """What is said of a thing, in the window's language; a text that is no Sentence as it is."""
    return tr(sentence.template, **said(sentence.values)) if isinstance(sentence, Sentence) else word(sentence)


def error_words(error: UserError) -> str:
    """An error, with every problem of an experiment on its own line."""
    template = error.template
    lines = [tr(template, **said(error.values))]
    for problem in error.problems if isinstance(error, ExperimentError) else ():
        reason = problem.template
        lines.append(f"{problem.key} = {shown(problem.value)}: {tr(reason, **problem.values)}")
    return "\n".join(lines)


def lines(messages: Sequence[Wording]) -> str:
    """Several messages below each other."""
    return "\n".join(words() for words in messages)
