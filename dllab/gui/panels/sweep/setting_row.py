"""One setting of a sweep: which, and the values that it takes."""

from collections import Counter
from functools import partial, reduce
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dllab.catalogue import FromRegistry
from dllab.experiment import Experiment
from dllab.experiment.changes import entries
from dllab.experiment.values import as_written
from dllab.gui.forms.differences import entry_title, owner_of
from dllab.gui.forms.picks import OptionEdit
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal

NONE = ""
LEFT_OUT = ("schema", "name")  # entries that no run depends on
FIRST = (  # of what is offered, as at the top of the form: most sweeps are over these
    "network.hidden", "network.activation.name", "optimizer.name", "optimizer.learning_rate", "training.batch_size",
    "regularization.l2", "network.dropout",
)  # fmt: skip
COMPARED = {  # choices that people put beside each other first
    "optimizer.name": ("sgd", "adagrad", "rmsprop", "adam"),
    "network.activation.name": ("sigmoid", "tanh", "relu", "gelu"),
    "network.initializer.name": ("normal", "xavier_normal", "he_normal", "orthogonal"),
    "network.normalization.name": ("none", "batch", "layer"),
}
SHORTEST = 80  # pixels of the values


class SettingRow(QWidget):
    """`edited` is emitted when another setting or other values are wanted."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._experiment: Experiment | None = None
        self._keys: list[str] = []  # of what is offered
        self.setting, self.values = OptionEdit([NONE]), QLineEdit()
        self.setting.set_value(NONE)
        self.values.setMinimumWidth(SHORTEST)
        self.values.setEnabled(False)
        horizontal(self, (self.setting, 1), (self.values, 1), spacing=8)
        self.setting.edited.connect(self._suggest)
        self.values.textEdited.connect(self.edited)

    @property
    def key(self) -> str:
        """The setting's dotted key; empty where none is chosen."""
        return str(self.setting.value or NONE)

    @property
    def written(self) -> str:
        """The values, as they are typed."""
        return self.values.text().strip()

    def set_experiment(self, experiment: Experiment) -> None:
        """Offer the settings of this experiment; one that it has not any more is forgotten."""
        self._experiment = experiment
        every = entries(experiment)
        first = [key for key in FIRST if key in every]
        found = first + [key for key in every if key not in (*LEFT_OUT, *first)]
        if found != self._keys:
            key = self.key if self.key in found else NONE
            self.setting.blockSignals(True)
            self.setting.clear()
            for name in (NONE, *found):
                self.setting.addItem(name, name)
            self.setting.blockSignals(False)
            self._keys = found
            self._describe()
            self.choose(key, self.written if key else "")

    def choose(self, key: str, written: str) -> None:
        """Show a setting with these values, without emitting."""
        self.setting.set_value(key)
        self.values.setText(written)
        self.values.setEnabled(bool(key))
        self._explain()

    def allow(self, allowed: bool) -> None:
        """Whether it can be edited."""
        self.setting.setEnabled(allowed)
        self.values.setEnabled(allowed and bool(self.key))

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        explained = tr("A setting that the runs differ in.")
        self.setting.setToolTip(explained)
        self.setting.setAccessibleName(tr("Setting"))
        self.values.setPlaceholderText(tr("Values"))
        self.values.setAccessibleName(tr("Values"))
        self._explain()
        self._describe()

    def _explain(self) -> None:
        """How values are written; of a choice, what there is to choose from."""
        explained = tr(
            "Values with commas between them, or a range: 1e-4..1:log:9 is nine numbers from 1e-4 to 1, each so "
            "many times the one before; 0..1:lin:5 is five, equally far apart."
        )
        names = names_of(self._experiment, self.key) if self._experiment is not None and self.key else ()
        self.values.setToolTip("\n".join(filter(None, (explained, ", ".join(names)))))

    def _describe(self) -> None:
        if self._experiment is None:
            self.setting.describe(0, tr("No setting"))
            return
        titles = {key: entry_title(self._experiment, key) for key in self._keys}
        shared = {title for title, times in Counter(titles.values()).items() if times > 1}
        for place in range(self.setting.count()):
            key = self.setting.itemData(place)
            owner = titles.get(key.rpartition(".")[0] + ".name")  # the choice that it is a parameter of
            title = titles.get(key, tr("No setting"))
            if title in shared and owner is not None:
                title = tr("{section}, {entry}", section=owner, entry=title)
            self.setting.describe(place, title, partial(str, key))

    def _suggest(self) -> None:
        """Begin with values around the one that the experiment has."""
        suggested = ""
        if self._experiment is not None and self.key:
            value: Any = reduce(dict.__getitem__, self.key.split("."), self._experiment.as_table())
            suggested = _suggested(self.key, value)
        self.choose(self.key, suggested)
        self.edited.emit()


def names_of(experiment: Experiment, key: str) -> list[str]:
    """What may stand there where it is a choice; nothing of another entry."""
    *path, entry = key.split(".")
    if entry != "name" or not path:
        return []
    field = type(owner_of(experiment, path[:-1])).model_fields[path[-1]]
    return [name for found in field.metadata if isinstance(found, FromRegistry) for name in found.names()]


def _suggested(key: str, value: Any) -> str:
    """The choices that are compared most, with the one that the experiment has; of numbers, some around its own."""
    if key not in COMPARED:
        return _around(value)
    usual = COMPARED[key]
    return ", ".join(usual if value in usual else (value, *usual[1:]))


def _around(value: Any) -> str:
    if isinstance(value, bool):
        return "false, true"
    if isinstance(value, float) and value > 0:
        return f"{value / 10:g}..{value * 10:g}:log:3"
    if isinstance(value, int) and value > 0:
        return f"{value}, {2 * value}"
    return f"{value:g}" if isinstance(value, float) else as_written(value)
