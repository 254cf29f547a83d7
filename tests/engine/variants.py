"""Every sensible setting of a choice, made from its parameters' own description."""

from itertools import combinations

from pydantic import ValidationError

from dllab.catalogue import Choice, Parameter, parameters_of

NESTED = ("rmsprop", "swats")  # of the choices within a choice, two that differ much
# Where what is chosen below would make every run diverge, or do nothing.
SUITED = {"final_rate": 0.5, "p": 3.0, "delta": 0.5, "beta": 2.0, "margin": 0.5, "pos_weight": 3.0}


def known(registry, oracle):
    """The choices that an oracle has as well; any other is held against its own formula, in test_formulas.py."""
    return [choice for choice in registry if choice.name in oracle]


def known_names(registry, oracle):
    """Their names."""
    return [choice.name for choice in known(registry, oracle)]


def saying(registry, part):
    """The choices that say an optional part, such as "formula" or "torch"."""

    def family(choice):
        return next(base for base in choice.__mro__ if Choice in base.__bases__)

    return [choice for choice in registry if getattr(choice, part) is not getattr(family(choice), part)]


def names_saying(registry, part):
    """Their names."""
    return [choice.name for choice in saying(registry, part)]


def variants(choice, apart_from=("learning_rate",)):
    """The choice with its defaults, and with every one and every two parameters set to something else."""
    others = [
        (parameter.name, value)
        for parameter in parameters_of(choice)
        if parameter.name not in apart_from
        for value in _others(parameter)
    ]
    found = [choice()]
    for settings in [*combinations(others, 1), *combinations(others, 2)]:
        if len(dict(settings)) == len(settings):
            try:
                found.append(choice(**dict(settings)))
            except ValidationError:  # two that do not go together
                continue
    return found


def _others(parameter: Parameter):
    if parameter.name in SUITED:
        return [SUITED[parameter.name]]
    if parameter.kind == "option":
        return [option for option in parameter.options if option != parameter.default]
    if parameter.kind == "choice":
        return [parameter.registry[name]() for name in parameter.options if name in NESTED]
    if parameter.kind == "bool":
        return [not parameter.default]
    if parameter.kind == "int":
        return [parameter.default + 3]
    if parameter.kind == "ints":
        return [(), (3, 7)]
    if parameter.minimum is not None and parameter.maximum is not None:
        return [(parameter.minimum + parameter.maximum) / 2]
    return [parameter.default * 1000 if parameter.default else 0.5]


def label(value):
    """What pytest calls a case: the choice's name and what is not as by default."""
    if not hasattr(value, "as_table"):
        return None
    changed = [f"{key}={entry}" for key, entry in value.model_dump(exclude_defaults=True).items()]
    return "-".join([value.name, *changed])
