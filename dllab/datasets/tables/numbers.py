"""Numbers as people write them: decimal commas, groups of thousands, currencies, per cent.

Source: Unicode CLDR, number symbols and patterns of locales; BIPM (2019), The International System of Units, 5.4.4.
"""

import collections
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Mark = Literal[".", ","]
Proof = Literal["column", "file", "delimiter", "semicolon", "none"]

SHARES = ("%", "‰", "万元", "亿元")  # beside which a number without the unit would be another quantity
CURRENCIES = (
    "US$", "R$", "A$", "AU$", "C$", "CA$", "HK$", "NT$", "NZ$", "S$", "MX$", "$", "€", "£", "¥", "₹", "₽", "₩", "₺",
    "₫", "₪", "฿", "₴", "₦", "₱", "₸", "₼", "₾", "₡", "₵", "₭", "₮", "₲", "₿", "USD", "EUR", "GBP", "CHF", "CNY", "RMB",
    "JPY", "INR", "AUD", "CAD", "HKD", "TWD", "NZD", "SGD", "KRW", "BRL", "MXN", "RUB", "TRY", "ZAR", "SEK", "NOK",
    "DKK", "PLN", "CZK", "HUF", "ILS", "THB", "IDR", "MYR", "PHP", "VND", "AED", "SAR", "UAH", "Rs.", "Rs", "Rp", "RM",
    "Fr.", "kr", "kr.", "zł", "Kč", "Ft", "руб.", "грн", "元", "円", "원",
)  # fmt: skip

UNSEEN: dict[int, int | str | None] = dict.fromkeys(
    [0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
)
_ASCII = {0xFF01 + place: 0x21 + place for place in range(94)}  # ！ to ～, as wide as Chinese characters
_ALIKE: dict[int, int | str | None] = dict(
    _ASCII
    | dict.fromkeys(map(ord, "−－﹣–‒‐‑"), "-")
    | dict.fromkeys(map(ord, "’‘ʼ′`´"), "'")
    | dict.fromkeys(map(ord, "“”„"), '"')
)
_ALIKE |= dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2002\u2003\u2008\u200a\u3000\t"), " ")
_ALIKE |= UNSEEN
_ALIKE |= {ord("￥"): "¥", ord("￡"): "£", ord("٪"): "%", ord("٫"): ".", ord("٬"): ","}

_UNIT = "|".join(map(re.escape, SHARES + CURRENCIES))
_FIELD = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[+-]?)\s*(?P<before>{_UNIT})?\s*(?P<inner>[+-]?)"
    rf"(?P<body>[\d.,](?:[\d.,' ]*[\d.,])?(?:[eE][+-]?\d+|[dD][+-]\d+)?)\s*"
    rf"(?P<last>-?|(?<=[.,])(?:--|—)|/-)\s*(?P<after>{_UNIT})?\s*(?P<close>\))?"
)
_WRAPPED = re.compile(r"=?(?P<quote>[\"'])(?P<inner>[^\"']+)(?P=quote)|'(?P<rest>[^\"']+)")
_SIMPLE = {mark: re.compile(rf"(?:\d+(?:[{mark}]\d*)?|[{mark}]\d+)(?:[eE][+-]?\d+)?") for mark in ".,"}
_GROUPED = {
    mark: re.compile(
        rf"(?:[1-9]\d{{0,2}}(?P<group>[{other}' ])\d{{3}}(?:(?P=group)\d{{3}})*"
        rf"|[1-9]\d?(?:[{other}]\d\d)+[{other}]\d{{3}})(?:[{mark}]\d+)?"
    )
    for mark, other in (".,", ",.")
}
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class OtherMark(ValueError):
    """It is a number, but with the other decimal mark."""


class OtherUnit(ValueError):
    """It is a number, but in another unit."""


@dataclass(frozen=True)
class Style:
    """How a column's numbers are written: decimal mark, unit, and what shows that this is the mark.

    proof: a number of the column; else one of another column; else the comma that parts the columns; else nothing, or a
    semicolon that does, which rather speaks against a point.
    """

    decimal: Mark = "."
    unit: str = ""
    proof: Proof = "none"


@dataclass(frozen=True)
class Written:
    """A number as it is written: its value, its unit, whether digits are in groups, and whether in parentheses."""

    value: float
    unit: str
    grouped: bool
    enclosed: bool


def written(field: str, decimal: Mark) -> Written:
    """The number that a field holds; raises ValueError where it is none with that decimal mark.

    Digits may stand in groups of three, or as in India of two before the last three, parted by the other mark, by
    spaces or apostrophes; a currency or % before or after; parentheses, or a minus behind it, mean a negative amount.
    5% is 5, and so is 5,- where the mark is a comma. Quotes around it, ="5" and '5, by which spreadsheets keep a text
    as it is, and D in the place of E, as Fortran writes it, mean nothing.
    """
    found = _found(field)
    if found is None:
        raise ValueError
    body, last = found["body"], found["last"]
    if last and body.endswith(decimal):  # no cents
        body, last = body[:-1], ""
    last = "" if last == "/-" else last  # and no paise
    signs = found["sign"] + found["inner"] + last
    enclosed = found["open"] is not None
    if enclosed != (found["close"] is not None) or len(signs) + enclosed > 1 or found["before"] and found["after"]:
        raise ValueError
    value, grouped = _magnitude(body, decimal)
    value = -value if enclosed or signs == "-" else value
    return Written(value, found["before"] or found["after"] or "", grouped, enclosed)


