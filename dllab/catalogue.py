"""Every choice the lab offers, described once.

A choice is a frozen pydantic model: its fields are its parameters, its docstring explains it, and a registry knows it
by its id. The form, the command line, the experiment file and the reference page are all made from what stands here.

    @OPTIMIZERS.register("sgd", label="SGD")
    class SGD(Optimizer):
        '''One line that says what it does.

            w ← w − η·g

        When it fails.

        Source: Robbins & Monro (1951).
        '''
        momentum: float = parameter(0.0, label="Momentum", help="…", ge=0, lt=1)
"""

import difflib
import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import InitErrorDetails, PydanticCustomError, PydanticUndefined, core_schema

from dllab.messages import UserError, text

Kind = Literal["float", "int", "ints", "bool", "option", "text", "path", "points", "choice"]
T = TypeVar("T")


def _list_as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


IntList = Annotated[tuple[T, ...], BeforeValidator(_list_as_tuple)]  # of int, or of int with bounds; a list in files
FileName = Annotated[str, "path"]  # text that names a file


class UnknownName(UserError):
    """A name that no registry entry has; `nearest` is the closest that exists, or None."""

    def __init__(self, family: str, name: str, known: Iterable[str]):
        known = sorted(known)
        nearest = nearest_name(name, known)
        self.nearest = nearest
        if nearest:
            super().__init__(
                text("there is no {name!r} among the {family}; did you mean {nearest!r}? Known: {known}"),
                name=name, family=family, nearest=nearest, known=", ".join(known),
            )  # fmt: skip
        else:
            super().__init__(
                text("there is no {name!r} among the {family}. Known: {known}"),
                name=name, family=family, known=", ".join(known),
            )  # fmt: skip


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None where nothing is close."""
    matches = difflib.get_close_matches(str(name).lower(), list(known), n=1, cutoff=0.5)
    return matches[0] if matches else None


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


def parameter(
    default: Any,
    *,
    label: str,
    help: str,  # noqa: A002 - the name every reader of a form expects
    unit: str = "",
    ge: float | None = None,
    gt: float | None = None,
    le: float | None = None,
    lt: float | None = None,
    live: bool = False,
    logarithmic: bool = False,
) -> Any:
    """A pydantic field that also says how it is labelled, explained and edited."""
    return Field(
        default,
        title=label,
        description=help,
        ge=ge,
        gt=gt,
        le=le,
        lt=lt,
        allow_inf_nan=False if isinstance(default, float) else None,
        json_schema_extra={"unit": unit, "live": live, "logarithmic": logarithmic},
    )


def parameters_of(model: type[BaseModel]) -> tuple[Parameter, ...]:
    """The fields of `model` made with `parameter`, in their order; other fields are left out."""
    return tuple(
        _describe(name, field)
        for name, field in model.model_fields.items()
        if isinstance(field.json_schema_extra, dict) and "live" in field.json_schema_extra
    )


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


def nested_choice(field: FieldInfo) -> "FromRegistry | None":
    """Where the choices come from that `field` may hold; None for a field of another kind."""
    return next((entry for entry in field.metadata if isinstance(entry, FromRegistry)), None)


def _kind(field: FieldInfo) -> tuple[Kind, tuple[str, ...]]:
    annotation, nested = field.annotation, nested_choice(field)
    if nested:
        return "choice", tuple(nested.names())
    if get_origin(annotation) is Literal:
        return "option", tuple(str(option) for option in get_args(annotation))
    if get_origin(annotation) is tuple:
        return "points" if get_origin(get_args(annotation)[0]) is tuple else "ints", ()
    if "path" in field.metadata:
        return "path", ()
    kinds: dict[Any, Kind] = {bool: "bool", int: "int", float: "float", str: "text"}
    return kinds[annotation], ()


def _entry_constraints(annotation: Any) -> list[Any]:
    """What holds for every entry of a list."""
    if get_origin(annotation) is not tuple:
        return []
    entry = get_args(annotation)[0]
    return [constraint for info in getattr(entry, "__metadata__", ()) for constraint in info.metadata]


@dataclass(frozen=True)
class Explanation:
    """A choice's docstring taken apart: summary, formula lines, explanation, source."""

    summary: str
    formula: str
    details: str
    source: str

    @classmethod
    def parse(cls, docstring: str) -> "Explanation":
        """Split at blank lines; an indented paragraph is a formula, `Source:` begins the source."""
        formula, details, source = [], [], ""
        first, *rest = inspect.cleandoc(docstring).split("\n\n")
        for paragraph in rest:
            if paragraph.startswith(" "):
                formula.append(inspect.cleandoc("\n" + paragraph))
            elif paragraph.startswith("Source:"):
                source = " ".join(paragraph.removeprefix("Source:").split())
            else:
                details.append(" ".join(paragraph.split()))
        return cls(" ".join(first.split()), "\n".join(formula), "\n\n".join(details), source)


