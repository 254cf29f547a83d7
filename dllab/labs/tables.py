"""What the tables of a lab's file have in common: exactly their keys, exactly their types, words in two languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

from dllab.catalogue.names import UnknownName
from dllab.experiment import files
from dllab.experiment.files import ExperimentError
from dllab.experiment.problems import problems_of
from dllab.messages import UserError, text

T = TypeVar("T")
Language = Literal["en", "zh"]
LONGEST = 20_000  # characters of a text in a lab


class NotSound(UserError, ValueError):
    """Entries that are right by themselves, and not together."""


class NotKnown(UnknownName, ValueError):
    """A name in a lab that nothing has."""


class Table(BaseModel):
    """A table in a lab's file."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


def building(kind: type[Table] = Table) -> Iterator[None]:
    """Make ready what reads each table that is defined by now, one after another: 0.1 s that the first file would take.

    It cannot be done in two threads at a time.
    """
    for table in kind.__subclasses__():
        if not table.__pydantic_complete__:
            table.model_rebuild()
            yield
        yield from building(table)


class WholeFile(Table):
    """The table that a whole file is. refusal: the error that says what is wrong with it; unusable: how that begins."""

    refusal: ClassVar[type[ExperimentError]]
    unusable: ClassVar[str]

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """What a table stands for; raises `refusal`, which lists every problem."""
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            explained = cls.refusal(cls.unusable, problems_of(error, cls))
        raise explained

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a file; raises `refusal`, naming the file and every problem in it, or ExperimentError for no table."""
        table = files.read(Path(path))
        try:
            return cls.model_validate(table)
        except cls.refusal as error:
            raise cls.refusal(text("{path} cannot be used:"), error.problems, path=path) from None


def _listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


List = Annotated[tuple[T, ...], BeforeValidator(_listed), Field(max_length=1000)]  # a list in files
Pair = Annotated[tuple[T, T], BeforeValidator(_listed)]


class Words(Table):
    """A text in both languages, side by side; where one is missing, the other is shown."""

    en: str = Field("", max_length=LONGEST)
    zh: str = Field("", max_length=LONGEST)

    @model_validator(mode="after")
    def _is_said(self) -> Self:
        if not (self.en.strip() or self.zh.strip()):
            raise NotSound(text("has to be said in English (en) or Chinese (zh)"))
        return self

    def said(self, language: Language) -> str:
        """What to show."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    @property
    def is_complete(self) -> bool:
        """Whether both languages are there."""
        return bool(self.en.strip() and self.zh.strip())


@dataclass(frozen=True, eq=False)
class OneOf:
    """Annotation of a field that holds one of several kinds of table; the entry called `key` says which.

    kinds may grow after the annotation is made: it is read when a file is.
    """

    family: str
    key: str
    kinds: Mapping[str, type[Table]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def read(self, value: Any) -> Table:
        """The table that `value` stands for; what is wrong in it is reported under its own key."""
        if isinstance(value, Table):
            return value
        if not isinstance(value, dict):
            raise PydanticCustomError("dict_type", "no table")
        kind = value.get(self.key)
        if kind is None:
            missing = InitErrorDetails(type="missing", loc=(self.key,), input=value)
            raise ValidationError.from_exception_data(self.family, [missing])
        if not isinstance(kind, str) or kind not in self.kinds:
            raise PydanticCustomError("unknown_name", "", {"error": UnknownName(self.family, str(kind), self.kinds)})
        model = self.kinds[kind]
        entries = {key: entry for key, entry in value.items() if key != self.key}
        keys = [field.alias or name for name, field in model.model_fields.items()]
        unknown = PydanticCustomError("unknown_key", "", {"known": keys})
        wrong = [
            InitErrorDetails(type=unknown, loc=(key,), input=entry) for key, entry in entries.items() if key not in keys
        ]
        if wrong:
            raise ValidationError.from_exception_data(kind, wrong)
        return model.model_validate(entries)
