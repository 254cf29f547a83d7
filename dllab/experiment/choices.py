"""How a choice stands in an experiment: a table with its name and parameters, checked by the choice's own model."""

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

from dllab.catalogue import Choice, Registry, UnknownName


@dataclass(frozen=True)
class FromRegistry:
    """Annotation of a pydantic field that holds a choice of `registry`.

    Accepts a choice, its name alone, or a table {name = …, parameter = …}; is written as such a table.
    """

    registry: Registry[Any]

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
