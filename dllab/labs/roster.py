"""The list of a class: student numbers and names, in a table that Excel or a school's system has written."""

import csv
from pathlib import Path

from dllab.datasets.tables.readers.text_encoding import find_codec
from dllab.messages import Sentence, UserError, text

NUMBERS = ("学号", "number", "student number", "student id", "id", "no.")
NAMES = ("姓名", "name", "student name")


class NoRoster(UserError):
    """A class's list that is no table."""


def read_roster(path: Path) -> dict[str, str]:
    """{student number: name} out of a CSV in UTF-8 or GB18030; raises NoRoster for no table, DataError for no text.

    The columns are known by their titles, in Chinese or English; without titles they are the first and the second.
    """
    try:
        with open(path, encoding=find_codec(path, "auto"), newline="") as file:
            lines = [row for row in csv.reader(file) if any(map(str.strip, row))]
    except csv.Error as error:
        raise NoRoster(
            text("{file} cannot be read: {reason}"), file=path, reason=Sentence(text("its quotes do not match"))
        ) from error
    rows = [[cell.strip().lstrip("\ufeff") for cell in row] for row in lines]
    if not rows:
        return {}
    titles = [cell.lower() for cell in rows[0]]
    number = next((titles.index(title) for title in NUMBERS if title in titles), None)
    name = next((titles.index(title) for title in NAMES if title in titles), None)
    if number is not None:
        rows = rows[1:]
    number, name = 0 if number is None else number, 1 if name is None else name
    return {row[number]: row[name] if name < len(row) else "" for row in rows if number < len(row) and row[number]}
