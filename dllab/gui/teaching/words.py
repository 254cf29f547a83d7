"""What the windows for teachers say of grades."""

from collections.abc import Mapping
from typing import Any

from dllab.gui.kit.language import tr
from dllab.gui.kit.prose import said
from dllab.gui.kit.wording import sentence_words
from dllab.gui.panels.lab.words import KINDS, points_words, result_words
from dllab.labs.grade import Row
from dllab.labs.tables import Words
from dllab.messages import text

STOPS = ".。?？"  # that end a sentence, and do not stand before a colon
VERDICTS = {
    "reproduced": text("Reproduced"),
    "holds here": text("Holds here"),
    "contradicted": text("Contradicted"),
    "failed": text("Failed"),
    "no runs": text("No runs"),
}
MEANINGS = {
    "reproduced": text("Every run came out as handed in, bit for bit"),
    "holds here": text("Other bits came out, on another kind of machine, and every check passes"),
    "contradicted": text("Other bits came out than were handed in, on the same kind of machine"),
    "failed": text("Other bits came out, and there are checks that fail"),
    "no runs": text("There is no run to be trained again"),
}


def verdict_words(row: Row) -> str:
    """What became of the runs, or that nothing could be graded."""
    if row.error:
        return tr("Not graded")
    verdict = VERDICTS[row.found["verdict"]]
    return tr(verdict)


def verdict_meaning(row: Row) -> str:
    """What that says."""
    meaning = "" if row.error else MEANINGS[row.found["verdict"]]
    return tr(meaning) if meaning else ""


def remark_words(row: Row) -> list[str]:
    """Why it could not be graded, or what a teacher may want to know."""
    return [sentence_words(each) for each in ([row.error] if row.error else row.facts)]


def row_words(row: Row) -> str:
    """All that was found, in lines."""
    lines = [f"• {remark}" for remark in remark_words(row)]
    titles = step_titles(row)
    for step in row.found.get("steps", ()):
        if step["of"]:
            title, points = titles[step["step"]].rstrip(STOPS), points_words(step["points"], step["of"])
            lines.append(tr("{name}: {value}", name=title, value=points))
        questions = [
            {**result, "what": _said(asked).rstrip(STOPS), **_picked(result, answers)}
            for result, asked, answers in zip(step["questions"], step["asked"], step["answers"], strict=True)
        ]
        results = (*step["checks"], *questions)
        lines += [f"    {'✓' if result['ok'] else '✗'} {result_words(result, titles)}" for result in results]
    notes = [(titles.get(step, step), note) for step, note in row.found.get("notes", {}).items() if note]
    lines += [tr("{step}, in their own words: {note}", step=step, note=note) for step, note in notes]
    return "\n".join(lines)


def _picked(result: Mapping[str, Any], answers: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What was answered and what is right as the student read it, where it was picked out of `answers`."""
    return {
        key: " > ".join(_said(answers[one]) if one in answers else one for one in told.split(" > "))
        for key in ("value", "needed")
        if answers and isinstance(told := result[key], str)
    }


def lab_title(row: Row) -> str:
    """What the lab is called that was handed in; empty where nobody could read which."""
    return _said(row.found["lab"]["title"]) if "lab" in row.found else ""


def step_titles(row: Row) -> dict[str, str]:
    """What the lab's steps are called, by their ids, with their numbers."""
    return {
        step["step"]: f"{number}. {_said(step['title']) if step['title'] else tr(KINDS[step['kind']])}"
        for number, step in enumerate(row.found.get("steps", ()), 1)
    }


def _said(table: Mapping[str, str]) -> str:
    return said(Words.model_validate(table))
