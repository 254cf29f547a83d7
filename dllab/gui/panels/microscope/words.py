"""One update of one weight, written out: lines of left side, = and right side, in sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.engine.convolution.geometry import Geometry
from dllab.engine.parts import Unsaid
from dllab.engine.worked.terms import Line
from dllab.engine.worked.write import put_in, write
from dllab.experiment import Experiment
from dllab.gui.kit.language import tr
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.microscope.filters import FilterGrid
from dllab.numerals import number, raised
from dllab.training.microscope.difference import Check, Verdict
from dllab.training.microscope.look import Address, LayerLook, Look, WeightUpdate

SHOWN = 5  # numbers of a list written out
PATH = 8  # layers written out one by one
_BELOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Equation:
    """`left` = each of `rights`, the last being the value; a note stands without an equals sign."""

    left: str
    rights: tuple[str, ...]
    note: bool = False


@dataclass(frozen=True)
class WorkedSection:
    """Some equations under a heading."""

    heading: str
    equations: tuple[Equation, ...]


def derivation(look: Look, update: WeightUpdate, experiment: Experiment) -> tuple[WorkedSection, ...]:
    """From the forward pass to the new weight."""
    return (
        WorkedSection(tr("Forward"), tuple(_forward(look, update.address, experiment))),
        WorkedSection(tr("Back"), tuple(_back(look, update.address))),
        WorkedSection(tr("Gradient"), tuple(_gradient(look, update))),
        WorkedSection(tr("Check"), tuple(_check(update.check))),
        WorkedSection(tr("Update"), tuple(_update(look, update, experiment))),
    )


def weight_name(address: Address, geometry: Geometry | None = None) -> str:
    """w₂₃ of unit 2 and input 3, b₂ of unit 2; with a comma where an index has several digits.

    geometry: of a convolution; then w₂[1, 3, 4] of filter 2, channel 1, row 3 and column 4.
    """
    unit = address.unit + 1
    if address.column is None:
        return "b" + _index(unit)
    if geometry:
        channel, row, column = FilterGrid.of(geometry).tap(address.column + 1)
        return f"w{_index(unit)}[{channel}, {row}, {column}]"
    column = address.column + 1
    comma = "," if max(unit, column) > 9 else ""
    return f"w{_index(unit)}{comma}{_index(column)}"


def verdict_words(check: Check) -> str:
    """What comparing gradient and difference came to, in a few words."""
    match check.verdict:
        case Verdict.AGREES:
            if check.gradient == 0:
                return tr("agrees: it is 0")
            if check.digits == 0:
                return tr("agrees within rounding")
            return tr("agrees to {count} digits", count=check.digits)
        case Verdict.DIFFERS:
            return tr("does not agree")
        case Verdict.CORNER:
            return tr("no derivative: a corner lies here")
        case Verdict.TOO_SMALL:
            return tr("too small to measure")
        case Verdict.NOT_FINITE:
            return tr("the loss is not finite") if np.isfinite(check.gradient) else tr("not finite")
        case Verdict.NOT_FOLLOWED:
            return tr("the perceptron rule follows no gradient")
        case Verdict.UNSAID:
            return tr("not checked")


def verdict_help(check: Check) -> str:
    """Both numbers, and how they are compared."""
    words = tr(
        "The gradient from going back through the network, beside (L(w + h) − L(w − h))/2h from a float64 network on "
        "the same examples, with the same units dropped. They agree when they are within 0.1 % of the sizes of the "
        "terms that the gradient is a sum of, beyond what float32 rounds: little is left of p − 1 where p is all "
        "but 1, and of 1 − a² where a unit is saturated."
    )
    if check.unsaid is not None:
        return error_words(check.unsaid)
    if check.difference is None:
        return words
    numbers = tr(
        "gradient {gradient}\ndifference {difference}",
        gradient=number(check.gradient, 7),
        difference=number(check.difference.value, 7),
    )
    return f"{words}\n{numbers}"


def _forward(look: Look, address: Address, experiment: Experiment) -> list[Equation]:
    layer = look.layers[address.layer - 1]
    alone, later = len(look.examples) == 1, look.layers[layer.number :]
    if alone and not layer.geometry:
        lines = _own_signals(look, layer, address)
    elif layer.geometry:
        words = tr(
            "{count} examples at {places} places each, those with the largest share first",
            count=len(look.examples), places=layer.positions,
        )  # fmt: skip
        lines = [_note(words), *_largest_shares(look, layer, address)]
    else:
        lines = [_note(tr("{count} examples, those with the largest share first", count=len(look.examples)))]
        lines += _largest_shares(look, layer, address)
    if alone:
        listed = [
            Equation(_layer_symbol("a", each, look), (_listed(each.a[0]),)) for each in later if not each.geometry
        ]
        lines += [*_shortened(listed), Equation("t", (_listed(look.targets[0]),))]
    lines.append(Equation("L", (write(look.loss),)))
    return lines + [_note(words) for words in _included(look, experiment)]


def _own_signals(look: Look, layer: LayerLook, address: Address) -> list[Equation]:
    """What one example makes of the weight's own unit."""
    unit, lines = address.unit, []
    if address.column is not None:
        lines.append(Equation("x" + _index(address.column + 1), (write(float(layer.inputs[0, address.column])),)))
    z, u, a = float(layer.z[0, unit]), float(layer.u[0, unit]), float(layer.a[0, unit])
    lines.append(Equation("z" + _index(unit + 1), ("Σ w·x" if layer.bias is None else "Σ w·x + b", write(z))))
    if u != z:
        lines.append(Equation("u" + _index(unit + 1), (tr("z, normalized"), write(u))))
    if layer is look.layers[-1]:
        return lines
    lines.append(Equation("a" + _index(unit + 1), ("f(u)" if u != z else "f(z)", write(a))))
    out = float(layer.out[0, unit])
    if out != a:
        lines.append(Equation("out" + _index(unit + 1), (write(out),)))
    return lines


