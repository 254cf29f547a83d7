"""Settings from the command line: `--set optimizer.learning_rate=0.1` changes one key of a table."""

from typing import Any

from dllab.experiment.files import ExperimentError, NotToml, parse
from dllab.experiment.problems import shown
from dllab.messages import text

DEEPEST = 20  # tables within each other that a key may lead through


def assigned(table: dict[str, Any], assignments: list[str]) -> dict[str, Any]:
    """The table with each `key=value` put in; a dotted key leads into tables, a value is read as TOML, or as text.

    What stands at a key in the place of a choice keeps its own settings only while its name stays. Raises
    ExperimentError where something is no assignment.
    """
    for assignment in assignments:
        key, equals, written = assignment.partition("=")
        if not (equals and key.strip()):
            raise ExperimentError(
                text("{assignment} sets nothing: write it as key=value"), assignment=shown(assignment)
            )
        path = key.strip().split(".")
        if len(path) > DEEPEST:
            raise ExperimentError(text("there is no such key: {key}"), key=shown(key))
        table = put(table, path, _value(written.strip()))
    return table


def _value(written: str) -> Any:
    try:
        return parse(f"value = {written}")["value"]
    except NotToml:
        return written  # of a name nobody puts in quotes


def put(table: dict[str, Any], path: list[str], value: Any) -> dict[str, Any]:
    """The table with `value` at the end of `path`; what stands there for a choice keeps its settings with its name."""
    first, *rest = path
    if not rest:
        renamed = first == "name" and "name" in table and table["name"] != value
        return {"name": value} if renamed else {**table, first: value}
    inner = table.get(first, {})
    return {**table, first: put(inner if isinstance(inner, dict) else {"name": inner}, rest, value)}
