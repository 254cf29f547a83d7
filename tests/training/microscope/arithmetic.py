"""Works out what is written in a line of numbers, as a reader with a calculator would."""

import math
import re

import numpy as np

_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_SIGNS = {"−": "-", "·": "*", "^": "**", "½": "0.5", " mod ": "%", "[": "(", "]": ")"}
_NUMBER = r"(\d+(?:\.\d+)?)((?:e-?\d+)?)"
_NAMES = {"__builtins__": {}, "sqrt": math.sqrt, "max": max, "clip": np.clip, "sign": np.sign}
DIGITS = 4  # significant ones that are written at least; zeros at the end are not


def worked_out(numbers):
    """(the value of what `put_in` has written, how far off it may be because its numbers are rounded)"""
    code = _code(numbers)
    value = _evaluated(code)
    doubts = [
        abs(_evaluated(code[: found.start()] + f"({found[0]}+{_half_a_digit(found)})" + code[found.end() :]) - value)
        for found in re.finditer(_NUMBER, code)
        if not _is_exact(found[1])
    ]
    return value, sum(doubts)


def _is_exact(number):
    """Of one digit, or an option such as 0.999: a little more would halve the distance from 1."""
    digits = _digits(number)
    return len(digits) <= 1 or set(digits) == {"9"}


def _half_a_digit(found):
    """What rounding may have changed: half of the last digit."""
    decimals = len(found[1].partition(".")[2]) + max(DIGITS - len(_digits(found[1])), 0)
    return f"0.5e{int(found[2][1:] or 0) - decimals}"


def _digits(number):
    return number.replace(".", "").lstrip("0")


def _code(numbers):
    code = re.sub("⋅10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda found: "e" + found[1].translate(_SUPERSCRIPTS), numbers)
    code = re.sub(r"(?<![\d.])10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda found: "1e" + found[1].translate(_SUPERSCRIPTS), code)
    code = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: "**" + found[0].translate(_SUPERSCRIPTS), code)
    for sign, meaning in _SIGNS.items():
        code = code.replace(sign, meaning)
    code = re.sub(f"√{_NUMBER}", r"sqrt(\1\2)", code).replace("√(", "sqrt(")
    return code.replace(")(", ")*(").replace(")sqrt", ")*sqrt")


def _evaluated(code):
    return float(eval(code, dict(_NAMES)))
