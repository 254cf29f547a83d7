"""Numbers in worked formulas."""

import math

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")


def write(value: float, digits: int = 4) -> str:
    """With `digits` significant ones, a proper minus sign, and a power of ten below 0.001 and where digits end."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{abs(value):.{digits - 1}e}".partition("e")
    size = int(exponent)
    if -3 <= size < digits:
        written = _trimmed(f"{float(f'{mantissa}e{size}'):.{digits - 1 - size}f}")
    else:
        written = f"{_trimmed(mantissa)}⋅10{raised(size)}"
    return "−" + written if value < 0 else written


def raised(exponent: int) -> str:
    """A whole exponent, raised: ⁻⁸."""
    return str(exponent).translate(_SUPERSCRIPTS)


def put_in(template: str, *values: float, digits: int = 4) -> str:
    """`template` with numbers for its `{}`; brackets where a sign or a power of ten would be misread."""
    parts, rest = [], template
    for value in values:
        head, _, tail = rest.partition("{}")
        number = write(value, digits)
        tight = head.endswith(("√", "/")) or tail.startswith(_RAISED)
        bracketed = number.startswith("−") and head != "" or tight and "⋅" in number
        parts.append(head + (f"({number})" if bracketed else number))
        rest = tail
    return "".join([*parts, rest])


def _trimmed(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
