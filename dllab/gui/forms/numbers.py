"""Numbers as people type and read them: 0.001 or 1e-3, 1,000 or 1000, and steps that suit the quantity."""

import math
import re
from typing import Any

from dllab.catalogue import Parameter
from dllab.messages import UserError, text

SMALLEST = 1e-6  # the first step up from 0 where a control moves in decades


class NotAccepted(UserError):
    """What was typed is not a value of this field; says what would be."""


def shown(value: float) -> str:
    """A number in short, to eight digits: 0.001, 1e-8, 1.4142136; whole numbers in full."""
    rounded = value if isinstance(value, int) else float(f"{value:.8g}")
    written = repr(rounded).removesuffix(".0")
    return re.sub(r"e([+-])0*(\d)", lambda found: "e" + found[1].replace("+", "") + found[2], written)


def read(parameter: Parameter, typed: str) -> float | int:
    """The number that was typed; raises NotAccepted where it is none, or out of the parameter's range."""
    plain = typed.strip().replace("−", "-").replace("_", "")
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", plain):
        plain = plain.replace(",", "")
    if not plain:
        raise NotAccepted(text("Nothing is entered. The default is {default}."), default=shown(parameter.default))
    value = _whole(typed, plain) if parameter.kind == "int" else _real(typed, plain)
    _refuse_outside(parameter, value, typed.strip())
    return value


def shown_list(values: tuple[int, ...]) -> str:
    """Whole numbers in a row: 100, 200."""
    return ", ".join(map(shown, values))


def read_list(parameter: Parameter, typed: str) -> tuple[int, ...]:
    """The whole numbers that were typed, apart by commas or spaces; raises NotAccepted as `read` does."""
    values = []
    for part in filter(None, re.split(r"[,，、;；\s]+", typed)):
        values.append(_whole(part, part.replace("−", "-").replace("_", "")))
        _refuse_outside(parameter, values[-1], part)
    return tuple(values)


def read_floats(parameter: Parameter, typed: str) -> tuple[float, ...]:
    """The numbers that were typed, apart by commas or spaces; raises NotAccepted as `read` does."""
    values = []
    for part in filter(None, re.split(r"[,，、;；\s]+", typed)):
        values.append(_real(part, part.replace("−", "-").replace("_", "")))
        _refuse_outside(parameter, values[-1], part)
    return tuple(values)


def read_point(parameter: Parameter, typed: str) -> tuple[float, ...]:
    """The place (x, y) that was typed; raises NotAccepted as `read` does."""
    values = read_floats(parameter, typed.strip().strip("()（）"))
    if len(values) != 2:
        raise NotAccepted(text("'{typed}' is not a place. Try one like 1.5, −2."), typed=typed.strip())
    return values


def read_places(parameter: Parameter, typed: str) -> tuple[tuple[float, ...], ...]:
    """The places that were typed, apart by semicolons; raises NotAccepted as `read` does."""
    return tuple(read_point(parameter, part) for part in re.split(r"[;；]", typed) if part.strip())


def shown_floats(values: tuple[float, ...]) -> str:
    """Numbers in a row: 0.5, −1."""
    return ", ".join(map(shown, values))


def shown_places(values: tuple[tuple[float, ...], ...]) -> str:
    """Places in a row: 0, 1; 2, 3."""
    return "; ".join(map(shown_floats, values))


def _real(typed: str, plain: str) -> float:
    try:
        value = float(plain)
    except ValueError:
        raise NotAccepted(text("'{typed}' is not a number. Try one like 0.01 or 1e-3."), typed=typed) from None
    if not math.isfinite(value):
        raise NotAccepted(text("'{typed}' is not a finite number. Try one like 0.01 or 1e-3."), typed=typed)
    return value


def _whole(typed: str, plain: str) -> int:
    if re.fullmatch(r"[+-]?\d+", plain):
        return int(plain)
    try:
        value = _real(typed, plain)
    except NotAccepted:
        value = math.nan
    if not value.is_integer():
        raise NotAccepted(text("'{typed}' is not a whole number. Try one like 16 or 128."), typed=typed)
    return int(value)


def _refuse_outside(parameter: Parameter, value: float, typed: str) -> None:
    low, high = parameter.minimum, parameter.maximum
    if low is not None and (value < low or (parameter.open_minimum and value == low)):
        refusal = (
            text("'{typed}' is too small. It must be greater than {bound}.")
            if parameter.open_minimum
            else text("'{typed}' is too small. It must be at least {bound}.")
        )
        raise NotAccepted(refusal, typed=typed, bound=shown(low))
    if high is not None and (value > high or (parameter.open_maximum and value == high)):
        refusal = (
            text("'{typed}' is too large. It must be less than {bound}.")
            if parameter.open_maximum
            else text("'{typed}' is too large. It must be at most {bound}.")
        )
        raise NotAccepted(refusal, typed=typed, bound=shown(high))


def stepped(parameter: Parameter, value: float, up: bool) -> float | int:
    """The next sensible value in that direction, or `value` itself where the range ends.

    Decades are walked 1-2-5. Below an excluded maximum of 1 the distance to it is: 0.9, 0.95, 0.98, 0.99, …
    """
    if parameter.logarithmic:
        moved = _along_decades(value, up)
    elif parameter.open_maximum and parameter.maximum == 1 and (value > 0.5 or (up and value == 0.5)):
        moved = round(1 - _along_decades(round(1 - value, 12), not up), 12)
    else:
        moved = _along_grid(value, up, _grid(parameter))
    return _held(parameter, value, int(moved) if parameter.kind == "int" else moved)


def _along_decades(value: float, up: bool) -> float:
    if value == 0:
        return SMALLEST if up else -SMALLEST
    if value < 0:
        return -_along_decades(-value, not up)
    if not up and value <= SMALLEST * (1 + 1e-9):
        return 0.0
    exponent = math.floor(math.log10(value) + 1e-9)
    ladder = [float(f"{digit}e{exponent + decade}") for decade in (-1, 0, 1) for digit in (1, 2, 5)]
    if up:
        return next(rung for rung in ladder if rung > value * (1 + 1e-9))
    return next(rung for rung in reversed(ladder) if rung < value * (1 - 1e-9))


def _grid(parameter: Parameter) -> float:
    """The width of a step: half the decade of the default, or else a twentieth of the range."""
    if parameter.kind == "int":
        size = abs(parameter.default)
        return 1 if size < 20 else 10 ** math.floor(math.log10(size)) // 2
    if parameter.default:
        return min(1.0, float(f"5e{math.floor(math.log10(abs(parameter.default))) - 1}"))
    if parameter.minimum is not None and parameter.maximum is not None:
        return (parameter.maximum - parameter.minimum) / 20
    return 0.1


def _along_grid(value: float, up: bool, grid: float) -> float:
    place = value / grid
    return round((math.floor(place + 1e-9) + 1 if up else math.ceil(place - 1e-9) - 1) * grid, 12)


def _held(parameter: Parameter, value: float, moved: Any) -> Any:
    """`moved`, or a bound that may be reached on the way, or `value` where the bound itself is excluded."""
    low, high = parameter.minimum, parameter.maximum
    if low is not None and (moved < low or (moved == low and parameter.open_minimum)):
        return value if parameter.open_minimum else type(moved)(low)
    if high is not None and (moved > high or (moved == high and parameter.open_maximum)):
        return value if parameter.open_maximum else type(moved)(high)
    return moved
