"""Names that are looked up, and what is said where there is none such."""

import difflib
from collections.abc import Iterable

from dllab.messages import UserError, text

LONGEST = 100  # characters of a name that are compared


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
    matches = difflib.get_close_matches(str(name)[:LONGEST].lower(), list(known), n=1, cutoff=0.5)
    return matches[0] if matches else None
