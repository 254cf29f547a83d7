"""How well one colour can be read on another, by WCAG 2.2: colours as "#rrggbb"."""

from functools import cache

WORDS, SIGNS = 4.5, 3.0  # contrasts that words, and that lines and icons, have at least
SHARES = 20  # in which one colour is mixed into another


@cache
def contrast(one: str, other: str) -> float:
    """1 for the same colour to 21 for black on white."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def mix(color: str, other: str, share: float) -> str:
    """`color` with a `share` of `other` in it."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * (1 - share) + two * share):02x}" for one, two in pairs)


@cache
def ink(color: str, toward: str, grounds: tuple[str, ...]) -> str:
    """As little of `toward` in `color` as makes words that can be read on all `grounds`; `toward` can."""
    mixed = (mix(color, toward, step / SHARES) for step in range(SHARES))
    return next((one for one in mixed if min(contrast(one, ground) for ground in grounds) >= WORDS), toward)


def _channels(color: str) -> tuple[int, ...]:
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))


def _luminance(color: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    shares = [value / 255 for value in _channels(color)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
