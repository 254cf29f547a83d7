"""Values inside sentences: numbers as the plots write them, words in the window's language."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, SupportsFloat, SupportsIndex

from PySide6.QtCore import QCoreApplication

from dllab.catalogue import Parameter
from dllab.gui.kit.language import CONTEXT, tr
from dllab.messages import text
from dllab.numerals import count, number, percent


class _Real(float):
    """A float whose `{value}`, `{value:.3g}` and `{value:.2e}` have proper powers of ten; `{value:.0%}` is 25 %."""

    def __format__(self, how: str) -> str:
        value = float(self)
        digits = re.fullmatch(r",?(?:\.(\d+))?([eg])", how)
        if not how or not math.isfinite(value):
            return number(value)
        if digits is None:
            return format(value, how).replace("%", " %")
        return number(value, int(digits[1] or 6) + (digits[2] == "e"))


class _Whole(int):
    """An int whose `{value}` has its thousands set apart."""

    def __format__(self, how: str) -> str:
        return format(int(self), how) if how else count(int(self))


def share_words(share: float) -> str:
    """A share of one as a percentage with at most two decimals, since what is less is nothing; 8.41 as 8.4 times."""
    return tr("{times} times", times=number(share, 2)) if 1 < share < math.inf else percent(round(share, 4))


def word(english: str) -> str:
    """A word in the window's language where it is one of the lab's own, else as it is; fills nothing in."""
    return QCoreApplication.translate(CONTEXT, english)


def small(words: str) -> str:
    """As an axis is named: "learning rate", but "F1", "GiB" and "P(ill | +)" as they are."""
    return words[:1].lower() + words[1:] if words[1:2].islower() and words[:2].isascii() else words


def capital(words: str) -> str:
    """As a column is called: "Share of η", but "w", "f(z)" and "→ arm 1" as they are."""
    first = words[:2]
    return words[:1].upper() + words[1:] if len(first) == 2 and first.isascii() and first.isalpha() else words


def numbered(label: str, index: int) -> str:
    """A label in the window's language, with which of several it belongs to; 0: it is the only one."""
    return f"{word(label)} {index}" if index else word(label)


OPTION_WORDS = {  # of ids that are no words
    "auto": text("Automatic"),
    "yes": text("Yes"),
    "no": text("No"),
    "classification": text("Classification"),
    "regression": text("Regression"),
    "refuse": text("Refuse"),
    "drop rows": text("Drop rows"),
    "fill": text("Fill"),
    "utf-8": text("UTF-8"),
    "gb18030": text("GB18030"),
    "big5": text("Big5"),
    "shift-jis": text("Shift-JIS"),
    "euc-jp": text("EUC-JP"),
    "euc-kr": text("EUC-KR"),
    "windows-1250": text("Windows-1250"),
    "windows-1251": text("Windows-1251"),
    "windows-1252": text("Windows-1252"),
    "koi8-r": text("KOI8-R"),
    "mean": text("Mean"),
    "half_mean": text("Half the mean"),
    "half_sum": text("Half the sum"),
    "none": text("None"),
    "balanced": text("Balanced"),
    "steps": text("Steps"),
    "epochs": text("Epochs"),
    "triangular": text("All alike"),
    "triangular2": text("Halved every cycle"),
    "exp_range": text("Fading"),
    "cosine": text("Cosine"),
    "linear": text("Linear"),
    "val_loss": text("Validation loss"),
    "train_loss": text("Training loss"),
    "val_accuracy": text("Validation accuracy"),
    "relative": text("Relative"),
    "absolute": text("Absolute"),
    "tanh": text("Tanh"),
    "fan_in": text("Fan in"),
    "fan_out": text("Fan out"),
    "before": text("Before the activation"),
    "after": text("After the activation"),
    "shuffled": text("Shuffled"),
    "file": text("As in the file"),
    "by class": text("Class after class"),
    "same": text("Same"),
    "valid": text("Valid"),
    "max2": text("Max 2×2"),
    "max3": text("Max 3×3"),
    "max4": text("Max 4×4"),
    "mean2": text("Mean 2×2"),
    "mean3": text("Mean 3×3"),
    "mean4": text("Mean 4×4"),
    "units=steps": text("Step units"),  # where a word means something else in one parameter
    "show=examples": text("Each example"),
}


def option_words(parameter: Parameter, option: str) -> str:
    """One of a parameter's options in the window's language, with a capital."""
    named = dict(zip(parameter.options, parameter.labels, strict=False))
    own = OPTION_WORDS.get(f"{parameter.name}={option}") or OPTION_WORDS.get(option, option)
    said = word(named.get(option) or own.replace("_", " "))
    return said[:1].upper() + said[1:]


def class_name(english: str) -> str:
    """The name of a class in the window's language where it is one of the lab's own, such as "arm 2"."""
    counted = re.fullmatch(r"([^{}]*\D)(\d+)", english)
    return word(counted[1] + "{number}").format(number=counted[2]) if counted else word(english)


def class_names(english: Iterable[str]) -> tuple[str, ...]:
    """`class_name` of each."""
    return tuple(map(class_name, english))


def sentence(template: str, values: Mapping[str, Any]) -> str:
    """A template marked with `text`, in the window's language, with readable values filled in."""
    return tr(template, **{name: _readable(value) for name, value in values.items()})


def _readable(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, SupportsIndex):
        return _Whole(value)
    if isinstance(value, str):
        return class_name(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, map(_readable, value)))
    return _Real(value) if isinstance(value, SupportsFloat) else value