class Choice(BaseModel):
    """Base of everything that can be picked; fields are parameters, ClassVars are filled in by the registry."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: ClassVar[str]
    label: ClassVar[str]
    explanation: ClassVar[Explanation]
    order: ClassVar[int]

    def as_table(self) -> dict[str, Any]:
        """The choice as an experiment file holds it: its name, then its parameters."""
        return {"name": self.name, **self.model_dump()}


C = TypeVar("C", bound=Choice)


class Registry(Generic[C]):
    """The choices of one family, by id, in the order in which they are offered."""

    def __init__(self, family: str):
        self.family = family
        self._choices: dict[str, type[C]] = {}

    def register(self, name: str, *, label: str, order: int = 100) -> Any:
        """Class decorator: enter a choice under `name`.

        `order` sorts the family in lists, smaller first, equal ones by id. A taken name raises ValueError, a
        docstring without a summary or a source raises TypeError.
        """

        def enter(choice: type[C]) -> type[C]:
            if name in self._choices:
                raise ValueError(f"{self.family}: {name!r} is registered twice")
            explanation = Explanation.parse(choice.__doc__ or "")
            if not (explanation.summary and explanation.source):
                raise TypeError(f"{self.family}: {name!r} needs a summary and a source in its docstring")
            choice.name, choice.label, choice.explanation, choice.order = name, label, explanation, order
            self._choices[name] = choice
            return choice

        return enter

    def names(self) -> list[str]:
        """Every id, in the order in which they are offered."""
        return sorted(self._choices, key=lambda name: (self._choices[name].order, name))

    def __iter__(self) -> Iterator[type[C]]:
        return (self._choices[name] for name in self.names())

    def __len__(self) -> int:
        return len(self._choices)

    def __getitem__(self, name: str) -> type[C]:
        """The class called `name`; raises UnknownName."""
        if name not in self._choices:
            raise UnknownName(self.family, name, self._choices)
        return self._choices[name]

    def as_json(self) -> list[dict[str, Any]]:
        """The family as `dllab catalogue --json` prints it."""
        return [
            {
                "name": choice.name,
                "label": choice.label,
                "summary": choice.explanation.summary,
                "formula": choice.explanation.formula,
                "details": choice.explanation.details,
                "source": choice.explanation.source,
                "parameters": [parameter.as_json() for parameter in parameters_of(choice)],
            }
            for choice in self
        ]


@dataclass(frozen=True)
class FromRegistry:
    """Annotation of a pydantic field that holds a choice of `registry`, but none of those named in `without`.

    Accepts a choice, its name alone, or a table {name = …, parameter = …}; is written as such a table.
    """

    registry: Registry[Any]
    without: tuple[str, ...] = ()

    def names(self) -> list[str]:
        """The ids that may stand here, in the order in which they are offered."""
        return [name for name in self.registry.names() if name not in self.without]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read, serialization=core_schema.plain_serializer_function_ser_schema(Choice.as_table)
        )

    def read(self, value: Any) -> Choice:
        """The choice that `value` stands for; a wrong parameter is reported under its own key."""
        if isinstance(value, Choice):
            value = value.as_table()
        if isinstance(value, str):
            value = {"name": value}
        if not isinstance(value, dict) or not isinstance(value.get("name"), str):
            raise PydanticCustomError("choice_shape", "", {"family": self.registry.family})
        parameters = {key: entry for key, entry in value.items() if key != "name"}
        if value["name"] in self.without:
            raise PydanticCustomError("misplaced_choice", "", {"name": value["name"], "fitting": self.names()})
        try:
            choice = self.registry[value["name"]]
        except UnknownName as error:
            raise PydanticCustomError("unknown_name", "", {"error": error}) from None
        known = list(choice.model_fields)
        unknown = PydanticCustomError("unknown_key", "", {"known": known})
        wrong = [
            InitErrorDetails(type=unknown, loc=(key,), input=entry)
            for key, entry in parameters.items()
            if key not in known
        ]
        if wrong:
            raise ValidationError.from_exception_data(choice.name, wrong)
        return choice.model_validate(parameters)


def import_choices(package: str, path: Iterable[str]) -> None:
    """Import every module of a family's package, so that a new file is all that a new choice needs."""
    for module in pkgutil.iter_modules(path):
        importlib.import_module(f"{package}.{module.name}")
