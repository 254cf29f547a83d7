"""What becomes of the parameters when another choice is picked."""

from pydantic import ValidationError

from dllab.catalogue import Choice


def switched(old: Choice, kind: type[Choice]) -> Choice:
    """A choice of another kind, with every value of `old` that a person changed and that means something there.

    A value that still is the old kind's default gives way to the new kind's: SGD's rate of 0.01 is not Adam's.
    """
    choice = kind()
    for name, field in type(old).model_fields.items():
        value = getattr(old, name)
        if name not in kind.model_fields or value == field.default:
            continue
        try:
            choice = kind.model_validate({**choice.model_dump(), name: value})
        except ValidationError:
            continue
    return choice
