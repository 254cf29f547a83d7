"""What is wrong with an experiment: the key, its value, and what would be accepted."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from dllab.catalogue import nearest_name
from dllab.messages import sayable, text

SHOWN = 60  # characters of a value or a key
_BOUNDS = {
    "greater_than": (text("must be greater than {bound}"), "gt"),
    "greater_than_equal": (text("must be at least {bound}"), "ge"),
    "less_than": (text("must be less than {bound}"), "lt"),
    "less_than_equal": (text("must be at most {bound}"), "le"),
}
_TYPES = {
    "int_type": text("must be a whole number"),
    "int_from_float": text("must be a whole number"),
    "float_type": text("must be a number"),
    "bool_type": text("must be true or false"),
    "string_type": text("must be text in quotes"),
    "string_unicode": text("must be text that a file can hold"),
    "tuple_type": text("must be a list"),
    "model_type": text("must be a table"),
    "model_attributes_type": text("must be a table"),
    "dict_type": text("must be a table"),
    "finite_number": text("must be a finite number"),
    "choice_shape": text('must be a table with a name, like {{ name = "…" }}'),
}


@dataclass(frozen=True)
class Problem:
    """One wrong entry. `template` and `values` give the reason, to be translated and filled in when shown.

    given: whether there is an entry at all; one that is missing has no value.
    """

    key: str
    value: Any
    template: str
    values: dict[str, Any]
    given: bool = True

    def __str__(self) -> str:
        reason = self.template.format(**self.values)
        return f"{self.key} = {shown(self.value)}: {reason}" if self.given else f"{self.key}: {reason}"


def shown(value: Any) -> str:
    """A value as an experiment file writes it, cut where it is long."""
    try:
        written = _written(value)
    except (ValueError, RecursionError):  # in it a number of too many digits, or a list in a list in a list …
        return "…"
    return written if len(written) <= SHOWN else written[: SHOWN - 3] + "…"


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return (
            f"{{ {', '.join(f'{sayable(key)} = {_written(entry)}' for key, entry in value.items())} }}"
            if value
            else "{}"
        )
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    said = sayable(value)
    return f'"{said}"' if isinstance(value, str) else str(said) if isinstance(value, int) else repr(said)


def problems_of(error: ValidationError, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Every problem that pydantic found, in the lab's words."""
    return tuple(_explain(entry, model) for entry in error.errors())


def _explain(entry: Any, model: type[BaseModel]) -> Problem:
    kind, context = entry["type"], entry.get("ctx", {})
    key = ".".join(_short(str(part)) for part in entry["loc"]) or text("the file")

    def problem(template: str, **values: Any) -> Problem:
        return Problem(key, entry["input"], template, {name: sayable(value) for name, value in values.items()})

    if kind in _BOUNDS:
        template, bound = _BOUNDS[kind]
        limit = context[bound]
        return problem(template, bound=f"{limit:,}" if isinstance(limit, int) else f"{limit:g}")
    if kind in _TYPES:
        return problem(_TYPES[kind])
    if kind == "missing":
        return Problem(key, None, text("is missing, and has to be there"), {}, given=False)
    if kind == "literal_error":
        return problem(text("must be {accepted}"), accepted=context["expected"])
    if kind == "extra_forbidden":
        *path, name = [str(part) for part in entry["loc"]]
        return _unknown_key(key, name, entry["input"], _keys_at(path, model))
    if kind == "unknown_key":
        return _unknown_key(key, str(entry["loc"][-1]), entry["input"], context["known"])
    if kind == "entries_a_layer":
        return Problem(
            f"{key}.{context['key']}",
            context["count"],
            text("a list must have an entry for each of the {layers} hidden layers; this one has {count}"),
            {"layers": context["layers"], "count": context["count"]},
        )
    if kind == "too_long":
        count, most = context["actual_length"], context["max_length"]
        return problem(text("has {count} entries; at most {most}"), count=count, most=most)
    if kind == "misplaced_choice":
        name, fitting = context["name"], ", ".join(context["fitting"])
        return problem(text("{name!r} cannot stand here; these can: {fitting}"), name=name, fitting=fitting)
    if kind in ("unknown_name", "value_error"):
        reason = context["error"]
        return problem(getattr(reason, "template", str(reason)), **getattr(reason, "values", {}))
    return problem(text("is not accepted ({reason})"), reason=entry["msg"])


def _short(part: str) -> str:
    return str(sayable(part if len(part) <= SHOWN else part[: SHOWN - 3] + "…"))


def _unknown_key(key: str, name: str, value: Any, known: list[str]) -> Problem:
    """A key that does not exist, with the nearest that does."""
    nearest = nearest_name(name, known)
    if nearest:
        return Problem(key, value, text("there is no such key; did you mean {nearest!r}?"), {"nearest": nearest})
    if not known:
        return Problem(key, value, text("there is no such key, nor any other here"), {})
    return Problem(key, value, text("there is no such key; known: {known}"), {"known": ", ".join(known)})


def _keys_at(path: list[str], model: type[BaseModel]) -> list[str]:
    """The keys of the section that `path` leads to; numbers in lists, and names that a file gives, do not count."""
    for part in path:
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        if part in fields:
            model = next(_models_in(fields[part].annotation), model)
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type is made of: itself, or what it is a list or a table of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
