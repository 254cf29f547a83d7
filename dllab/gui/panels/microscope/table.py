"""The numbers under the microscope, for a file: a table for each view."""

from collections.abc import Iterable, Iterator
from typing import Any

from dllab.gui.kit.language import tr
from dllab.gui.kit.table import Table
from dllab.gui.panels.microscope.layer import NAMES
from dllab.gui.panels.microscope.questions import OF_EXAMPLES, MicroscopeAnswer, MicroscopeQuestion, picture_matrix
from dllab.gui.panels.microscope.words import Equation, derivation, verdict_words, weight_name
from dllab.training.microscope.difference import Verdict
from dllab.training.microscope.distributions import Distributions
from dllab.training.microscope.look import QUANTITIES, Look, WeightUpdate

Row = tuple[Any, ...]


def layer_table(question: MicroscopeQuestion, answer: MicroscopeAnswer, seen: Distributions) -> Table | None:
    """What is shown of a layer: every number of the picture, the summary, histograms now and at every step.

    The histograms of now are those of all quantities. None while the newest look is at one example alone: the view
    is of the next batch.
    """
    if answer.look.example is not None:
        return None
    titles = (
        tr("part"),
        tr("step"),
        tr("layer"),
        tr("quantity"),
        tr("unit"),
        tr("input"),
        tr("example"),
        tr("lower edge"),
        tr("upper edge"),
        tr("count"),
        tr("share (%)"),
        tr("value"),
    )
    layer, quantity = question.address.layer, question.quantity
    rows = [*_summary(question, answer), *_histograms(layer, answer), *_flow(layer, quantity, answer, seen)]
    return Table.of_rows(titles, [*_numbers(question, answer), *rows])


def _numbers(question: MicroscopeQuestion, answer: MicroscopeAnswer) -> Iterator[Row]:
    """Every number of the picture: of a unit and an input or, by its number, a training example.

    Of a convolution an example is there once for every place of its map, row by row.
    """
    layer, quantity = question.address.layer, question.quantity
    about = tr("value"), answer.step, layer, _name(quantity)
    looked = answer.look.layers[layer - 1]
    matrix, first = picture_matrix(looked, quantity)
    if quantity in OF_EXAMPLES:
        examples = answer.examples.repeat(looked.positions).tolist()
        places: list[Row] = [(None, example + 1) for example in examples]
    else:
        columns = range(first, first + matrix.shape[1])
        places = [(column or tr("bias"), None) for column in columns]
    for unit, values in enumerate(matrix.tolist(), start=1):
        for place, value in zip(places, values, strict=True):
            yield *about, unit, *place, None, None, None, None, value


def _summary(question: MicroscopeQuestion, answer: MicroscopeAnswer) -> Iterator[Row]:
    """The line above the picture."""
    summary = answer.summary
    about = answer.step, question.address.layer, _name(question.quantity)
    for part, value in (
        (tr("smallest"), summary.low),
        (tr("largest"), summary.high),
        (tr("mean"), summary.mean),
        (tr("standard deviation"), summary.deviation),
    ):
        yield part, *about, *[None] * 7, value


def _histograms(layer: int, answer: MicroscopeAnswer) -> Iterator[Row]:
    """How often the values of every quantity occur now; those that are not finite have a line of their own."""
    for quantity in QUANTITIES:
        histogram = answer.histograms[layer, quantity]
        about = tr("histogram"), answer.step, layer, _name(quantity), None, None, None
        edges = histogram.edges.tolist()
        for low, high, count in zip(edges[:-1], edges[1:], histogram.counts.tolist(), strict=True):
            yield *about, low, high, count, None, None
        if histogram.broken:
            yield *about, float("nan"), float("nan"), histogram.broken, None, None


