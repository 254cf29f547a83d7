"""What a form, a file and a reader need to know of parameters."""

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from dllab.catalogue.choice import Choice
from dllab.catalogue.fields import FromRegistry, ListFrom, NameFrom, nested_choice, nested_list

if TYPE_CHECKING:
    from dllab.catalogue.registry import Registry

Kind = Literal[
    "float",
    "int",
    "ints",
    "floats",
    "bool",
    "option",
    "text",
    "path",
    "run",
    "point",
    "places",
    "points",
    "choice",
    "choices",
]


@dataclass(frozen=True)
class Parameter:
    """What a form, a file and a reader need to know of one parameter.

    `minimum` and `maximum` are None where there is no bound; an `open_` bound excludes its own value; those of "ints"
    and "floats" hold for each of its numbers, those of "choices" for how many there are. A "point" is (x, y), "places"
    are several of them, "points" are (x, y, class). A "choice" is one of `registry`, by a name out of `options`;
    "choices" are several. `live` says that a change applies to a running experiment at its next step; `logarithmic`
    that a control should move in decades. `needs` is what must be set beside it: see `parameter`.
    `labels` are what the options are called where they are names of a registry; else they are empty.
    """

    name: str
    kind: Kind
    default: Any
    label: str
    help: str
    unit: str
    minimum: float | None
    maximum: float | None
    open_minimum: bool
    open_maximum: bool
    options: tuple[str, ...]
    live: bool
    logarithmic: bool
    registry: "Registry[Any] | None" = None
    needs: str = ""
    labels: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain values for `dllab catalogue --json`."""
        return {
            "name": self.name,
            "type": self.kind,
            "family": self.registry.family if self.registry else None,
            "default": _plain(self.default),
            "label": self.label,
            "help": self.help,
            "unit": self.unit,
            "minimum": self.minimum,
            "maximum": self.maximum,
            "exclusive_minimum": self.open_minimum,
            "exclusive_maximum": self.open_maximum,
            "options": list(self.options),
            "live": self.live,
        }


@functools.cache
def parameters_of(model: type[BaseModel]) -> tuple[Parameter, ...]:
    """The fields of `model` made with `parameter`, in their order; other fields are left out."""
    return tuple(
        _describe(name, field)
        for name, field in model.model_fields.items()
        if isinstance(field.json_schema_extra, dict) and "live" in field.json_schema_extra
    )


def families_of(model: type[BaseModel]) -> "tuple[Registry[Any], ...]":
    """The registries whose choices `model`, a model within it, or one of those choices, is made from; each once."""
    found: list[Registry[Any]] = []
    for field in model.model_fields.values():
        found += [entry.registry for entry in field.metadata if isinstance(entry, FromRegistry | ListFrom | NameFrom)]
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel) and not field.metadata:
            found += families_of(field.annotation)
    within = [
        entry.registry
        for registry in found
        for choice in registry
        for field in choice.model_fields.values()
        for entry in field.metadata
        if isinstance(entry, FromRegistry)
    ]
    return tuple(dict.fromkeys(found + within))


def _describe(name: str, field: FieldInfo) -> Parameter:
    extra = field.json_schema_extra
    assert isinstance(extra, dict)
    bounds: dict[str, float] = {}
    for constraint in (*field.metadata, *_entry_constraints(field.annotation)):
        for key in ("ge", "gt", "le", "lt"):
            value = getattr(constraint, key, None)
            if value is not None:
                bounds[key] = value
    kind, options = _kind(field)
    nested = nested_choice(field)
    several = nested_list(field)
    if several:
        nested, bounds = several.one, {"ge": several.least, "le": several.most}
    named = nested or next((each for each in field.metadata if isinstance(each, NameFrom)), None)
    assert field.default is not PydanticUndefined, f"{name} needs a default"
    return Parameter(
        name=name,
        kind=kind,
        default=field.default,
        label=field.title or name,
        help=field.description or "",
        unit=str(extra["unit"]),
        minimum=bounds.get("ge", bounds.get("gt")),
        maximum=bounds.get("le", bounds.get("lt")),
        open_minimum="gt" in bounds,
        open_maximum="lt" in bounds,
        options=options,
        live=bool(extra["live"]),
        logarithmic=bool(extra["logarithmic"]),
        registry=nested.registry if nested else None,
        needs=str(extra["needs"]),
        labels=tuple(named.registry[name].label for name in options) if named else (),
    )


def _kind(field: FieldInfo) -> tuple[Kind, tuple[str, ...]]:
    annotation, nested = field.annotation, nested_choice(field)
    if nested:
        return "choice", tuple(nested.names())
    several = nested_list(field)
    if several:
        return "choices", tuple(several.one.names())
    for named in field.metadata:
        if isinstance(named, NameFrom):
            return "option", tuple(named.registry.names())
    if get_origin(annotation) is Literal:
        return "option", tuple(str(option) for option in get_args(annotation))
    if get_origin(annotation) is tuple:
        return _kind_of_tuple(get_args(annotation)), ()
    files: tuple[Kind, ...] = ("path", "run")
    for file in files:
        if file in field.metadata:
            return file, ()
    kinds: dict[Any, Kind] = {bool: "bool", int: "int", float: "float", str: "text"}
    return kinds[annotation], ()


def _kind_of_tuple(entries: tuple[Any, ...]) -> Kind:
    """Of the types in the brackets of `tuple[…]`."""
    first, is_list = entries[0], entries[-1] is Ellipsis
    if not is_list:
        return "point"
    inner = get_args(first)[0] if get_origin(first) is Annotated else first
    if get_origin(inner) is tuple:
        return "points" if len(get_args(inner)) == 3 else "places"
    return "floats" if inner is float else "ints"


def _plain(value: Any) -> Any:
    """As JSON knows it."""
    if isinstance(value, Choice):
        return value.as_table()
    return [_plain(entry) for entry in value] if isinstance(value, tuple) else value


def _entry_constraints(annotation: Any) -> list[Any]:
    """What holds for every entry of a list."""
    if get_origin(annotation) is not tuple:
        return []
    entry = get_args(annotation)[0]
    return [constraint for info in getattr(entry, "__metadata__", ()) for constraint in getattr(info, "metadata", ())]
