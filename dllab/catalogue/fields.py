"""The fields of choices and sections: parameters, and choices by their names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationError,
)
from pydantic.fields import FieldInfo
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

from dllab.catalogue.choice import Choice
from dllab.catalogue.names import UnknownName

if TYPE_CHECKING:
    from dllab.catalogue.registry import Registry

T = TypeVar("T")


FURTHEST = 1e6  # from 0 that a place in the plane may lie
MOST_PLACES = 10_000  # in one list


def _list_as_tuple(value: Any) -> Any:
    return tuple(_list_as_tuple(entry) for entry in value) if isinstance(value, list) else value


def _as_floats(values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


IntList = Annotated[tuple[T, ...], BeforeValidator(_list_as_tuple)]  # of int, or of int with bounds; a list in files
FileName = Annotated[str, "path"]  # text that names a file with a table
RunName = Annotated[str, "run"]  # text that names a file with a run
Finite = Annotated[float, Field(allow_inf_nan=False)]
Coordinate = Annotated[float, Field(ge=-FURTHEST, le=FURTHEST, allow_inf_nan=False)]
FloatList = Annotated[  # of float, or of float with bounds; a list in files
    tuple[T, ...], BeforeValidator(_list_as_tuple), AfterValidator(_as_floats), Field(max_length=MOST_PLACES)
]
Point = Annotated[  # (x, y), which a view lets people drag
    tuple[Coordinate, Coordinate], BeforeValidator(_list_as_tuple), AfterValidator(_as_floats)
]
PointList = Annotated[tuple[Point, ...], BeforeValidator(_list_as_tuple), Field(max_length=MOST_PLACES)]


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
    needs: str = "",
) -> Any:
    """A pydantic field that also says how it is labelled, explained and edited.

    needs: the parameter of the same model without which this one does nothing: "momentum" where that must not be 0 or
    off, "mode=exp_range" where it must be that, "mode!=exp_range" where anything but that.
    """
    return Field(
        default,
        title=label,
        description=help,
        ge=ge,
        gt=gt,
        le=le,
        lt=lt,
        allow_inf_nan=False if isinstance(default, float) else None,
        json_schema_extra={"unit": unit, "live": live, "logarithmic": logarithmic, "needs": needs},
    )


@dataclass(frozen=True)
class FromRegistry:
    """Annotation of a pydantic field that holds a choice of `registry`, but none of those named in `without`.

    Accepts a choice, its name alone, or a table {name = …, parameter = …}; is written as such a table.
    """

    registry: "Registry[Any]"
    without: tuple[str, ...] = ()

    def names(self) -> list[str]:
        """The ids that may stand here, in the order in which they are offered."""
        return [name for name in self.registry.names() if name not in self.without]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read, serialization=core_schema.plain_serializer_function_ser_schema(Choice.as_table)
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A name, or a table with the name and the parameters of that choice."""
        tables = []
        for name in self.names():
            choice = self.registry[name]
            choice.model_rebuild()
            table = handler.resolve_ref_schema(handler(choice.__pydantic_core_schema__))
            named = {"name": {"const": name}, **table.get("properties", {})}
            tables.append({**table, "properties": named, "required": ["name", *table.get("required", ())]})
        return {"anyOf": [{"enum": self.names()}, *tables]}

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


@dataclass(frozen=True)
class ListFrom:
    """Annotation of a pydantic field that holds from `least` to `most` choices of `registry`, as FromRegistry does."""

    registry: "Registry[Any]"
    least: int = 0
    most: int = 8
    without: tuple[str, ...] = ()

    @property
    def one(self) -> FromRegistry:
        """What each of them is."""
        return FromRegistry(self.registry, self.without)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        one = self.one.__get_pydantic_core_schema__(source, handler)
        several = core_schema.tuple_variable_schema(one, min_length=self.least, max_length=self.most)
        return core_schema.no_info_before_validator_function(_list_as_tuple, several)


@dataclass(frozen=True)
class NameFrom:
    """Annotation of a pydantic field that holds the name of a choice of `registry`, of those without parameters."""

    registry: "Registry[Any]"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "enum": self.registry.names()}

    def read(self, name: str) -> str:
        """The name, if there is such a choice."""
        try:
            return self.registry[name].name
        except UnknownName as error:
            raise PydanticCustomError("unknown_name", "", {"error": error}) from None


def nested_choice(field: FieldInfo) -> FromRegistry | None:
    """Where the choices come from that `field` may hold; None for a field of another kind."""
    return next((entry for entry in field.metadata if isinstance(entry, FromRegistry)), None)


def nested_list(field: FieldInfo) -> ListFrom | None:
    """Where the several choices come from that `field` holds; None for a field of another kind."""
    return next((entry for entry in field.metadata if isinstance(entry, ListFrom)), None)
