"""A choice's settings in few words."""

from collections.abc import Iterable
from typing import Any

from dllab.catalogue import Choice, Parameter, parameters_of
from dllab.gui.forms.numbers import shown, shown_floats, shown_places
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import option_words

RATE = "learning_rate"  # said in any case, as η


def brief_settings(choice: Choice) -> str:
    """The learning rate, and what is not as it comes: "η 0.05, Momentum 0.9"."""
    found: list[str] = []
    for parameter in parameters_of(type(choice)):
        value = getattr(choice, parameter.name)
        if parameter.name == RATE:
            found.insert(0, f"η {shown(value)}")
        elif value != parameter.default:
            found.append(_entry(parameter, value))
    return ", ".join(found)


def settings_words(choice: Choice, keys: Iterable[str]) -> list[str]:
    """Label and value of each setting that a dotted key is of: "κ = 200"."""
    own = {key.partition(".")[0] for key in keys}
    found = [each for each in parameters_of(type(choice)) if each.name in own]
    return [f"{tr(each.label)} = {value_words(each, getattr(choice, each.name))}" for each in found]


def _entry(parameter: Parameter, value: Any) -> str:
    label = tr(parameter.label)
    match parameter.kind:
        case "bool":
            return label if value else tr("{name}: off", name=label)
        case "float" | "int":
            return f"{label} {shown(value)}"
        case "option" | "choice":
            return value_words(parameter, value)
        case _:
            return label


def value_words(parameter: Parameter, value: Any) -> str:
    """What a parameter is set to: "0.5", "off", "Elbow", "SGD η 0.11; Adam η 0.001"."""
    match parameter.kind:
        case "bool":
            return tr("on") if value else tr("off")
        case "float" | "int":
            return shown(value)
        case "floats" | "ints" | "point":
            return shown_floats(value)
        case "places":
            return shown_places(value)
        case "option":
            return option_words(parameter, value)
        case "choice":
            return f"{tr(value.label)} {brief_settings(value)}".rstrip()
        case "choices":
            return "; ".join(f"{tr(each.label)} {brief_settings(each)}".rstrip() for each in value)
        case _:
            return str(value)
