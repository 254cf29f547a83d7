"""What a form, a file and a reader need to know of parameters."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from dllab.catalogue.choice import Choice
from dllab.catalogue.fields import FromRegistry, NameFrom, nested_choice

if TYPE_CHECKING:
    from dllab.catalogue.registry import Registry

Kind = Literal["float", "int", "ints", "bool", "option", "text", "path", "run", "points", "choice"]


@dataclass(frozen=True)
class Parameter:
    """What a form, a file and a reader need to know of one parameter.

    `minimum` and `maximum` are None where there is no bound; an `open_` bound excludes its own value; those of "ints"
    hold for each of its numbers. "points" are (x, y, class). A "choice" is one of `registry`, by a name out of
    `options`. `live` says that a change applies to a running experiment at its next step; `logarithmic` that a control
    should move in decades.
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

    def as_json(self) -> dict[str, Any]:
        """Plain values for `dllab catalogue --json`."""
        default = list(self.default) if self.kind == "ints" else self.default
        return {
            "name": self.name,
            "type": self.kind,
            "family": self.registry.family if self.registry else None,
            "default": default.as_table() if isinstance(default, Choice) else default,
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
        found += [entry.registry for entry in field.metadata if isinstance(entry, FromRegistry | NameFrom)]
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
    )


def _kind(field: FieldInfo) -> tuple[Kind, tuple[str, ...]]:
    annotation, nested = field.annotation, nested_choice(field)
    if nested:
        return "choice", tuple(nested.names())
    for named in field.metadata:
        if isinstance(named, NameFrom):
            return "option", tuple(named.registry.names())
    if get_origin(annotation) is Literal:
        return "option", tuple(str(option) for option in get_args(annotation))
    if get_origin(annotation) is tuple:
        return "points" if get_origin(get_args(annotation)[0]) is tuple else "ints", ()
    files: tuple[Kind, ...] = ("path", "run")
    for file in files:
        if file in field.metadata:
            return file, ()
    kinds: dict[Any, Kind] = {bool: "bool", int: "int", float: "float", str: "text"}
    return kinds[annotation], ()


def _entry_constraints(annotation: Any) -> list[Any]:
    """What holds for every entry of a list."""
    if get_origin(annotation) is not tuple:
        return []
    entry = get_args(annotation)[0]
    return [constraint for info in getattr(entry, "__metadata__", ()) for constraint in info.metadata]
