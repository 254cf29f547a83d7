"""How numbers are written for people: three significant digits, proper minus signs, powers of ten."""

import math

BELOW_ALL = 99.9  # percent: what is not everything is never written as 100
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(exponent: int) -> str:
    """A whole exponent, raised: ⁻⁸."""
    return str(exponent).translate(_SUPERSCRIPTS)


def power_of_ten(exponent: int) -> str:
    """`-8` as 10⁻⁸."""
    return "10" + raised(exponent)


def number(value: float, digits: int = 3) -> str:
    """`value` with `digits` significant digits: 0.0123, 1.2⋅10⁻⁵, −4, ∞, NaN; trailing zeros are left out.

    Plain from 0.001 up to 10 to the power of `digits` + 1, then with every digit before the point: 1234, not 1230.
    Below and above as a power of ten.
    """
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{abs(value):.{digits - 1}e}".partition("e")
    power = int(exponent)
    if -3 <= power <= digits:
        written = _trimmed(f"{abs(value):.{max(digits - 1 - power, 0)}f}")
    elif _trimmed(mantissa) == "1":
        written = power_of_ten(power)
    else:
        written = f"{_trimmed(mantissa)}⋅{power_of_ten(power)}"
    return "−" + written if value < 0 else written


def count(value: float) -> str:
    """A whole number with its thousands set apart: 12,340."""
    return f"{value:,.0f}".replace("-", "−")


def clock(seconds: float, tenths: bool = False) -> str:
    """A length of time: 0:07, 12:40, 1:02:03; with tenths, where asked for, as long as it is short: 0:07.2."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if tenths and not (hours or minutes):
        return f"0:{math.floor(10 * seconds) / 10:04.1f}"
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def percent(share: float) -> str:
    """A share of one as a percentage: 93.4 %, 99.9 % up to 1; ∞ or NaN where it is not finite."""
    if not math.isfinite(share):
        return number(share)
    return f"{number(min(100 * share, BELOW_ALL) if share < 1 else 100 * share)} %"


def _trimmed(written: str) -> str:
    return written.rstrip("0").rstrip(".") if "." in written else written
