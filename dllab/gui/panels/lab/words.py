"""What the dock says of labs, in the window's language."""

from collections.abc import Mapping
from typing import Any

from dllab.explorers import EXPLORERS
from dllab.gui.kit.language import tr
from dllab.gui.kit.prose import said
from dllab.gui.kit.readable import word
from dllab.gui.kit.wording import sentence_words
from dllab.labs.checks import Check
from dllab.labs.lab import Lab, Step
from dllab.messages import text
from dllab.numerals import number

KINDS = {
    "read": text("Read"),
    "predict": text("Predict"),
    "do": text("Do"),
    "explore": text("Explore"),
    "explain": text("Explain"),
}
QUANTITIES = {
    "train_loss": text("Training loss"),
    "val_loss": text("Validation loss"),
    "train_accuracy": text("Training accuracy"),
    "val_accuracy": text("Validation accuracy"),
    "test_accuracy": text("Test accuracy"),
    "learning_rate": text("Learning rate"),
    "clipped": text("Share of clipped steps"),
    "grad_norm": text("Gradient norm"),
    "activation_mean": text("Mean of the activations"),
    "activation_std": text("Spread of the activations"),
    "saturated": text("Share of saturated units"),
    "dead": text("Share of dead units"),
    "update_ratio": text("Update ratio"),
    "steps": text("Steps taken"),
    "epochs": text("Epochs taken"),
    "outcome": text("How the run ended"),
    "finding": text("What the diagnosis finds"),
    "unchanged": text("Nothing was changed"),
    "changed_only": text("Nothing else was changed"),
    "all": text("All of these"),
    "any": text("One of these"),
    "none": text("None of these"),
}
OUTCOMES = {
    "paused": text("Paused"),
    "finished": text("Finished"),
    "early_stopped": text("Stopped early"),
    "goal_reached": text("Goal reached"),
    "diverged": text("Diverged"),
}
REDUCTIONS = {
    "median": text("median"),
    "mean": text("mean"),
    "std": text("standard deviation"),
    "min": text("smallest"),
    "max": text("largest"),
}
LEVELS = (text("simple"), text("medium"), text("strong"), text("boss"))  # the bound of a score, and its tiers
LAYERS = {
    "first": text("first layer"),
    "last": text("output layer"),
    "hidden.max": text("largest of the hidden layers"),
    "hidden.min": text("smallest of the hidden layers"),
    "hidden.mean": text("mean of the hidden layers"),
}


def step_title(step: Step) -> str:
    """Its own, or what kind of step it is."""
    kind = KINDS[step.kind]
    return said(step.title) if step.title else tr(kind)


def lab_facts(lab: Lab) -> str:
    """How long it takes, how many steps it has, and which topics of the course it is about."""
    parts = [tr("{minutes} min", minutes=lab.minutes), tr("{count} steps", count=len(lab.step))]
    if lab.rows:
        parts.append(tr("topics {rows}", rows=", ".join(map(str, lab.rows))))
    return " · ".join(parts)


def points_words(points: float, most: float) -> str:
    """Points out of those there are."""
    return tr("{points} of {most} points", points=f"{round(points, 1):g}", most=f"{most:g}")


def quantity_words(name: str) -> str:
    """A measured quantity, as a lab's file calls it: `grad_norm/first ÷ grad_norm/last, last 100, median`."""
    what, *how = name.split(", ")
    sides = " ÷ ".join(_side(side) for side in what.split(" ÷ "))
    return ", ".join([sides, *(_when(one) for one in how)])


def _when(written: str) -> str:
    """A window of steps, or what is made of them."""
    kind, _, number = written.partition(" ")
    match kind:
        case "end":
            return tr("at the end")
        case "first":
            return tr("first {number} steps", number=number)
        case "last":
            return tr("last {number} steps", number=number)
        case "step":
            return tr("step {number}", number=number)
    return word(REDUCTIONS.get(written, written))


def _side(name: str) -> str:
    page, colon, readout = name.partition(": ")
    if colon and page in EXPLORERS.names() and readout in EXPLORERS[page].numbers:
        return word(EXPLORERS[page].numbers[readout].label)
    quantity, slash, layer = name.partition("/")
    shown = word(QUANTITIES.get(quantity, quantity))
    if not slash:
        return shown
    return tr("{quantity} ({layer})", quantity=shown, layer=layer_words(layer))


def layer_words(layer: str) -> str:
    """The layer that a lab's file means."""
    return word(LAYERS[layer]) if layer in LAYERS else tr("layer {number}", number=layer)


def result_words(result: Mapping[str, Any]) -> str:
    """What a check found and needs, in one line."""
    value, needed, reason = result.get("value"), result.get("needed", ""), result.get("reason", "")
    name = quantity_words(str(result["what"]))
    if reason:
        return tr("{what}: {found}", what=name, found=sentence_words(reason))
    if value is None:
        return name
    found = number(value, 4) if isinstance(value, int | float) else _named(str(value))
    if not needed:
        return tr("{what}: {found}", what=name, found=found)
    line = tr("{what}: {found}, needed {needed}", what=name, found=found, needed=_named(needed))
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


def _named(found: str) -> str:
    """What stands in a result by its id, such as findings and outcomes, as the window calls it."""
    return ", ".join(" / ".join(map(_one_named, part.split(" / "))) for part in found.split(", "))


def _one_named(found: str) -> str:
    sign, kind = ("¬ ", found[2:]) if found.startswith("¬ ") else ("", found)
    if found.startswith("step "):
        return tr("step {number}", number=found.removeprefix("step "))
    return outcome_word(found) if found in OUTCOMES else sign + finding_words(kind)


def finding_words(kind: str) -> str:
    """What a kind of finding is called; another text as it is."""
    import dllab.diagnostics.findings  # noqa: F401 - enters every kind in DETECTORS; late: brings numba in
    from dllab.diagnostics.detector import DETECTORS

    return word(DETECTORS[kind].title if kind in DETECTORS else kind)


def outcome_word(outcome: str) -> str:
    """How a run ended, by the name that labs have for it."""
    return word(OUTCOMES[outcome])


def advice(check: Check) -> str:
    """What somebody is told who has not got it yet."""
    return said(check.fail) if check.fail else ""
