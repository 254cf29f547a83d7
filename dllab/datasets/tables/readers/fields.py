"""Values as the fields of a text would hold them."""

import datetime
from typing import Any


def as_field(value: Any) -> str:
    """A number as Python writes it, a date as ISO 8601 has it, nothing as an empty field, all else as its text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()  # as spreadsheets have it
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ") if value.time() != datetime.time() else value.date().isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    return str(value)
