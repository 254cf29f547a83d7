"""How a step is done, in words."""

from collections.abc import Iterator

from dllab.experiment import Experiment
from dllab.gui.forms.choice_words import settings_words
from dllab.gui.forms.differences import differences
from dllab.gui.kit.language import tr
from dllab.gui.kit.prose import said
from dllab.gui.panels.lab.words import step_title
from dllab.labs.lab import Lab, Solution, Step, changed
from dllab.labs.questions import Choice, Number, Order, Question
from dllab.numerals import count, number


def solution_lines(lab: Lab, step: Step, seed: int) -> list[str]:
    """What to set, how long to run, and the answers that can be said without a run."""
    lines: list[str] = []
    solution = lab.solution.get(step.id)
    if solution is not None and step.kind == "do":
        lines += _run_lines(lab, step, seed, solution)
    elif solution is not None and step.kind == "explore":
        lines += settings_words(step.page(solution.set), solution.set)
    return [*lines, *(f"{said(question.text)} {_answer(question)}" for question in step.question)]


def _run_lines(lab: Lab, step: Step, seed: int, solution: Solution) -> Iterator[str]:
    start: Experiment = lab.start_of(step, seed)
    yield tr("Press Load.")
    if step.weights_of is not None:
        title = step_title(lab.of_id(step.weights_of))
        yield tr("Start from: the file in which you saved your run of “{step}”.", step=title)
    experiment = changed(start, solution.set)
    yield from (each.words for each in differences(start, experiment))
    for edit in solution.edits:
        after = changed(experiment, edit.set)
        for each in differences(experiment, after):
            yield tr("After {steps} steps: {what}", steps=count(edit.at), what=each.words)
        experiment = after
    yield tr("Run {steps} steps.", steps=count(solution.steps))


def _answer(question: Question) -> str:
    match question:
        case Choice(options=options):
            return said(next(option.text for option in options if option.right))
        case Order(items=items):
            return " > ".join(said(item.text) for item in items)
        case Number(value=float(value), unit=unit):
            return f"{number(value, 4)} {unit}".strip()
    return tr("Read it off your run.")
