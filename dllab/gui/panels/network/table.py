"""What the network panel shows of a network's inside, for a file."""

from collections.abc import Iterator
from typing import Any

from dllab.gui.kit.language import tr
from dllab.gui.kit.table import Table
from dllab.gui.panels.network.blocks import SHOWN
from dllab.gui.panels.network.facts import NetworkFacts
from dllab.gui.panels.network.look import BINS, NetworkLook
from dllab.numerals import number
from dllab.training.snapshot import Snapshot


def weights_table(facts: NetworkFacts, look: NetworkLook) -> Table:
    """A row a bias and a weight, layer by layer and unit by unit: those that the picture has no room for, too."""
    titles = tr("step"), tr("layer"), tr("from unit"), tr("to unit"), tr("weight")
    return Table.of_rows(titles, ((look.step, *row) for row in _weights(facts, look)))


def _weights(facts: NetworkFacts, look: NetworkLook) -> Iterator[tuple[Any, ...]]:
    for layer, (weight, bias) in enumerate(zip(look.weights, look.biases, strict=True), start=1):
        sources = [facts.unit_name(layer - 1, source) for source in range(facts.sizes[layer - 1])]
        for unit, (own_bias, row) in enumerate(zip(bias.tolist(), weight.tolist(), strict=True)):
            target = facts.unit_name(layer, unit)
            if facts.biased:
                yield layer, tr("bias"), target, own_bias
            for source, value in zip(sources, row, strict=True):
                yield layer, source, target, value


def layers_table(facts: NetworkFacts, look: NetworkLook, snapshot: Snapshot) -> Table:
    """A row a layer: what its card says, and the bars of its histogram."""
    titles = [
        tr("layer"),
        tr("units and activation"),
        tr("step of the weights"),
        tr("length of the weights ‖W‖"),
        tr("reach of the histogram |w|"),
    ]
    columns: list[Any] = [list(range(1, facts.layers + 1)), [], [look.step] * facts.layers, look.norms, look.extents]
    for layer in range(1, facts.layers + 1):
        columns[1].append(" · ".join([facts.layer_kind(layer), *facts.marks(layer)]))
    for quantity in SHOWN:
        label = quantity.label_for(*facts.choices)
        titles.append(tr(label) + (" (%)" if quantity.share else ""))
        columns.append(_newest(snapshot, quantity.name, quantity.share))
    for index, shares in enumerate(look.histograms.T):
        low, high = (number(2 * edge / BINS - 1) for edge in (index, index + 1))
        titles.append(tr("weights between {low} and {high} of the reach (%)", low=low, high=high))
        columns.append((100.0 * shares).tolist())
    return Table(tuple(titles), tuple(columns))


def _newest(snapshot: Snapshot, name: str, share: bool) -> list[float | None]:
    """The newest value of every layer; a share in percent, which the output layer, without activation, has not."""
    curves = snapshot.steps if name == "grad_norm" else snapshot.layers
    values = curves.last[curves.rows(name)]
    if not values.shape[1]:
        return [None] * len(values)
    newest = values[:, -1]
    return [*(100.0 * newest[:-1]).tolist(), None] if share else newest.tolist()
