"""What separates two experiments, in the form's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from dllab.catalogue import Choice, parameters_of
from dllab.catalogue.fields import nested_choice
from dllab.experiment import Experiment
from dllab.experiment.changes import changes
from dllab.experiment.convolution import ConvolutionSection
from dllab.gui.forms.hidden_layers import written
from dllab.gui.forms.numbers import shown
from dllab.gui.forms.titles import CHOICE_TITLES, SECTION_TITLES
from dllab.gui.kit.language import tr
from dllab.gui.kit.layer_names import written_convolution
from dllab.gui.kit.readable import option_words, word
from dllab.messages import text

LABELS = {  # of entries that have no label of their own
    "seed": text("Seed"),
    "hidden": text("Layer widths"),
    "convolutions": text("Convolutions"),
    "layer_activations": text("Activations, layer by layer"),
    "layer_dropouts": text("Dropout, layer by layer"),
}
ALONE = ("network", "optimizer", "regularization", "training")  # sections whose entries are clear without their title
NAME = "name"  # of an experiment, which says nothing of what it does
MOST_CHARACTERS = 40  # of a value; a drawn dataset has hundreds of points


@dataclass(frozen=True)
class Difference:
    """One entry that differs: its dotted key, and label and values in the window's language."""

    key: str
    label: str
    old: str
    new: str

    @property
    def words(self) -> str:
        """Which entry, what it was and what it is now."""
        return tr("{entry}: {old} → {new}", entry=self.label, old=self.old, new=self.new)


def differences(old: Experiment, new: Experiment) -> tuple[Difference, ...]:
    """Every entry that differs, in the file's order, but for the experiments' names."""
    return tuple(
        Difference(key, _label(old, key), _value(key, old, change.old), _value(key, new, change.new))
        for change in changes(old, new)
        if (key := change.key) != NAME
    )


def difference_lines(old: Experiment, new: Experiment) -> list[str]:
    """A line a difference: what it was in the old one, and what it is now."""
    found = differences(old, new)
    return [tr("{entry}: {old} (now {new})", entry=each.label, old=each.old, new=each.new) for each in found]


def _label(experiment: Experiment, key: str) -> str:
    """What the form calls the entry; with its section's title where its own does not say enough."""
    *sections, entry = key.split(".")
    owner = owner_of(experiment, sections)
    if entry == NAME and isinstance(owner, Choice):
        title = SECTION_TITLES.get(sections[-1]) or CHOICE_TITLES.get(sections[-1]) or _title(experiment, sections)
        return tr(title)
    return _called(sections, LABELS.get(entry) or type(owner).model_fields[entry].title or entry)


def _called(sections: Sequence[str], label: str) -> str:
    """A label, with its section's title where it does not say enough by itself."""
    if not sections or sections[0] in ALONE:
        return tr(label)
    return tr("{section}, {entry}", section=tr(SECTION_TITLES[sections[0]]), entry=tr(label))


def _title(experiment: Experiment, path: list[str]) -> str:
    """The label of a parameter that is a choice itself."""
    return type(owner_of(experiment, path[:-1])).model_fields[path[-1]].title or path[-1]


def key_title(key: str) -> str:
    """What the form calls an entry or a section that some experiment has, whichever choices hold it."""
    *sections, entry = key.removesuffix(f".{NAME}").split(".")
    title = (SECTION_TITLES if not sections else CHOICE_TITLES).get(entry) or LABELS.get(entry)
    fields = [owner.model_fields[entry] for owner in _owners(sections) if entry in owner.model_fields]
    return _called(sections, title or next((field.title for field in fields if field.title), key))


def choice_title(key: str, name: str) -> str:
    """What the form calls the choice of this name in an entry; where that holds no such choice, the name."""
    found = [one for one in _owners(key.removesuffix(f".{NAME}").split(".")) if issubclass(one, Choice)]
    return next((tr(choice.label) for choice in found if choice.name == name), name)


def key_value(key: str, value: str) -> str:
    """What the form calls an option or a choice in an entry that some experiment has; another text as it is."""
    *sections, entry = key.split(".")
    known = [one for owner in _owners(sections) for one in parameters_of(owner) if one.name == entry]
    options = (option_words(one, value) for one in known if one.kind == "option" and value in one.options)
    return next(options, choice_title(key, value))


def _owners(path: Sequence[str]) -> list[type[BaseModel]]:
    """What may lie at this path of an experiment."""
    owners: list[type[BaseModel]] = [Experiment]
    for name in path:
        owners = [below for owner in owners for below in _below(owner, name)]
    return owners


def _below(owner: type[BaseModel], name: str) -> list[type[BaseModel]]:
    """What may stand in an entry: a section, or any of the choices."""
    field = owner.model_fields.get(name)
    if field is None:
        return []
    choice = nested_choice(field)
    if choice:
        return list(choice.registry)
    return [field.annotation] if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel) else []


def entry_title(experiment: Experiment, key: str) -> str:
    """What the form calls an entry that the experiment has."""
    return _label(experiment, key)


def entry_value(experiment: Experiment, key: str) -> str | None:
    """An entry's value in words; None where the experiment has another choice, without that entry."""
    found = _found(experiment, key)
    return None if found is None else _value(key, experiment, found)


def entry_number(experiment: Experiment, key: str) -> float | None:
    """An entry's value; None where it is no number, or not there."""
    found = _found(experiment, key)
    return float(found) if isinstance(found, int | float) else None


def _found(experiment: Experiment, key: str) -> Any:
    """What stands there; None where the experiment has another choice, without that entry."""
    found: Any = experiment
    for name in key.split("."):
        if name != NAME and name not in type(found).model_fields:
            return None
        found = getattr(found, name)
    return found


def owner_of(experiment: Experiment, path: list[str]) -> BaseModel:
    """The section, choice or experiment that lies at this path."""
    found: BaseModel = experiment
    for name in path:
        found = getattr(found, name)
    return found


def _value(key: str, experiment: Experiment, value: Any) -> str:
    *sections, entry = key.split(".")
    owner = owner_of(experiment, sections)
    if entry == NAME and isinstance(owner, Choice):
        return tr(owner.label)
    for known in parameters_of(type(owner)):
        if known.name == entry and known.kind == "option":
            return option_words(known, value)
    return _cut(_written(entry, value))


def _written(entry: str, value: Any) -> str:
    if entry == "hidden":
        return written(value) or tr("none")
    if isinstance(value, ConvolutionSection):
        return written_convolution(value)
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    if isinstance(value, int | float):
        return shown(value)
    if isinstance(value, Choice):
        return tr(value.label)
    if isinstance(value, tuple):
        return ", ".join(_written("", part) for part in value) or tr("none")
    return word(str(value)) or tr("none")


def _cut(words: str) -> str:
    return words if len(words) <= MOST_CHARACTERS else words[: MOST_CHARACTERS - 1] + "…"
