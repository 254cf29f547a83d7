"""What the form says of a dataset below its picture."""

from html import escape
from pathlib import Path

from dllab.catalogue import Choice
from dllab.datasets.csv_file import FromFile
from dllab.datasets.notes import showable
from dllab.gui.kit.language import tr
from dllab.gui.kit.long_text import breakable, short_name, unbroken
from dllab.gui.kit.readable import class_names, word
from dllab.gui.kit.theme import OKABE_ITO
from dllab.gui.panels.experiment.dataset_facts import DatasetFacts

MOST_NAMED = 10  # classes


def sizes(facts: DatasetFacts) -> str:
    """How many examples there are in each part, how many inputs, how many classes or targets."""
    parts = [tr("training: {count}", count=f"{facts.training:,}")]
    if facts.validation:
        parts.append(tr("validation: {count}", count=f"{facts.validation:,}"))
    if facts.test:
        parts.append(tr("test: {count}", count=f"{facts.test:,}"))
    parts.append(tr("inputs: {count}", count=facts.features))
    if facts.task == "classification":
        parts.append(tr("classes: {count}", count=facts.targets))
    else:
        parts += [tr("targets: {count}", count=facts.targets), tr("regression")]
    return "\N{NO-BREAK SPACE}· ".join(map(unbroken, parts))


def kept_for(picked: Choice, kept: Choice) -> str:
    """What the dataset is called that stays while another one cannot be taken; "" where both are the same one."""
    if type(picked) is not type(kept):
        return word(kept.label)
    if isinstance(picked, FromFile) and isinstance(kept, FromFile) and picked.path != kept.path:
        return str(showable(Path(kept.path).name))
    return ""


def class_sizes(facts: DatasetFacts) -> str:
    """Rich text: each class in its colour, with its examples in all parts; empty where there are none or too many."""
    if not 0 < len(facts.classes) <= MOST_NAMED:
        return ""
    entries = []
    for label, (name, count) in enumerate(zip(class_names(facts.classes), facts.class_counts, strict=True)):
        if count:
            dot = f'<span style="color: {OKABE_ITO[label % len(OKABE_ITO)]}">●</span>'
            said = escape(breakable(short_name(name))).replace(" ", "&nbsp;")
            entries.append(f"{dot}&nbsp;{said}:&nbsp;{count:,}")
    return "&emsp; ".join(entries)
