"""The same experiment with a larger or a smaller network."""

from dllab.diagnostics.changing import changed, remedy
from dllab.diagnostics.finding import Remedy
from dllab.experiment import Experiment
from dllab.experiment.sections import BY_LAYER, MAX_WIDTH
from dllab.messages import text

FIRST_HIDDEN = 16  # units of the first hidden layer of a network that had none


def wider(experiment: Experiment) -> Remedy | None:
    """The remedy that doubles every hidden layer; a first one where there is none."""
    hidden = tuple(min(2 * width, MAX_WIDTH) for width in experiment.network.hidden) or (FIRST_HIDDEN,)
    shown = ", ".join(str(width) for width in hidden[:4]) + (", …" if len(hidden) > 4 else "")
    return remedy(text("Make the hidden layers wider: {hidden}"), experiment, {"network.hidden": hidden}, hidden=shown)


def deeper(experiment: Experiment) -> Remedy | None:
    """The remedy that adds one hidden layer like the last."""
    hidden = experiment.network.hidden
    more = (*hidden, hidden[-1] if hidden else FIRST_HIDDEN)
    return remedy(text("Add a hidden layer, to have {count}"), experiment, {"network.hidden": more}, count=len(more))


def shallower(experiment: Experiment) -> Experiment | None:
    """The experiment with two hidden layers instead of many, one instead of two or three, none instead of one.

    Weights that would all start alike are drawn at random: such units stay alike in a network of any depth. None where
    there is no hidden layer to leave out.
    """
    network, table = experiment.network, experiment.as_table()["network"]
    depth = len(network.hidden)
    kept = 2 if depth > 3 else 1 if depth > 1 else 0
    lists = {key: table[key] for key in BY_LAYER if isinstance(table[key], list)}
    cut = {f"network.{key}": entries[:kept] or entries[0] for key, entries in lists.items()}
    drawn = {"network.initializer": "xavier_normal"} if network.initializer.alike else {}
    return changed(experiment, {"network.hidden": network.hidden[:kept], **cut, **drawn}) if depth else None