def _largest_shares(look: Look, layer: LayerLook, address: Address) -> list[Equation]:
    """The examples of a batch whose δ·x is largest; of a convolution, with row and column of the map."""
    inputs = np.ones(len(layer.delta)) if address.column is None else layer.inputs[:, address.column]
    deltas = layer.delta[:, address.unit]
    lines = []
    for row in _largest(inputs * deltas)[:3]:
        signals = f"x = {write(float(inputs[row]))}, z = {write(float(layer.z[row, address.unit]))}"
        if layer is not look.layers[-1]:
            signals += f", a = {write(float(layer.a[row, address.unit]))}"
        signals += f", δ = {write(float(deltas[row]))}"
        example, place = divmod(int(row), layer.positions)
        words = tr("example {number}", number=int(look.examples[example]) + 1)
        if layer.geometry:
            i, j = divmod(place, layer.geometry.map_width)
            words += f" ({i + 1}, {j + 1})"
        lines.append(Equation(words, (signals,)))
    return lines


def _included(look: Look, experiment: Experiment) -> list[str]:
    """What else the numbers depend on."""
    words = []
    if any(mask is not None for mask in look.masks):
        words.append(tr("with the units that dropout leaves out at this step"))
    if experiment.network.normalization.needs_batch:
        if len(look.examples) == 1:
            words.append(tr("batch norm over one example: its variance is 0"))
        else:
            words.append(tr("batch norm over these examples"))
        if experiment.training.frozen_layers:
            words.append(tr("frozen layers: batch norm by the running values"))
    if experiment.augmentation.noise or experiment.augmentation.moves_images:
        words.append(tr("with the examples as augmentation changes them at this step"))
    return words


def _back(look: Look, address: Address) -> list[Equation]:
    lines = []
    for layer in reversed(look.layers[address.layer - 1 :]):
        symbol = _layer_symbol("δ", layer, look)
        if len(layer.delta) == 1:
            lines.append(Equation(symbol, (_listed(layer.delta[0]),)))
        else:
            size = float(np.sqrt(np.mean(layer.delta.astype(np.float64) ** 2)))
            lines.append(Equation(f"rms {symbol}", (write(size),)))
    return _shortened(lines)


def _gradient(look: Look, update: WeightUpdate) -> list[Equation]:
    name = weight_name(update.address, look.geometry(update.address))
    inputs, deltas = update.inputs, update.deltas
    unit = _index(update.address.unit + 1)
    column, geometry = update.address.column, look.geometry(update.address)
    factor = "" if column is None else "·x" if geometry else "·x" + _index(column + 1)
    if len(inputs) == 1:
        numbers = put_in("{}·{}", float(deltas[0]), float(inputs[0])) if factor else write(float(deltas[0]))
        lines = [Equation(f"∂L/∂{name}", (f"δ{unit}{factor}", numbers, write(update.data_gradient)))]
    else:
        products = inputs.astype(np.float64) * deltas
        largest = products[_largest(products)]
        sum_ = put_in(" + ".join(["{}"] * min(3, len(largest))), *largest[:3].tolist())
        sum_ += " + …" if len(largest) > 3 else ""
        lines = [Equation(f"∂L/∂{name}", (f"Σ δ{unit}{factor}", sum_, write(update.data_gradient)))]
    finite = np.isfinite(update.data_gradient)  # of NaN − NaN nothing can be told
    if finite and update.penalty:
        lines.append(Equation(tr("+ L1, L2"), (write(update.penalty),)))
    if finite and update.noise:
        lines.append(Equation(tr("+ noise"), (write(update.noise),)))
    whole = update.data_gradient + update.penalty + update.noise
    clipped = look.gradients.clipped and not update.frozen
    lines.append(Equation("g", ((tr("clipped"), write(update.gradient)) if clipped else (write(whole),))))
    return lines


