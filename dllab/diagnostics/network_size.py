"""The same experiment with a larger or a smaller network."""

from typing import Any

from dllab.diagnostics.changing import changed, remedy
from dllab.diagnostics.finding import Remedy
from dllab.experiment import Experiment
from dllab.experiment.convolution import MAX_FILTERS
from dllab.experiment.sections import BY_LAYER, MAX_WIDTH
from dllab.messages import text

FIRST_HIDDEN = 16  # units of the first hidden layer of a network that had none


def doubled(experiment: Experiment) -> dict[str, Any]:
    """The entries of a network with twice as many units and filters in every layer, as far as there may be."""
    network = experiment.network
    filters = [min(2 * one.filters, MAX_FILTERS) for one in network.convolutions]
    tables = [{**one.model_dump(), "filters": count} for one, count in zip(network.convolutions, filters, strict=True)]
    return {
        "network.hidden": tuple(min(2 * width, MAX_WIDTH) for width in network.hidden), "network.convolutions": tables
    }  # fmt: skip


def wider(experiment: Experiment) -> Remedy | None:
    """The remedy that doubles every layer; a first hidden one where there is none."""
    if experiment.network.convolutions:
        return remedy(text("Use twice as many filters and units"), experiment, doubled(experiment))
    hidden = doubled(experiment)["network.hidden"] or (FIRST_HIDDEN,)
    shown = ", ".join(str(width) for width in hidden[:4]) + (", …" if len(hidden) > 4 else "")
    return remedy(text("Make the hidden layers wider: {hidden}"), experiment, {"network.hidden": hidden}, hidden=shown)


def deeper(experiment: Experiment) -> Remedy | None:
    """The remedy that adds one hidden layer like the last."""
    hidden = experiment.network.hidden
    more = (*hidden, hidden[-1] if hidden else FIRST_HIDDEN)
    return remedy(text("Add a hidden layer, to have {count}"), experiment, {"network.hidden": more}, count=len(more))


def shallower(experiment: Experiment) -> Experiment | None:
    """The experiment with two hidden layers instead of many, one instead of two or three, none instead of one.

    The first ones stay, convolutions before all others.
    Weights that would all start alike are drawn at random: such units stay alike in a network of any depth. None where
    there is no hidden layer to leave out.
    """
    network, table = experiment.network, experiment.as_table()["network"]
    depth, convolutions = network.depth, table["convolutions"]
    kept = 2 if depth > 3 else 1 if depth > 1 else 0
    lists = {key: table[key] for key in BY_LAYER if isinstance(table[key], list)}
    cut = {f"network.{key}": entries[:kept] or entries[0] for key, entries in lists.items()}
    drawn = {"network.initializer": "xavier_normal"} if network.initializer.alike else {}
    hidden = network.hidden[: max(kept - len(convolutions), 0)]
    fewer = {"network.hidden": hidden, "network.convolutions": convolutions[:kept]}
    return changed(experiment, {**fewer, **cut, **drawn}) if depth else None
