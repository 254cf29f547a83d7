"""Collect what the window says, and compile what was translated.

    python3 packaging/dev.py translations

Every literal in a call of tr() or text() below dllab/, every text of the catalogue and every preset's name goes into
resources/translations/dllab_zh_CN.ts. Translations that stand there are kept, those of vanished texts removed, and new
texts are listed, to be translated in that file. Then the file is compiled to the .qm that ships. Exits with 1 while
something is not translated, and with 2 where a text cannot be collected.
"""

import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

from pydantic import BaseModel

from dllab.catalogue import families_of, parameters_of
from dllab.experiment import Experiment
from dllab.experiment.convolution import ConvolutionSection
from dllab.experiment.presets import presets
from dllab.experiment.section import Section
from dllab.explorers import EXPLORERS
from dllab.labs.lab import Lab
from dllab.labs.lab import shipped as labs
from dllab.lectures.lecture import Lecture
from dllab.lectures.lecture import shipped as lectures

ROOT = Path(__file__).resolve().parent.parent
FUNCTIONS = {"cos", "cosh", "erf", "exp", "max", "min", "ReLU", "sign", "sin", "softmax", "tanh"}
TS = ROOT / "resources" / "translations" / "dllab_zh_CN.ts"
QM = TS.with_suffix(".qm")
CONTEXT = "dllab"  # as in dllab.gui.kit.language
MARKERS = ("tr", "text")
CHOICES = [choice for family in (*families_of(Experiment), EXPLORERS) for choice in family]
SECTIONS = [
    field.annotation
    for field in Experiment.model_fields.values()
    if isinstance(field.annotation, type) and issubclass(field.annotation, Section)
] + [ConvolutionSection]


class NotALiteral(Exception):
    """A text that no one could translate, because it is put together at run time."""


def collect() -> set[str]:
    """Every text a person may see."""
    sources = sorted((ROOT / "dllab").rglob("*.py"))
    marked = (literal for source in sources for literal in literals(source.read_text(encoding="utf-8"), source))
    return {text for text in (*marked, *catalogue_texts()) if text}


def literals(code: str, source: Path) -> Iterator[str]:
    """The literals that `code` marks, also those of tr() said later, as partial(tr, …) does.

    A tr() of a variable is skipped, for its text was marked elsewhere.
    """
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        called = node.args if node.func.id == "partial" else [node.func, *node.args]
        marker = called[0] if called else node
        if len(called) > 1 and isinstance(marker, ast.Name) and marker.id in MARKERS:
            yield from _literal(called[1], marker.id, f"{source}:{node.lineno}")


def _literal(argument: ast.expr, marker: str, place: str) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _literal(argument.body, marker, place)
        yield from _literal(argument.orelse, marker, place)
    elif isinstance(argument, ast.Call) and isinstance(argument.func, ast.Name) and argument.func.id == "text":
        return  # which is a call of its own
    elif marker == "text" or not isinstance(argument, ast.Name | ast.Attribute | ast.Subscript):
        raise NotALiteral(f"{place}: {marker}({ast.unparse(argument)}) is put together at run time")


def catalogue_texts() -> Iterator[str]:
    """Labels, explanations, help, units and options of every choice and section, and experiments' names."""
    for choice in CHOICES:
        yield from (choice.label, choice.explanation.summary, choice.explanation.details)
        if has_words(choice.explanation.formula):
            yield choice.explanation.formula
    models: list[type[BaseModel]] = [*SECTIONS, *CHOICES]
    for model in models:
        for parameter in parameters_of(model):
            yield from (parameter.label, parameter.help, parameter.unit)
            yield from parameter.options if parameter.kind == "option" else ()
    yield from experiment_names()


def experiment_names() -> Iterator[str]:
    """Of the presets, and of what labs and lectures start with."""
    yield from (preset.name for preset in presets())
    starts = [start for path in labs() for start in Lab.load(path).experiments.values()]
    starts += [scene.start for path in lectures() for scene in Lecture.load(path).scene if scene.start is not None]
    yield from (start.with_seed(0).name for start in starts)


def has_words(formula: str) -> bool:
    """Whether anything in a formula is English, and not the name of a function or of a choice."""
    return bool(set(re.findall(r"[A-Za-z]{3,}", formula)) - FUNCTIONS)


def choice_texts() -> set[str]:
    """What the files of choices say: a new one has texts that nobody has translated yet."""
    files = {Path(inspect.getfile(choice)) for choice in CHOICES}
    marked = (literal for file in files for literal in literals(file.read_text(encoding="utf-8"), file))
    return {*marked, *catalogue_texts()}


def read(path: Path) -> dict[str, str]:
    """Texts and their translations; "" where there is none yet."""
    if not path.exists():
        return {}
    messages = Xml.parse(path).getroot().iter("message")
    return {message.findtext("source", ""): message.findtext("translation", "") for message in messages}


def write(path: Path, translations: dict[str, str]) -> None:
    """The file that Qt Linguist edits, in an order that keeps differences small."""
    root = Xml.Element("TS", version="2.1", language=path.stem.removeprefix(f"{CONTEXT}_"), sourcelanguage="en")
    context = Xml.SubElement(root, "context")
    Xml.SubElement(context, "name").text = CONTEXT
    for source, translated in sorted(translations.items()):
        message = Xml.SubElement(context, "message")
        Xml.SubElement(message, "source").text = source
        Xml.SubElement(message, "translation", {} if translated else {"type": "unfinished"}).text = translated
    Xml.indent(root, " ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(f"{head}{Xml.tostring(root, encoding='unicode')}\n", encoding="utf-8")


def merged(texts: Iterable[str], known: dict[str, str]) -> dict[str, str]:
    """Today's texts with the translations they have."""
    return {text: known.get(text, "") for text in texts}


def main() -> int:
    """Collect, merge, compile, and say what is missing."""
    try:
        texts = collect()
    except NotALiteral as error:
        print(error)
        return 2
    translations = merged(texts, read(TS))
    write(TS, translations)
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([lrelease, "-silent", TS, "-qm", QM], check=True)
    missing = sorted(text for text, translated in translations.items() if not translated)
    for text in missing:
        print(f"not translated: {text!r}")
    print(f"{len(translations) - len(missing)} of {len(translations)} texts are translated.")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
