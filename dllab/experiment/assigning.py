"""Settings from the command line: `--set optimizer.learning_rate=0.1` changes one key of a table."""

from collections.abc import Iterable
from typing import Any

from dllab.experiment.files import ExperimentError, NotToml, parse
from dllab.experiment.problems import shown
from dllab.messages import text

DEEPEST = 20  # tables within each other that a key may lead through


def assigned(table: dict[str, Any], assignments: Iterable[str]) -> dict[str, Any]:
    """The table with each `key=value` put in; a dotted key leads into tables, a value is read as TOML, or as text.

    What stands at a key in the place of a choice keeps its own settings only while its name stays. Raises
    ExperimentError where something is no assignment.
    """
    for assignment in assignments:
        key, written = key_and_value(assignment)
        table = with_value(table, path_of(key), value_of(written))
    return table


def key_and_value(assignment: str) -> tuple[str, str]:
    """Both sides of `key=value`; raises ExperimentError for what is no assignment."""
    key, equals, written = assignment.partition("=")
    if not (equals and key.strip()):
        raise ExperimentError(text("{assignment} sets nothing: write it as key=value"), assignment=shown(assignment))
    return key.strip(), written.strip()


def path_of(key: str) -> list[str]:
    """The names that a dotted key leads through; raises ExperimentError where it is too long to be one."""
    path = key.strip().split(".")
    if len(path) > DEEPEST:
        raise ExperimentError(text("there is no such key: {key}"), key=shown(key))
    return path


def value_of(written: str) -> Any:
    """A value as TOML has it, or else the text as it is."""
    try:
        return parse(f"value = {written}")["value"]
    except NotToml:
        return written  # of a name nobody puts in quotes


def with_value(table: dict[str, Any], path: list[str], value: Any) -> dict[str, Any]:
    """The table with a value where the path leads; see `assigned`."""
    first, *rest = path
    if not rest:
        renamed = first == "name" and "name" in table and table["name"] != value
        return {"name": value} if renamed else {**table, first: value}
    inner = table.get(first, {})
    return {**table, first: with_value(inner if isinstance(inner, dict) else {"name": inner}, rest, value)}