def _flow(layer: int, quantity: str, answer: MicroscopeAnswer, seen: Distributions) -> Iterator[Row]:
    """How the quantity that is shown was spread at every step looked at, in bins that all steps have in common."""
    flow = seen.flow(layer, quantity, answer.step)
    if flow is None:
        return
    edges, name = flow.edges.tolist(), _name(quantity)
    for step, shares in zip(flow.steps.tolist(), flow.shares.T, strict=True):
        about = tr("histogram at every step"), step, layer, name, None, None, None
        for low, high, share in zip(edges[:-1], edges[1:], (100.0 * shares).tolist(), strict=True):
            yield *about, low, high, None, share, None


def update_table(question: MicroscopeQuestion, answer: MicroscopeAnswer) -> Table | None:
    """Which weight is followed, every line of the derivation as it is written, and the numbers it rests on in full."""
    look, update = answer.look, answer.update
    if update is None:
        return None
    titles = tr("section"), tr("symbol"), tr("formula"), tr("numbers"), tr("value"), tr("remark")
    rows = [
        (section.heading, *_line(equation))
        for section in derivation(look, update, question.experiment)
        for equation in section.equations
    ]
    return Table.of_rows(titles, [*_followed(look, update), *rows, *_in_full(look, update)])


def _line(equation: Equation) -> Row:
    """Symbol, formula, numbers and value; of a note, the remark alone."""
    if equation.note:
        return None, None, None, None, equation.left
    *before, value = equation.rights
    symbol = equation.left.removeprefix("+ ")  # which a spreadsheet would take for the beginning of a formula
    return symbol, before[0] if before else None, " = ".join(before[1:]) or None, value, None


def _followed(look: Look, update: WeightUpdate) -> Iterable[Row]:
    address, heading = update.address, tr("What is followed")
    column = tr("bias") if address.column is None else address.column + 1
    example = tr("next batch") if look.example is None else look.example + 1
    values = (
        (tr("step"), look.step),
        (tr("layer"), address.layer),
        (tr("unit"), address.unit + 1),
        (tr("input"), column),
        (tr("example"), example),
    )
    return [(heading, symbol, None, None, value, None) for symbol, value in values]


def _in_full(look: Look, update: WeightUpdate) -> Iterable[Row]:
    """Weight, gradient and central difference with all their digits, and how far the two agree."""
    check, heading, name = update.check, tr("In full"), weight_name(update.address, look.geometry(update.address))
    found = [(name, tr("before the update"), update.before), (f"∂L/∂{name}", tr("gradient"), check.gradient)]
    if check.difference is not None:
        found += [
            (f"∂L/∂{name}", tr("central difference"), check.difference.value),
            (f"∂L/∂{name}", tr("estimated error of the central difference"), check.difference.error),
        ]
    found += [(f"Δ{name}", tr("change"), update.difference), (name, tr("after the update"), update.after)]
    digits = check.digits if check.verdict in (Verdict.AGREES, Verdict.DIFFERS) else None
    rows: list[Row] = [(heading, symbol, None, None, value, remark) for symbol, remark, value in found]
    return [*rows, (heading, tr("digits that agree"), None, None, digits, verdict_words(check))]


def start_table(answer: MicroscopeAnswer) -> Table | None:
    """A row a layer: the variance of its activations and gradients before the first step, and what was expected."""
    if answer.depth is None:
        return None
    depth = answer.depth
    spreads = ((tr("measured"), depth.measured), (tr("He, expected"), depth.he), (tr("Xavier, expected"), depth.xavier))
    titles = [tr("layer")]
    columns: list[Any] = [list(range(1, len(depth.measured.activations) + 1))]
    for curve, which in ((tr("variance of a"), "activations"), (tr("variance of δ"), "deltas")):
        for name, spread in spreads:
            if spread is not None:
                titles.append(tr("{curve}: {run}", curve=curve, run=name))
                columns.append(getattr(spread, which).tolist())
    return Table(tuple(titles), tuple(columns))


def _name(quantity: str) -> str:
    words = NAMES[quantity]
    return tr(words)
