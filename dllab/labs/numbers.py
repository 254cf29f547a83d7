"""Numbers as people write them: 9.1e-13, 9.1·10⁻¹³, 0.25^20, 8.3 %, 1/4, 1,792. Nothing else is read."""

import math
import re
import unicodedata
from decimal import Decimal

from dllab.messages import UserError, text

LONGEST = 60  # characters
_RAISED = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_UNSIGNED = r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?"
_PLAIN = rf"[+-]?{_UNSIGNED}"
_FORM = re.compile(
    rf"(?P<sign>[+-]?)(?P<first>{_UNSIGNED})"
    rf"(?:(?:\*10\^?(?P<decade>[+-]?\d+))|(?:\^(?P<power>{_PLAIN}))|(?:/(?P<below>{_PLAIN})))?(?P<percent>%)?",
    re.ASCII,
)


class NotANumber(UserError):
    """A text in which nobody reads a number."""


def read_number(written: str) -> float:
    """The number in a text; raises NotANumber.

    One of: a decimal number, with commas between thousands or an exponent; a·10ⁿ; a^b; a/b; each perhaps in per cent.
    The sign in front is that of the whole: −2^2 is −4.
    """
    if len(written) <= LONGEST and (found := _FORM.fullmatch(_simple(written))):
        try:
            value = _value(found)
        except (ValueError, ArithmeticError):
            value = math.nan
        if isinstance(value, float) and math.isfinite(value):
            return value
    raise NotANumber(
        text("{written} is no number that can be read; write 0.05, 5 %, 1/20, 9.1e-13, 9.1·10^-13 or 0.25^20"),
        written=written,
    )


def _simple(written: str) -> str:
    """The same in plain characters, whatever keyboards and the lab itself write for minus, times and raised digits."""
    raised = re.sub(r"[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: "^" + found[0].translate(_RAISED), written)
    plain = unicodedata.normalize("NFKC", raised).replace("−", "-").replace("–", "-").replace("**", "^")
    close = re.sub(r"\s+(?=[%/^])|(?<=[/^])\s+", "", plain.strip())
    return re.sub(r"\s*[·⋅×*x∙]\s*(?=10)", "*", close).replace("E", "e")


def _value(found: re.Match[str]) -> float:
    first = float(found["first"].replace(",", ""))
    if found["decade"] is not None:
        first = float(Decimal(found["first"].replace(",", "")).scaleb(int(found["decade"])))
    elif found["power"] is not None:
        first = float(first ** float(found["power"].replace(",", "")))
    elif found["below"] is not None:
        first = first / float(found["below"].replace(",", ""))
    first = -first if found["sign"] == "-" else first
    return first / 100 if found["percent"] else first
