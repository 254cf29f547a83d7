"""Several runs in words."""

from dllab.gui.kit.language import tr
from dllab.gui.kit.wording import state_words
from dllab.training.look import Cancelled
from dllab.training.outcomes import Failed, Outcome, Stopped
from dllab.training.spread import Kind, Run, Spread


def run_words(kind: Kind, run: Run) -> str:
    """ "seed 3", or "fold 1"."""
    return tr("seed {seed}", seed=run.seed) if kind == "seeds" else tr("fold {number}", number=run.number)


def ending(outcome: Outcome | Cancelled) -> str:
    """How a run ended, where it is not as everybody expects; else empty."""
    if isinstance(outcome, Stopped):
        return state_words(outcome)
    return ""


def verdict(spread: Spread) -> tuple[str, bool]:
    """What a person should know of the runs, and whether it is a problem; empty where the numbers say enough."""
    if isinstance(spread.outcome, Failed):
        template = spread.outcome.template
        return tr(template, **spread.outcome.values), True
    if spread.diverged:
        return (
            tr(
                "{count} of {total} runs diverged. They are drawn in red, and are in no band, mean or median.",
                count=len(spread.diverged),
                total=spread.done,
            ),
            True,
        )
    if isinstance(spread.outcome, Cancelled):
        return tr("Cancelled after {done} of {total} runs.", done=spread.done, total=spread.total), False
    return "", False