def in_style(field: str, style: Style) -> Written:
    """The number that a field holds, in the column's style; raises ValueError where it is none.

    OtherMark and OtherUnit say what is wrong with one that is written in another way.
    """
    try:
        return _plain(field, style)
    except ValueError:
        pass
    if _GROUPED[style.decimal].fullmatch(field) and style.unit not in SHARES:  # the usual case, in a fifth of the time
        return Written(_magnitude(field, style.decimal)[0], "", True, False)
    try:
        found = written(field, style.decimal)
    except ValueError:
        if _reads(field, "," if style.decimal == "." else "."):
            raise OtherMark from None
        raise
    if found.unit != style.unit and (found.unit or style.unit in SHARES and found.value != 0):
        raise OtherUnit
    return found


def mark_of(field: str) -> Mark | None:
    """The decimal mark that a number must have been written with; None for one that both would do for, and for text."""
    point, comma = _reads(field, "."), _reads(field, ",")
    if point == comma:
        return None
    return "." if point else ","


def is_number(field: str) -> bool:
    """Whether a field is a number with one of the two decimal marks."""
    return is_plain(field) or _either_way(field) is not None


def could_be_grouped(field: str) -> bool:
    """Whether a point or comma parts decimals or thousands, as far as the field tells: 1.033, not 0.125 or 1.5."""
    body = _body(field)
    return body is not None and _EITHER.fullmatch(body) is not None


def is_bare(field: str) -> bool:
    """Whether it is a whole number without any mark."""
    body = _body(field)
    return body is not None and body.isdecimal()


def is_plain(field: str) -> bool:
    """Whether it is a number to every program: digits, a point, an exponent, infinity."""
    try:
        _plain(field, Style())
    except ValueError:
        return False
    return True


def plain_mark(fields: Sequence[str]) -> Literal[".", ""] | None:
    """The decimal mark that a column proves in which all is plain, "" where it proves none; None for any other column.

    What is told of most columns at a fraction of the time that `common_style` takes.
    """
    try:
        collections.deque(map(float, fields), maxlen=0)
    except ValueError:
        return None
    if "_" in "".join(fields):
        return None
    return "." if any("." in field and not could_be_grouped(field) for field in fields) else ""


def common_style(fields: Sequence[str]) -> tuple[int, Mark | None, str]:
    """How many fields are numbers, whatever their style, the mark that most of them prove, and their unit."""
    numbers, marks, units, enclosed = 0, {".": 0, ",": 0}, dict[str, int](), 0
    for field in fields:
        if is_plain(field):
            numbers += 1
            mark = mark_of(field) if "." in field else None
        else:
            found = _either_way(field)
            if found is None:
                continue
            numbers += 1
            enclosed += found.enclosed
            units[found.unit] = units.get(found.unit, 0) + 1
            mark = mark_of(field)
        if mark:
            marks[mark] += 1
    units.pop("", None)
    unit = max(units, key=units.__getitem__) if units else ""
    unit = "" if unit in SHARES and 2 * units[unit] < numbers else unit
    mark = None if marks["."] == marks[","] == 0 else "," if marks[","] > marks["."] else "."
    return (0, None, "") if numbers and enclosed == numbers else (numbers, mark, unit)


def _body(field: str) -> str | None:
    """The digits and marks of a number, without its sign and unit."""
    found = _found(field)
    return None if found is None else found["body"]


def _found(field: str) -> re.Match[str] | None:
    """The parts of a number, written with the signs of ASCII."""
    plain = (field if field.isascii() else _in_ascii(field)).strip()
    wrapped = _WRAPPED.fullmatch(plain)
    return _FIELD.fullmatch((wrapped["inner"] or wrapped["rest"]).strip() if wrapped else plain)


def _in_ascii(field: str) -> str:
    """The field with the signs of ASCII, and its digits, whatever the script."""
    signs = field.translate(_ALIKE)
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in signs)


def _plain(field: str, style: Style) -> Written:
    if "_" in field or style.unit in SHARES:  # the first of which Python, but no spreadsheet, reads
        raise ValueError
    if style.decimal == ",":
        if "." in field:
            raise ValueError
        field = field.replace(",", ".")
    return Written(float(field), "", False, False)


def _reads(field: str, decimal: Mark) -> bool:
    try:
        written(field, decimal)
    except ValueError:
        return False
    return True


def _either_way(field: str) -> Written | None:
    for mark in (".", ","):
        try:
            return written(field, mark)
        except ValueError:
            pass
    return None


def _magnitude(body: str, decimal: Mark) -> tuple[float, bool]:
    """Value and whether it is in groups; raises ValueError for digits parted in any other way."""
    body = body.replace("D", "e").replace("d", "e")
    if _SIMPLE[decimal].fullmatch(body):
        return float(body.replace(decimal, ".")), False
    if not _GROUPED[decimal].fullmatch(body):
        raise ValueError
    for group in ("," if decimal == "." else ".", "'", " "):
        body = body.replace(group, "")
    return float(body.replace(decimal, ".")), True
