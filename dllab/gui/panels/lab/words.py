"""What the dock says of labs, in the window's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from dllab.gui.forms.differences import choice_title, key_title
from dllab.gui.kit.language import tr
from dllab.gui.kit.prose import said
from dllab.gui.kit.readable import word
from dllab.gui.kit.wording import sentence_words
from dllab.gui.panels.lab.measured import Titles, finding_words, is_key, quantity_words
from dllab.labs.checks import Check
from dllab.labs.lab import Lab, Step
from dllab.labs.results import value_said
from dllab.messages import text

KINDS = {
    "read": text("Read"),
    "predict": text("Predict"),
    "do": text("Do"),
    "explore": text("Explore"),
    "explain": text("Explain"),
}
OUTCOMES = {
    "paused": text("Paused"),
    "finished": text("Finished"),
    "early_stopped": text("Stopped early"),
    "goal_reached": text("Goal reached"),
    "diverged": text("Diverged"),
}
LEVELS = (text("simple"), text("medium"), text("strong"), text("boss"))  # the bound of a score, and its tiers


def step_title(step: Step) -> str:
    """Its own, or what kind of step it is."""
    kind = KINDS[step.kind]
    return said(step.title) if step.title else tr(kind)


def step_prose(step: Step) -> str:
    """All that a step asks, in Markdown: its title, its text, and its questions."""
    return "\n\n".join([f"**{step_title(step)}**", said(step.text), *(said(asked.text) for asked in step.question)])


def lab_facts(lab: Lab) -> str:
    """How long it takes, how many steps it has, and which topics of the course it is about."""
    parts = [tr("{minutes} min", minutes=lab.minutes), tr("{count} steps", count=len(lab.step))]
    if lab.rows:
        parts.append(tr("topics {rows}", rows=", ".join(map(str, lab.rows))))
    return " · ".join(parts)


def loaded_words(allowed: Sequence[str] | None, rest: int | None) -> str:
    """What somebody may do once the start of a step is loaded. allowed: as Step.allow; rest: where its run pauses."""
    if allowed is None:
        loaded = tr("Loaded. Any setting may be changed.")
    elif not allowed:
        loaded = tr("Loaded. Change nothing, and run it.")
    else:
        loaded = tr("Loaded. Change, in Experiment: {entries}.", entries=tr(", ").join(map(key_title, allowed)))
    return loaded if rest is None else tr("{loaded} It pauses at step {step:,}.", loaded=loaded, step=rest)


def waiting_words(keys: Sequence[str]) -> str:
    """What the run that was checked lacks of what the form says."""
    return tr("Not in this run yet: {entries}. Press Reset, then train.", entries=tr(", ").join(map(key_title, keys)))


def points_words(points: float, most: float) -> str:
    """Points out of those there are."""
    return tr("{points} of {most} points", points=f"{round(points, 1):g}", most=f"{most:g}")


def result_words(result: Mapping[str, Any], titles: Titles = {}) -> str:  # noqa: B006 - nobody changes it
    """What a check found and needs, in one line. titles: what the lab's steps are called, by their ids."""
    value, needed, reason = result.get("value"), result.get("needed", ""), result.get("reason", "")
    name = quantity_words(str(result["what"]), titles)
    if reason:
        return tr("{what}: {found}", what=name, found=sentence_words(reason))
    if value is None:
        return name
    if result["what"] in ("unchanged", "changed_only"):
        keys = tr(", ").join(map(key_title, str(value).split(", ")))
        return tr("Changed, though this step keeps it as it is: {entries}", entries=keys)
    if isinstance(value, int | float):
        found = value_said(float(value), needed, result.get("tiers", ()))
    else:
        found = _found(result["what"], str(value))
    if not needed:
        return tr("{what}: {found}", what=name, found=found)
    line = tr("{what}: {found}, needed {needed}", what=name, found=found, needed=_found(result["what"], needed))
    return f"{line} · {tiers_words(result)}" if result.get("tiers") else line


def tiers_words(result: Mapping[str, Any]) -> str:
    """The highest level that a score has reached, and what the next one asks for."""
    levels = [(result["needed"], result["ok"]), *result["tiers"]]
    names = [word(level) for level in LEVELS]
    reached = next((place for place, (_, on) in enumerate(levels) if not on), len(levels))
    if not reached:
        return tr("levels: {levels}", levels=", ".join(f"{names[n]} {asked}" for n, (asked, _) in enumerate(levels)))
    if reached == len(levels):
        return tr("highest level reached: {level}", level=names[reached - 1])
    return tr(
        "level reached: {level}; next, {higher}: {needed}",
        level=names[reached - 1], higher=names[reached], needed=levels[reached][0],
    )  # fmt: skip


def _found(what: str, found: str) -> str:
    """Settings, findings and outcomes as the window calls them."""
    return " / ".join(choice_title(what, one) for one in found.split(" / ")) if is_key(what) else _named(found)


def _named(found: str) -> str:
    """What stands in a result by its id, such as findings and outcomes, as the window calls it."""
    return ", ".join(" / ".join(map(_one_named, part.split(" / "))) for part in found.split(", "))


def _one_named(found: str) -> str:
    sign, kind = ("¬ ", found[2:]) if found.startswith("¬ ") else ("", found)
    if found.startswith("step "):
        return tr("step {number}", number=found.removeprefix("step "))
    return outcome_word(found) if found in OUTCOMES else sign + finding_words(kind)


def outcome_word(outcome: str) -> str:
    """How a run ended, by the name that labs have for it."""
    return word(OUTCOMES[outcome])


def advice(check: Check) -> str:
    """What somebody is told who has not got it yet."""
    return said(check.fail) if check.fail else ""
