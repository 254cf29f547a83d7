"""What a column holds, judged by its first fields."""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dllab.datasets.tables.dates import is_date
from dllab.datasets.tables.numbers import UNSEEN, Mark, Style, common_style, in_style, is_number, is_plain, plain_mark

Kind = Literal["number", "category"]

MISSING = frozenset(  # however they are capitalized
    {"", "?", "na", "n/a", "n.a.", "#na", "<na>", "nan", "-nan", "1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan", "nat",
     "null", "\\n", "#n/a", "#value!", "#div/0!", "#ref!", "#name?", "#num!", "#null!",
     "#n/a n/a", "#nv", "#wert!", "#bezug!", "#zahl!", "#valeur!", "#nombre!", "#nom?", "#n/d", "#valor!", "#¡valor!",
     "#¡div/0!", "#¡ref!", "#¿nombre?", "#¡num!", "#valore!", "#rif!", "#nome?", "#div/0", "#spill!", "#calc!"}
)  # fmt: skip
NEARLY_ALL = 0.9
LEAST_DIGITS = 4  # of a code
SIGNS = "+-0123456789.,' "
MOST_WORDS = 4  # different ones behind the numbers of a column: 500 g, 1 kg
UNITS = frozenset(
    {"mg", "g", "kg", "t", "mm", "cm", "m", "km", "ml", "l", "L", "m2", "m^2", "m²", "m3", "m³", "km²", "s", "ms",
     "min", "h", "d", "K", "MB", "GB", "Hz", "kHz", "W", "kW", "V", "A", "lb", "lbs", "oz", "ft", "in", "千", "万",
     "亿", "百万", "萬", "億", "千円", "万円", "만", "억"}
)  # fmt: skip
_AMOUNT = r"(?:[-+−]?(?:\d{1,3}(?:[,']\d{3})+|\d+)(?:[.,]\d+)?)"
UNREAD = [re.compile(shape.replace("#", _AMOUNT)) for shape in (
    r"([<>≤≥~≈]|[Cc]a\.?|c\.)? ?([A-Z]{0,3}[$€£¥])? ?#( ?[kKmMbB]n?)?",  # below a limit, about, thousands
    r"# ?(±|\+/-|\+-) ?#", r"(# ?[×xX*·] ?)?10(\^?#|[⁺⁻]?[⁰¹²³⁴-⁹]+)", r"(\d+ )?\d+ ?/ ?\d+", r"\d* ?[½⅓⅔¼¾⅕⅛⅜⅝⅞]|\d+",
    r"\d{1,3}(_\d{3})+(\.\d+)?", r"\d+['′·]\d+", r"\d+ ?h ?(\d+ ?(m|min)?)?", r"[▲△▼▽↑↓] ?# ?%?", r"# ?\+",
    r"# ?\[.*\]", r"-?\d+ ?° ?(# ?['′] ?(# ?[\"″])?)? ?[NSEWO]?",
)]  # fmt: skip


@dataclass(frozen=True)
class Look:
    """kind: numbers where at least half of what is there are numbers, so that a slip does not pass for a category.

    mark: the decimal mark that most numbers prove, or None; unit: of those that have one. fractional: whether none of
    the numbers is written as a whole one. measured: a text such as "5 kg" of a column of those, or "";
    code: one such as "00123" of a column of digits that are all as many, or "".
    """

    kind: Kind
    mark: Mark | None = None
    unit: str = ""
    fractional: bool = False
    measured: str = ""
    code: str = ""

    @classmethod
    def at(cls, fields: Sequence[str]) -> "Look":
        """The look of a column with these fields."""
        quick = plain_mark(fields)
        if quick is not None and fields:
            return cls("number", quick or None, fractional=_is_fractional(fields), code=_code(fields))
        present = [field for field in fields if not is_missing(field)]
        numbers, mark, unit = common_style(present)
        if 2 * numbers < len(present):
            return cls("category", measured=_measured(present))
        return cls("number", mark, unit, _is_fractional(present), code=_code(present))

    def would_hold(self, field: str) -> bool:
        """Whether a field reads like a value of this column, rather than as a name."""
        if is_plain(field):
            return True
        if self.kind == "category" or is_missing(field):
            return False
        for mark in (".", ","):
            try:
                found = in_style(field, Style(mark, self.unit))
            except ValueError:
                continue
            return found.unit == self.unit or not found.unit
        return False


def is_missing(value: str) -> bool:
    """Whether a field says that there is no value; letters that nobody sees are none."""
    seen = value if value.isascii() else value.translate(UNSEEN)
    return seen.strip().lower() in MISSING


def _is_fractional(present: Sequence[str]) -> bool:
    return bool(present) and not any(map(str.isdecimal, map(str.strip, present, itertools.repeat("+- "))))


def _code(present: Sequence[str]) -> str:
    """The first with a zero in front where all are digits, and equally many, more than a day or a month has."""
    width = len(present[0].strip()) if present else 0
    if width < LEAST_DIGITS or not all(len(field.strip()) == width and field.strip().isdecimal() for field in present):
        return ""
    return next((field.strip() for field in present if field.lstrip().startswith("0")), "")


def _measured(present: Sequence[str]) -> str:
    """The first of texts that are nearly all a number with one and the same word behind it, such as 5 kg, or a number
    with signs that programs do not read, written alike: <5, 5 ± 0.1, 1.5×10³."""
    if not present:
        return ""
    alike = [list(filter(shape.fullmatch, map(str.strip, present))) for shape in UNREAD]
    words = [field.strip().lstrip(SIGNS) for field in present]
    word = max(set(words), key=words.count)
    sign = unicodedata.normalize("NFKC", word)[:1]  # of ㎡ and ℃, which are no letters
    if sign and (sign.isalpha() or sign in "°µ²³") and not any(letter.isdigit() for letter in word):
        alike.append(
            [field for field, own in zip(present, words, strict=True) if own == word and _is_amount(field, word)]
        )
    alike.append(_in_units(present))
    like = max(alike, key=len)
    if len(like) < NEARLY_ALL * len(present) or sum(map(is_date, like)) >= NEARLY_ALL * len(like):
        return ""
    shown = next((field for field in like if not is_number(field)), like[0])
    return unicodedata.normalize("NFC", shown.strip())  # as categories are


def _in_units(present: Sequence[str]) -> list[str]:
    """Those with one of a few words behind or before a number, also where a sign is between: 500 g, 1kg, 10+ years."""
    found, seen = [], set[str]()
    for field in map(str.strip, present):
        word = field.lstrip(SIGNS + "<>≤≥~≈")
        rest = field.removesuffix(word).strip("<>≤≥~≈ +") if word else ""
        before, _, amount = field.partition(" ")
        behind = word in UNITS or word[:1].isalpha() and field.removesuffix(word).endswith(" ")
        if behind and is_number(rest):
            found.append(field)
            seen.add(word)
        elif before in UNITS and is_number(amount) or word == "" and is_number(field):
            found.append(field)
    return found if len(seen) <= MOST_WORDS else []


def _is_amount(field: str, word: str) -> bool:
    amount = field.strip().removesuffix(word).strip()
    return bool(amount) and is_number(amount)
