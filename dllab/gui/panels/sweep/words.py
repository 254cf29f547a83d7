"""A sweep in words."""

from collections.abc import Sequence
from typing import Any

from dllab.experiment.convolution import ConvolutionSection
from dllab.gui.forms.differences import NAME, entry_title, key_value
from dllab.gui.kit.language import tr
from dllab.gui.kit.layer_names import written_convolution
from dllab.gui.kit.readable import word
from dllab.gui.kit.wording import error_words
from dllab.messages import text
from dllab.numerals import count, number, percent
from dllab.sweeps.doing import FAILED
from dllab.sweeps.plan import Plan
from dllab.sweeps.sweep import Progress
from dllab.training.look import Cancelled
from dllab.training.outcomes import Failed

FIGURES = {  # of a row, which may be drawn: what they are called
    "val_loss": text("Validation loss"),
    "train_loss": text("Training loss"),
    "val_accuracy": text("Validation accuracy"),
    "train_accuracy": text("Training accuracy"),
    "val_r2": text("Validation R²"),
    "steps": text("Steps"),
}
OUTCOMES = {
    "finished": text("Finished"),
    "early_stopped": text("Stopped early"),
    "goal_reached": text("Goal reached"),
    "diverged": text("Diverged"),
    "failed": text("Failed"),
    "paused": text("Paused"),
}
DIVERGED = "diverged"


def figure_value(row: dict[str, Any], figure: str) -> float | None:
    """A figure of a row; ∞ and NaN, which rows hold as words, as numbers. None where it was not measured."""
    found = row.get(figure)
    if isinstance(found, str):
        try:
            return float(found)
        except ValueError:
            return None
    return float(found) if isinstance(found, int | float) else None


def figure_words(figure: str, value: float | None) -> str:
    """A figure as a cell shows it."""
    if value is None:
        return "–"
    if figure.endswith("accuracy"):
        return percent(value)
    return count(value) if figure == "steps" else number(value)


def value_words(value: Any, key: str = "") -> str:
    """A value of a setting, which stands in an experiment under this key."""
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    if isinstance(value, int | float):
        return number(value) if isinstance(value, float) else str(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(value_words(one, key) for one in value) + "]"
    if isinstance(value, dict):
        return _part_words(value, key)
    return word(key_value(key, str(value)) if key else str(value))


def _part_words(part: dict[str, Any], key: str) -> str:
    """A choice of a layer's, or a convolution."""
    return value_words(part[NAME], key) if NAME in part else written_convolution(ConvolutionSection(**part))


def outcome_of(row: dict[str, Any]) -> str:
    """How a run ended."""
    name = str(row.get("outcome", ""))
    return word(OUTCOMES[name]) if name in OUTCOMES else name


def run_name(plan: Plan, number_: int, titles: Sequence[str]) -> str:
    """ "Learning rate 0.1, Batch size 32 · seed 1"."""
    settings = plan.settings(number_)
    named = [f"{title} {value_words(settings[key], key)}" for key, title in zip(plan.keys, titles, strict=True)]
    which = "fold" if plan.kind == "folds" else "seed"
    if plan.count > 1:
        one = settings.get(which)
        named.append(tr("fold {number}", number=one) if which == "fold" else tr("seed {seed}", seed=one))
    return ", ".join(named) or tr("run {number}", number=number_ + 1)


def reason_of(said: str) -> str:
    """What is wrong, without the lines that introduce it."""
    return said.splitlines()[-1].strip()


def plan_words(plan: Plan) -> str:
    """ "Learning rate 1e-3 to 1, Batch size 16 to 64": what is tried, by the ends of its values."""
    named = []
    for key, values in plan.grid.values.items():
        ends = [value_words(values[place], key) for place in (0, -1)[: len(values)]]
        title = entry_title(plan.grid.base, key)
        named.append(tr("{title} {first} to {last}", title=title, first=ends[0], last=ends[-1])
                     if len(ends) > 1 else tr("{title} {value}", title=title, value=ends[0]))  # fmt: skip
    return ", ".join(named) or plan.grid.base.name


def hint_words(progress: Progress | None) -> str:
    """What stands where runs will be drawn."""
    if progress is not None and not progress.over:
        return tr("The runs appear here as they are done")
    return tr("Choose a setting, then Start")


def count_words(plan: Plan) -> str:
    """How many runs there are, and out of what."""
    factors = [str(len(values)) for values in plan.grid.values.values()]
    total = len(plan.grid)
    if total != _product(plan):
        said = tr("{count} drawn of {total}", count=count(total), total=count(_product(plan)))
    else:
        said = " × ".join(factors) or "1"
    if plan.count > 1:
        seeds = tr("{product} × {count} seeds", product=said, count=plan.count)
        said = tr("{product} × {count} folds", product=said, count=plan.count) if plan.kind == "folds" else seeds
    runs = count(len(plan))
    return tr("{count} runs", count=runs) if said == runs else tr("{product} = {count} runs", product=said, count=runs)


def verdict(progress: Progress) -> tuple[str, bool]:
    """What a person should know of the runs, and whether it is a problem; empty where the numbers say enough."""
    if isinstance(progress.outcome, Failed):
        template = progress.outcome.template
        return tr(template, **progress.outcome.values), True
    failed = sum(row.get("outcome") == FAILED for row in progress.rows.values())
    said = []
    if progress.trouble is not None:
        said.append(error_words(progress.trouble))
    if failed:
        said.append(tr("{count} of {total} runs failed; the table says why.", count=failed, total=len(progress.rows)))
    if said:
        return " ".join(said), True
    if isinstance(progress.outcome, Cancelled):
        done = {"done": count(len(progress.rows)), "total": count(len(progress.plan))}
        return tr("Cancelled after {done} of {total} runs. Start goes on with the others.", **done), False
    if progress.known and not progress.over:
        return tr("{count} runs were done before and are not done again.", count=count(progress.known)), False
    return "", False


def _product(plan: Plan) -> int:
    product = 1
    for values in plan.grid.values.values():
        product *= len(values)
    return product
