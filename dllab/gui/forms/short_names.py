"""A run called by what tells it from others, in few words."""

from collections.abc import Sequence

from dllab.catalogue import Choice
from dllab.experiment import Experiment
from dllab.experiment.telling import telling_entries
from dllab.gui.forms.differences import entry_title, entry_value, owner_of
from dllab.gui.kit.language import tr

MOST_ENTRIES = 3
SYMBOLS = {"optimizer.learning_rate": "η"}
NONE = "none"  # the choice of nothing


def short_names(experiments: Sequence[Experiment]) -> list[str]:
    """ "η 0.1", "Batch norm", "ReLU, Batch size 64": for every experiment, or "" for one that is like most."""
    found = zip(experiments, telling_entries(experiments), strict=True)
    return [_joined([_entry(experiment, key) for key in keys]) for experiment, keys in found]


def _joined(words: list[str]) -> str:
    shown = ", ".join(words[:MOST_ENTRIES])
    return tr("{names}, …", names=shown) if len(words) > MOST_ENTRIES else shown


def _entry(experiment: Experiment, key: str) -> str:
    *sections, entry = key.split(".")
    label, value = entry_title(experiment, key), entry_value(experiment, key)
    owner = owner_of(experiment, sections)
    if isinstance(owner, Choice) and entry == "name":
        return tr("{entry}: none", entry=label) if owner.name == NONE else str(value)
    return tr("{entry} {value}", entry=SYMBOLS.get(key, label), value=value)
