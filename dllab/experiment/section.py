"""What every section of an experiment is."""

from typing import Any

from pydantic import BaseModel, ConfigDict


def list_as_tuple(value: Any) -> Any:
    """What a file has as a list."""
    return tuple(value) if isinstance(value, list) else value


class Section(BaseModel):
    """Base of the sections: frozen, strict about types, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True, str_min_length=0)  # as Choice
