"""What the checks of a lab measure, in the window's words: a result carries it only as the lab's file calls it."""

import re
from collections.abc import Callable, Mapping

from dllab.explorers import EXPLORERS
from dllab.gui.forms.differences import key_title
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import numbered, word
from dllab.labs.keys import read_key
from dllab.labs.tables import NotKnown
from dllab.messages import text

QUANTITIES = {
    "train_loss": text("Training loss"),
    "val_loss": text("Validation loss"),
    "test_loss": text("Test loss"),
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
    "precision": text("Precision"),
    "recall": text("Recall"),
    "f1": text("F1"),
    "auc": text("AUC"),
    "average_precision": text("Average precision"),
    "norm": text("Norm of all parameters"),
    "distance": text("Distance of the parameters from those sought"),
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
BATCH_LOSS = text("Batch loss")  # what the history calls train_loss, as the loss panel calls it: no score
REDUCTIONS = {
    "median": text("median"),
    "mean": text("mean"),
    "std": text("standard deviation"),
    "min": text("smallest"),
    "max": text("largest"),
}
LAYERS = {
    "first": text("first layer"),
    "last": text("output layer"),
    "hidden.max": text("largest of the hidden layers"),
    "hidden.min": text("smallest of the hidden layers"),
    "hidden.mean": text("mean of the hidden layers"),
}
NUMBER = r"([^ ,]+)"
COMPARED = re.compile(r"(.+) \(([a-z0-9-]+)\) ([÷−]) (.+) \(([a-z0-9-]+)\)")
COMMA = re.compile(r", (?![^\[]*\])")  # one that stands in no brackets

Titles = Mapping[str, str]
Said = tuple[tuple[re.Pattern[str], Callable[..., str]], ...]


def quantity_words(name: str, titles: Titles = {}) -> str:  # noqa: B006 - nobody changes it
    """What is measured, or compared, as a lab's file calls it. titles: what its steps are called, by their ids.

    `grad_norm/first ÷ grad_norm/last, last 100, median`; `train_loss (plain) ÷ train_loss (this)`.
    """
    compared = COMPARED.fullmatch(name)
    if compared is None:
        return _measure(name)
    left, at_left, sign, right, at_right = compared.groups()
    runs = _run(at_left, titles), _run(at_right, titles)
    if left == right:
        return tr("{what} ({left} {sign} {right})", what=_measure(left), left=runs[0], sign=sign, right=runs[1])
    if at_left == at_right:
        return f"{_measure(left)} {sign} {_measure(right)}"
    sides = [tr("{what} ({run})", what=_measure(one), run=run) for one, run in zip((left, right), runs, strict=True)]
    return f" {sign} ".join(sides)


def layer_words(layer: str) -> str:
    """The layer that a lab's file means."""
    return word(LAYERS[layer]) if layer in LAYERS else tr("layer {number}", number=layer)


def finding_words(kind: str) -> str:
    """What a kind of finding is called; another text as it is."""
    import dllab.diagnostics.findings  # noqa: F401 - enters every kind in DETECTORS; late: brings numba in
    from dllab.diagnostics.detector import DETECTORS

    return word(DETECTORS[kind].title if kind in DETECTORS else kind)


def _run(name: str, titles: Titles) -> str:
    """Whose run it is."""
    match name:
        case "this":
            return tr("this step")
        case "baseline":
            return tr("the start, unchanged")
    return tr("“{words}”", words=titles.get(name, name))


def _measure(name: str) -> str:
    for pattern, words in WHOLE:
        found = pattern.fullmatch(name)
        if found is not None:
            return words(*found.groups())
    what, *how = COMMA.split(name)
    if not how and is_key(what):
        return key_title(what)
    sides = [word(BATCH_LOSS) if how and side == "train_loss" else _side(side) for side in what.split(" ÷ ")]
    return tr(", ").join([" ÷ ".join(sides), *map(_when, how)])


def _several(score: str, runs: str, kind: str, statistic: str) -> str:
    """Of runs with other seeds, or other folds held out."""
    many = tr("{count} folds", count=runs) if kind == "folds" else tr("{count} seeds", count=runs)
    how, _, level = statistic.partition(" ")
    if how == "count_at_least":
        return tr("How many of {runs} reach {level}: {score}", runs=many, level=level, score=_side(score))
    if how == "of_best":
        return tr("{score} of the run that is best by {by}, of {runs}", score=_side(score), by=_side(level), runs=many)
    return tr(", ").join([_side(score), many, word(REDUCTIONS[how])])


def _metric(part: str, of: str, number: str, threshold: str | None) -> str:
    parts = {"train": tr("Training"), "val": tr("Validation"), "test": tr("Test")}
    said = tr("{part}: {what} of class {number}", part=parts[part], what=word(QUANTITIES.get(of, of)), number=number)
    return said if threshold is None else tr("{what} at the threshold {value}", what=said, value=threshold)


def is_key(name: str) -> bool:
    """Whether that is a setting of an experiment."""
    try:
        read_key(name)
    except NotKnown:
        return False
    return True


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
    window = re.fullmatch(r"\[(\d+), (\d+)\]", written)
    if window:
        return tr("steps {first} to {last}", first=window[1], last=window[2])
    return word(REDUCTIONS.get(written, written))


def _side(name: str) -> str:
    page, colon, readout = name.partition(": ")
    if colon and page in EXPLORERS.names() and readout in EXPLORERS[page].numbers:
        found = EXPLORERS[page].numbers[readout]
        return numbered(found.label, found.index)
    quantity, slash, layer = name.partition("/")
    shown = word(QUANTITIES.get(quantity, quantity))
    if not slash:
        return shown
    return tr("{quantity} ({layer})", quantity=shown, layer=layer_words(layer))


WHOLE: Said = (  # names that are more than a quantity and a window
    (re.compile(r"finding (.+)"), lambda kind: tr("Diagnosis: {finding}", finding=finding_words(kind))),
    (re.compile(r"answer .+"), lambda: tr("The answer to the question")),
    (re.compile(rf"share_below {NUMBER}"), lambda size: tr("Share of parameters below {size}", size=size)),
    (re.compile(rf"largest_update {NUMBER}"), lambda step: tr("Largest change of a parameter since step {n}", n=step)),
    (re.compile(r"(layer\d+|first|last)\.(.+)"), lambda layer, entry: tr(
        "{entry} of {layer}", entry=entry, layer=layer_words(layer.removeprefix("layer")))),
    (re.compile(rf"(train|val|test)_(\w+) of class (\d+)(?: at {NUMBER})?"), _metric),
    (re.compile(r"(\w+), (\d+) (seeds|folds), (.+)"), _several),
)  # fmt: skip
