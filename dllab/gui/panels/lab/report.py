"""What was done in a lab, as one HTML page that needs no other: it goes into the hand-in, for people to read."""

import html
import math
from collections.abc import Iterator

from dllab.experiment import ExperimentError
from dllab.gui.forms.choice_words import settings_words
from dllab.gui.forms.differences import differences
from dllab.gui.kit.language import language_key, tr
from dllab.gui.kit.prose import page_html, said
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.lab.words import points_words, step_title
from dllab.html_page import html_page
from dllab.labs.handin import PageLeft, Run
from dllab.labs.lab import Lab, Step
from dllab.labs.progress import Checked, Curve, Progress
from dllab.labs.questions import Answer, Choice, Order, Question
from dllab.numerals import count, number
from dllab.training.parts import BadPart
from dllab.training.recipe import Edit
from dllab.training.run_parts import read_recipe_table

THEME = Theme(dark=False, presentation=False)
STYLE = f"""
h2 {{ border-bottom: 1px solid {THEME.line} }}
.own {{ border-left: 3px solid {THEME.accent}; padding-left: 1em; margin-top: 1em }}
.own p {{ break-inside: avoid }} .note {{ white-space: pre-wrap }} small, .points {{ color: {THEME.muted} }}
"""
WIDTH, HEIGHT, EDGE = 560, 220, 56  # pixels of a picture, and of its margin
TEXT = 13  # pixels of its letters
COLOURS = {"train_loss": THEME.train, "val_loss": THEME.validation}


def report_page(lab: Lab, progress: Progress) -> str:
    """Title and student; of every step its text, the answers, what was written, the run and its points.

    Points are those that the newest check gave: the teacher's replay decides.
    """
    body = "".join(part for step in lab.step for part in _step(lab, step, progress))
    student = progress.handin.student
    who = " · ".join(one for one in (student.name, student.number, student.class_) if one)
    title = said(lab.title)
    facts = f"{html.escape(who)}<br><b>{points_words(progress.points, lab.most)}</b>"
    return html_page(title, f"<h1>{html.escape(title)}</h1><p>{facts}</p>{body}", language_key(), STYLE)


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
        yield f"<p><small>{html.escape(_settings(step, handin.pages[step.id]))}</small></p>"
    if checked is not None:
        yield f"<p class=points>{html.escape(_points(checked, step.id in handin.gave_up))}</p>"
    yield "</div>"


def _settings(step: Step, left: PageLeft) -> str:
    """What was set on a page, in its words; by its keys where there is no such page."""
    try:
        return " · ".join(settings_words(step.page(left.settings), left.settings))
    except ExperimentError:
        return " · ".join(f"{key} = {value}" for key, value in left.settings.items())


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

    room = f'x="{EDGE}" y="8" width="{WIDTH - EDGE - 8}" height="{HEIGHT - EDGE}"'
    parts = [f'<rect {room} fill="none" stroke="{THEME.line}"/>']
    names = {"train_loss": tr("Training loss"), "val_loss": tr("Validation loss")}
    for row, (name, colour) in enumerate(COLOURS.items()):
        pairs = zip(curve.step, getattr(curve, name), strict=True)
        points = " ".join(place(step, value) for step, value in pairs if value > 0)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        parts.append(_words(EDGE + (WIDTH - EDGE) * row / 2, HEIGHT - 4, names[name], THEME.ink(colour)))
    foot = HEIGHT - EDGE + 8 + TEXT + 4
    ends = ((8 + TEXT / 2, high), (HEIGHT - EDGE + 8, low))
    parts += [_words(EDGE - 6, y, number(10**exponent, 3), THEME.muted, "end") for y, exponent in ends]
    parts.append(_words(EDGE, foot, count(curve.step[0]), THEME.muted))
    parts.append(_words((EDGE + WIDTH - 8) / 2, foot, tr("step"), THEME.muted, "middle"))
    parts.append(_words(WIDTH - 8, foot, count(curve.step[-1]), THEME.muted, "end"))
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="{TEXT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def _words(x: float, y: float, words: str, colour: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" fill="{colour}" text-anchor="{anchor}">{html.escape(words)}</text>'
