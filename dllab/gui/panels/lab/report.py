"""What was done in a lab, as one HTML page that needs no other: it goes into the hand-in, for people to read."""

import html
import math
from collections.abc import Iterator

from dllab.gui.forms.differences import differences
from dllab.gui.kit.language import tr
from dllab.gui.kit.prose import page_html, said
from dllab.gui.panels.lab.words import points_words, step_title
from dllab.labs.handin import Run
from dllab.labs.lab import Lab, Step
from dllab.labs.progress import Checked, Curve, Progress
from dllab.labs.questions import Answer, Choice, Order, Question
from dllab.numerals import count, number
from dllab.training.parts import BadPart
from dllab.training.recipe import Edit
from dllab.training.run_parts import read_recipe_table

STYLE = (
    "body { font-family: sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; color: #1a1a1a }"
    "h2 { margin-top: 1.6em; border-bottom: 1px solid #b0b0b0 }"
    ".own { border-left: 3px solid #2f6db5; padding-left: 1em }"
    ".note { white-space: pre-wrap } small { color: #606060 }"
)
WIDTH, HEIGHT, EDGE = 480, 180, 44  # pixels of a picture, and of its margin
COLOURS = {"train_loss": "#2f6db5", "val_loss": "#c8641e"}


def report_page(lab: Lab, progress: Progress) -> str:
    """Title and student; of every step its text, the answers, what was written, the run and its points.

    Points are those that the newest check gave: the teacher's replay decides.
    """
    body = "".join(part for step in lab.step for part in _step(lab, step, progress))
    student = progress.handin.student
    who = " · ".join(one for one in (student.name, student.number, student.class_) if one)
    title = html.escape(said(lab.title))
    facts = f"{html.escape(who)}<br>{points_words(progress.points, lab.most)}"
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head>'
        f"<body><h1>{title}</h1><p>{facts}</p>{body}</body></html>\n"
    )


def _step(lab: Lab, step: Step, progress: Progress) -> Iterator[str]:
    handin, checked = progress.handin, progress.checked.get(step.id)
    yield f"<h2>{html.escape(step_title(step))}</h2>{page_html(said(step.text))}<div class=own>"
    for question in step.question:
        given = progress.answers(question.id)
        answers = "; ".join(_answer(question, one) for one in given) or "–"
        yield f"<p>{html.escape(said(question.text))}<br><b>{html.escape(answers)}</b></p>"
    if handin.notes.get(step.id):
        yield f"<p class=note>{html.escape(handin.notes[step.id])}</p>"
    if step.id in handin.runs:
        yield from _run(lab, step, progress, handin.runs[step.id])
    if step.id in handin.pages:
        settings = ", ".join(f"{key} = {value}" for key, value in handin.pages[step.id].settings.items())
        yield f"<p><small>{html.escape(settings)}</small></p>"
    if checked is not None:
        yield f"<p>{html.escape(_points(checked, step.id in handin.gave_up))}</p>"
    yield "</div>"


def _points(checked: Checked, helped: bool) -> str:
    words = points_words(checked.points, checked.of)
    return tr("{points}, with the solution shown", points=words) if helped else words


def _answer(question: Question, given: Answer) -> str:
    """An answer as it was read, not by its id."""
    match question:
        case Choice(options=options):
            return next((said(option.text) for option in options if option.id == given), str(given))
        case Order(items=items) if not isinstance(given, str):
            names = {item.id: said(item.text) for item in items}
            return " > ".join(names.get(one, one) for one in given)
    return str(given)


def _run(lab: Lab, step: Step, progress: Progress, run: Run) -> Iterator[str]:
    """What was changed, how long it trained, and its losses."""
    try:
        recipe = read_recipe_table(run.recipe)
    except BadPart:
        return
    start = lab.start_of(step, progress.handin.seed)
    lines = [each.words for each in differences(start, recipe.start)]
    for act in recipe.acts:
        if isinstance(act, Edit):
            for each in differences(act.before, act.experiment):
                lines.append(tr("After {steps} steps: {what}", steps=count(act.step), what=each.words))
    lines.append(tr("{steps} steps", steps=count(run.steps)))
    yield "<p>" + "<br>".join(map(html.escape, lines)) + "</p>"
    if step.id in progress.curves:
        yield _picture(progress.curves[step.id])


def _picture(curve: Curve) -> str:
    """The losses over the steps, on a logarithmic axis: SVG."""
    values = [value for name in COLOURS for value in getattr(curve, name) if value > 0]
    if len(curve.step) < 2 or not values:
        return ""
    low, high = math.log10(min(values)), math.log10(max(values))
    span, last = max(high - low, 1e-9), max(curve.step[-1] - curve.step[0], 1)

    def place(step: int, value: float) -> str:
        x = EDGE + (step - curve.step[0]) / last * (WIDTH - EDGE - 8)
        return f"{x:.1f},{8 + (high - math.log10(value)) / span * (HEIGHT - EDGE):.1f}"

    parts = [
        f'<rect x="{EDGE}" y="8" width="{WIDTH - EDGE - 8}" height="{HEIGHT - EDGE}" fill="none" stroke="#b0b0b0"/>'
    ]
    names = {"train_loss": tr("Training loss"), "val_loss": tr("Validation loss")}
    for row, (name, colour) in enumerate(COLOURS.items()):
        pairs = zip(curve.step, getattr(curve, name), strict=True)
        points = " ".join(place(step, value) for step, value in pairs if value > 0)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        parts.append(_words(EDGE + 150 * row, HEIGHT - 4, names[name], colour))
    ends = ((12, high), (HEIGHT - EDGE + 8, low))
    parts += [_words(2, y, number(10**exponent, 3), "#606060") for y, exponent in ends]
    parts += [
        _words(x, HEIGHT - 20, count(step), "#606060")
        for x, step in ((EDGE, curve.step[0]), (WIDTH - 50, curve.step[-1]))
    ]
    size = f'width="{WIDTH}" height="{HEIGHT}" font-size="11"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def _words(x: float, y: float, words: str, colour: str) -> str:
    return f'<text x="{x}" y="{y}" fill="{colour}">{html.escape(words)}</text>'
