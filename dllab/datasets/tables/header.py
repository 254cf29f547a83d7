"""Whether the first row of a table holds the names of its columns."""

import itertools
import re
from collections.abc import Iterator, Sequence

from dllab.datasets.notes import Note, Remedy, showable
from dllab.datasets.tables.look import Look
from dllab.datasets.tables.numbers import is_number
from dllab.messages import text

SHOWN = 6  # names
SELDOM = 0.1  # share of the rows in which names may stand again, as in files that were put one behind the other

INDEX_NAMES = frozenset(
    {"index", "idx", "id", "row", "row number", "rownum", "rownames", "rowid", "row_id", "row id", "no", "no.", "nr",
     "nr.", "#", "student id", "student_id", "lfd. nr.", "lfd.nr.", "lfd.-nr.", "lfd nr", "lfdnr", "n°", "nº", "№",
     "№ п/п", "номер", "numéro", "numero", "número", "matrikelnummer", "kundennummer", "personalnummer",
     "bestellnummer", "sr. no.", "sr no", "roll no", "roll no.", "uid", "連番", "순번"}
)  # fmt: skip
NAMES_ID = re.compile(
    r"(.*[_ -])?id\.?|.*[_ -](nr|no)\.?|.*[^\x00-\x7f]id"
    r"|.*(序号|编号|学号|行号|工号|单号|卡号|身份证号|流水号|序號|編號|學號|番号|번호)"
)
LIKE_INDEX = re.compile(r"(.*[_ -])?(id|no\.?|nr\.?|number|index|serial)|s(l|r)?\.? ?no\.?", re.IGNORECASE)
CAMEL_INDEX = re.compile(r".*[a-z](Id|ID|No|Nr)")
CAMEL_ID = re.compile(r".*[a-z]I[dD]")
YEARS = range(1500, 2200)
LEAST_DISTINCT = 8  # rows that are all numbered differently, to be taken for numbers of rows in another order

Rows = Sequence[Sequence[str]]


def judge_header(first: Sequence[str], columns: Rows, looks: Sequence[Look]) -> tuple[bool, Note | None]:
    """Whether the first row is a header, and what there is to say where it may be taken for the other thing.

    columns: the fields below it, column by column; looks: what those hold.
    """
    if not columns[0]:
        return not any(map(is_number, first)), None
    values = [look.would_hold(field) for field, look in zip(first, looks, strict=True)]
    if not any(values):
        return _without_numbers(first, columns, looks), None
    named = [field.strip() for field, is_value in zip(first, values, strict=True) if field.strip() or is_value]
    words = [look.kind == "number" and not (is_value or not field.strip()) for field, look, is_value in
             zip(first, looks, values, strict=True)]  # fmt: skip
    whole = [field.isdecimal() for field in named]
    start = int(named[0][:9]) if all(whole) else 0
    follow = (
        len(named) > 1 and all(whole) and [int(field[:9]) for field in named] == [*range(start, start + len(named))]
    )
    counts = follow and start in (0, 1)
    unlike = [look.fractional for look in looks if look.kind == "number"]
    numbered = follow and len(named) < len(first) and _in_order(columns[0])
    if any(words) or numbered or counts and (len(named) < len(first) or any(unlike)):
        return True, _note(first, taken=True)
    if _are_years_beside_names(first, columns, values):
        return True, _note(first, taken=True)
    if follow and len(named) > 2 or all(whole) and len(set(named)) == len(first) > 1 and all(unlike):
        return False, _note(first, taken=False)
    return False, None


def _are_years_beside_names(first: Sequence[str], columns: Rows, values: Sequence[bool]) -> bool:
    """Whether the numbers of the first row are years that rise or fall, as above a country's figures.

    Those below are not all years, too, and no field of the row stands again below it.
    """
    years = [_year(field) for field, is_value in zip(first, values, strict=True) if is_value]
    rising = sorted(set(years))
    if not 1 < len(years) < len(first) or 0 in years or years not in (rising, rising[::-1]):
        return False
    below = [column for column, is_value in zip(columns, values, strict=True) if is_value]
    again = any(field in column for field, column in zip(first, columns, strict=True))
    return not again and not all(map(_year, itertools.chain(*below)))


def _year(field: str) -> int:
    """0 for what is none."""
    digits = field.strip()
    year = int(digits) if digits.isdecimal() and len(digits) == 4 else 0
    return year if year in YEARS else 0


def counting_columns(header: Sequence[str], columns: Rows) -> Iterator[int]:
    """Which columns count the rows.

    The first or last, where it has no name and holds 0, 1, 2, … or 1, 2, 3, … in any order, or one whose name ends as
    those of numbers do; or one whose name says that it numbers rows, where all its numbers differ.
    """
    for place, name in enumerate(header):
        known = name.strip().lower()
        is_id = known in INDEX_NAMES or NAMES_ID.fullmatch(known) or CAMEL_ID.fullmatch(name.strip())
        is_like = LIKE_INDEX.fullmatch(known) or CAMEL_INDEX.fullmatch(name.strip()) or known.startswith("unnamed: ")
        is_nameless = not known and place in (0, len(header) - 1)
        if is_id and _numbers_rows(columns[place]) or (is_like or is_nameless) and _in_order(columns[place]):
            yield place


def _in_order(fields: Sequence[str]) -> bool:
    """Whether these are 0, 1, 2, … or 1, 2, 3, …, in any order."""
    if len(fields) < 3:
        return False
    numbers = [field.strip().removesuffix(".0") for field in fields]
    if not all(map(str.isdecimal, numbers)):
        return False
    found = sorted(int(number[:9]) for number in numbers)
    return found in ([*range(len(found))], [*range(1, len(found) + 1)])


def _numbers_rows(fields: Sequence[str]) -> bool:
    numbers = {field.strip().removesuffix(".0") for field in fields}
    distinct = len(numbers) == len(fields) >= LEAST_DISTINCT and all(map(str.isdecimal, numbers))
    return distinct or _in_order(fields)


def _without_numbers(first: Sequence[str], columns: Rows, looks: Sequence[Look]) -> bool:
    """Texts are names where numbers stand below them, or where they do not come again but all together, and seldom."""
    if any(look.kind == "number" for look in looks):
        return True
    again = [[row for row, field in enumerate(column) if field == name]
             for name, column in zip(first, columns, strict=True)]  # fmt: skip
    if not any(again):
        return True
    return len(first) > 1 and again.count(again[0]) == len(again) and len(again[0]) <= SELDOM * len(columns[0])


def _note(first: Sequence[str], taken: bool) -> Note:
    names = [name.strip() for name in first[:SHOWN]] + ["…"] * (len(first) > SHOWN)
    if taken:
        return Note(
            text("The first row ({names}) holds numbers; it is taken as the names of the columns"),
            {"names": showable(names)}, (Remedy(text("Take it as an example"), "header", "no"),),
        )  # fmt: skip
    return Note(
        text("The first row ({names}) looks like names of the columns; it is taken as an example"),
        {"names": showable(names)}, (Remedy(text("Take it as names"), "header", "yes"),),
    )  # fmt: skip
