"""A lab as its file has it: what Lab.load reads is what was written."""

from pathlib import Path
from typing import Any

import tomli_w

from dllab.files import write_atomically
from dllab.labs.checks import CHECKS, MEASURES
from dllab.labs.lab import Lab
from dllab.labs.questions import QUESTIONS
from dllab.labs.tables import Table
from dllab.labs.windows import Window

_NAMED = {
    kind: (key, name)
    for key, kinds in (("that", CHECKS), ("that", MEASURES), ("kind", QUESTIONS))
    for name, kind in kinds.items()
}


def as_table(lab: Lab) -> dict[str, Any]:
    """The table that Lab.model_validate makes the same lab of; what is as it would be anyway is left out."""
    table: dict[str, Any] = {"schema": lab.schema_}
    return table | _table(lab)


def written(lab: Lab) -> str:
    """The lab in TOML."""
    table = as_table(lab)
    plain = tomli_w.dumps(table)
    return plain if "\\r" in plain else tomli_w.dumps(table, multiline_strings=True)  # which would lose them


def save(lab: Lab, path: Path) -> None:
    """Write a lab's file; raises CannotSave."""
    content = written(lab).encode()
    write_atomically(path, lambda stream: stream.write(content))


def _table(table: Table) -> dict[str, Any]:
    key, name = _NAMED.get(type(table), ("", ""))
    found: dict[str, Any] = {key: name} if key else {}
    for field_name, field in type(table).model_fields.items():
        value = getattr(table, field_name)
        if field.is_required() or value != field.get_default(call_default_factory=True):
            found[field.alias or field_name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    match value:
        case Table():
            return _table(value)
        case Window(kind="from"):
            return [value.first, value.last]
        case Window():
            return str(value)
        case list() | tuple():
            return [_plain(one) for one in value]
        case dict():
            return {key: _plain(one) for key, one in value.items()}
    return value
