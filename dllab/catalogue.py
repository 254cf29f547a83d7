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
from typing import Any, ClassVar, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from dllab.messages import UserError, text

Kind = Literal["float", "int", "bool", "option"]


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

    `minimum` and `maximum` are None where there is no bound; an `open_` bound excludes its own value. `live` says that
    a change applies to a running experiment at its next step; `logarithmic` that a control should move in decades.
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

    def as_json(self) -> dict[str, Any]:
        """Plain values for `dllab catalogue --json`."""
        return {
            "name": self.name,
            "type": self.kind,
            "default": self.default,
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
    for constraint in field.metadata:
        for key in ("ge", "gt", "le", "lt"):
            value = getattr(constraint, key, None)
            if value is not None:
                bounds[key] = value
    kind, options = _kind(field.annotation)
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
    )


def _kind(annotation: Any) -> tuple[Kind, tuple[str, ...]]:
    if get_origin(annotation) is Literal:
        return "option", tuple(str(option) for option in get_args(annotation))
    kinds: dict[Any, Kind] = {bool: "bool", int: "int", float: "float"}
    return kinds[annotation], ()


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


def import_choices(package: str, path: Iterable[str]) -> None:
    """Import every module of a family's package, so that a new file is all that a new choice needs."""
    for module in pkgutil.iter_modules(path):
        importlib.import_module(f"{package}.{module.name}")
