"""What the lab says to people, kept apart from the language it says it in.

Messages are written in English, marked with `text` so that the translations can be collected, and filled in when they
are shown. Nothing here knows Qt: the window looks the template up in its translations, the command line prints it as
it is.
"""

import errno
import math
import re
from pathlib import PurePath
from typing import Any, Self

LONGEST = 1000  # characters of a text in a message
LARGEST = 10**1000  # from where on a whole number is said by its size; Python writes none of more than 4,300 digits
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def text(english: str) -> str:
    """Mark a literal for translation and return it unchanged."""
    return english


def sayable(value: Any) -> Any:
    """A value as it can stand in a message: texts and paths cut where they are long, without what cannot be shown.

    Characters that control a terminal, and halves of characters, are written as escapes; a number of more digits than
    Python writes is said to be one.
    """
    if isinstance(value, int) and abs(value) >= LARGEST:
        return Huge(f"{'-' if value < 0 else ''}10^{math.floor(math.log10(abs(value)))}…")
    if not isinstance(value, str | PurePath):
        return value
    whole = written = str(value)
    if len(written) > LONGEST:
        written = f"{written[: LONGEST // 2]}…{written[-LONGEST // 4 :]}"
    written = UNSHOWABLE.sub(lambda found: ascii(found[0])[1:-1], written)
    return value if written == whole else written


class Huge(str):
    """A whole number that Python does not write, in the place of one that it does."""

    def __format__(self, spec: str) -> str:
        """As it is, whatever was wanted of a number."""
        return str(self)


class Named(str):
    """Ids of the lab's own things, apart by commas: a file and the command line take them; people are told `labels`."""

    labels: tuple[str, ...]

    def __new__(cls, ids: str, labels: tuple[str, ...]) -> Self:
        named = super().__new__(cls, ids)
        named.labels = labels
        return named


class UserError(Exception):
    """Something a person asked for cannot be done; says what was wrong with which value and what would be right.

    `template` is a literal marked with `text`, with `{name}` fields; `values` fills them, texts as `sayable` has them.
    """

    def __init__(self, template: str, **values: Any):
        self.template = template
        self.values = {key: sayable(value) for key, value in values.items()}
        super().__init__(template.format(**self.values))

    def __reduce__(self) -> tuple[Any, ...]:
        """As it is, whatever its class takes to be made, and braces in what it says."""
        return _again, (type(self), self.args, vars(self))

    @property
    def beneath(self) -> str:
        """What a library or the system said of it, in its own words, for whoever wants to know more; "" of nothing."""
        found, error = list[str](), self.__cause__ or self.__context__
        while error is not None:
            if not isinstance(error, UserError):
                found.append(f"{type(error).__name__}: {error}")
            error = error.__cause__ or error.__context__
        return "\n".join(found)


def _again(kind: type[UserError], args: tuple[Any, ...], found: dict[str, Any]) -> UserError:
    error = kind.__new__(kind, *args)
    vars(error).update(found)
    return error


class Sentence(str):
    """Something that is said of a thing, in English, with what it takes to say it in another language.

    `template` is a literal marked with `text`, `values` fill it as those of a UserError do.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, **values: Any) -> Self:
        sayable_values = {key: sayable(value) for key, value in values.items()}
        sentence = super().__new__(cls, template.format(**sayable_values))
        sentence.template, sentence.values = template, sayable_values
        return sentence

    @classmethod
    def of(cls, error: UserError) -> Self:
        """What an error says; as it is where that is more than its template."""
        sentence = cls(error.template, **error.values)
        return sentence if sentence == str(error) else cls("{said}", said=str(error))


SYSTEM = {  # what goes wrong with files, as systems say it in English
    errno.ENOENT: text("No such file or directory"),
    errno.EACCES: text("Permission denied"),
    errno.EPERM: text("Operation not permitted"),
    errno.ENOSPC: text("No space left on device"),
    errno.EROFS: text("Read-only file system"),
    errno.EIO: text("Input/output error"),
    errno.EISDIR: text("Is a directory"),
    errno.ENOTDIR: text("Not a directory"),
    errno.ENAMETOOLONG: text("File name too long"),
    errno.EEXIST: text("File exists"),
    errno.EBUSY: text("Device or resource busy"),
    errno.EMFILE: text("Too many open files"),
    errno.EINVAL: text("Invalid argument"),
}


def system_reason(error: OSError) -> str:
    """Why the system could not do something with a file: a Sentence, or its own words where they are rare ones."""
    known = SYSTEM.get(error.errno or 0)
    return Sentence(known) if known else error.strerror or str(error)