def _largest(values: NDArray[Any]) -> NDArray[np.int64]:
    """Their places by size; what makes a sum NaN comes first."""
    return np.argsort(-np.nan_to_num(np.abs(values), nan=np.inf, posinf=np.inf), kind="stable")


def _check(check: Check) -> list[Equation]:
    lines = [Equation(tr("gradient"), (number(check.gradient, 7),))]
    if check.difference is not None and np.isfinite(check.difference.value):
        lines.append(Equation(tr("difference"), ("(L(w + h) − L(w − h))/2h", number(check.difference.value, 7))))
        lines.append(
            Equation("h", (tr("{step} and smaller, extrapolated to 0", step=number(check.difference.step, 2)),))
        )
    lines.append(_note(error_words(check.unsaid) if check.unsaid else verdict_words(check)))
    return lines


def _update(look: Look, update: WeightUpdate, experiment: Experiment) -> list[Equation]:
    if update.frozen:
        return _unmoved(tr("layer {layer} is frozen: its weights stay as they are", layer=update.address.layer), update)
    if not look.taken:
        why = tr("the run ends here: a number of this step is not finite, and nothing is changed by it")
        return _unmoved(why, update)
    lines = [Equation("η", (write(look.rate),)), Equation("t", (str(look.step + 1),))]
    terms, last = _terms(update)
    for line in terms:
        lines.append(_worked(line.left, line, number(line.value, line.digits)))
        if line.note:
            lines.append(_note(tr(line.note)))
    if isinstance(update.worked, Unsaid):
        lines.append(_note(error_words(update.worked)))
    if update.decay:
        numbers = put_in("−{}·λ·{}", look.rate, update.before)
        lines.append(Equation(tr("decay"), ("−η·λ·w", numbers, write(update.decay))))
    plain = not update.decay and not experiment.regularization.max_norm
    if plain:
        lines.append(_worked("Δw", last, write(update.difference)))
    else:
        lines += [_worked("Δ", last, write(last.value)), Equation("Δw", (write(update.difference),))]
    sign = "{} + {}" if update.difference >= 0 else "{} − {}"
    moved = put_in(sign, update.before, abs(update.difference), digits=7)  # as the sum: with fewer it does not add up
    lines.append(Equation("w", ("w + Δw", moved, number(update.after, 7))))
    return lines


def _unmoved(why: str, update: WeightUpdate) -> list[Equation]:
    return [_note(why), Equation("w", (number(update.after, 7),))]


def _terms(update: WeightUpdate) -> tuple[Sequence[Line], Line]:
    """The lines of the optimizer's formula, and Δw without decay; where it does not say its formula, that alone."""
    if isinstance(update.worked, Unsaid):
        return (), Line("Δw", "", "", update.difference - update.decay)
    return update.worked[:-1], update.worked[-1]


def _worked(left: str, line: Line, value: str) -> Equation:
    return Equation(left, (*filter(None, (line.formula, line.numbers)), value))


def _layer_symbol(letter: str, layer: LayerLook, look: Look) -> str:
    """a², δ¹; the outputs are y."""
    return "y" if letter == "a" and layer is look.layers[-1] else letter + raised(layer.number)


def _listed(values: NDArray[np.float32]) -> str:
    """(0.12, −3, …)"""
    shown = [number(float(value), 3) for value in values[:SHOWN]]
    if len(values) == 1:
        return shown[0]
    return "(" + ", ".join(shown) + (", …)" if len(values) > SHOWN else ")")


def _shortened(lines: Sequence[Equation]) -> list[Equation]:
    """The first and the last of many."""
    if len(lines) <= PATH:
        return list(lines)
    half = PATH // 2
    return [*lines[:half], Equation("⋮", (), note=True), *lines[-half:]]


def _note(words: str) -> Equation:
    return Equation(words, (), note=True)


def _index(number: int) -> str:
    return str(number).translate(_BELOW)
