"""What becomes of the parameters when another choice is picked."""

from pydantic import ValidationError

from dllab.catalogue import Choice, parameters_of


def switched(old: Choice, kind: type[Choice]) -> Choice:
    """A choice of another kind, with every value of `old` that a person changed and that means something there.

    A value that still is the old kind's default gives way to the new kind's: SGD's rate of 0.01 is not Adam's. A kind
    that holds a choice like `old` holds it; where `old` holds one of the kind, that one comes out again.
    """
    for key in type(old).model_fields:
        if type(getattr(old, key)) is kind:
            return getattr(old, key)
    choice = kind()
    for parameter in parameters_of(kind):
        holds = parameter.registry is not None and old.name in parameter.options and type(old) in parameter.registry
        if holds and old != type(old)():
            choice = kind.model_validate({**choice.model_dump(), parameter.name: old})
    for name, field in type(old).model_fields.items():
        value = getattr(old, name)
        if name not in kind.model_fields or value == field.default:
            continue
        try:
            choice = kind.model_validate({**choice.model_dump(), name: value})
        except ValidationError:
            continue
    return choice
