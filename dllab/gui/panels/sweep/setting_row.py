"""One setting of a sweep: which, and the values that it takes."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dllab.experiment import Experiment
from dllab.experiment.changes import entries
from dllab.gui.forms.differences import entry_title
from dllab.gui.forms.picks import OptionEdit
from dllab.gui.kit.language import tr

NONE = ""
LEFT_OUT = ("schema", "name")  # entries that no run depends on
SHORTEST = 80  # pixels of the values


class SettingRow(QWidget):
    """`edited` is emitted when another setting or other values are wanted."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._experiment: Experiment | None = None
        self._entries: dict[str, Any] = {}
        self.setting, self.values = OptionEdit([NONE]), QLineEdit()
        self.setting.set_value(NONE)
        self.values.setMinimumWidth(SHORTEST)
        self.values.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.setting, 1)
        row.addWidget(self.values, 1)
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
        found = {key: value for key, value in entries(experiment).items() if key not in LEFT_OUT}
        if list(found) != list(self._entries):
            key = self.key if self.key in found else NONE
            self.setting.blockSignals(True)
            self.setting.clear()
            for name in (NONE, *found):
                self.setting.addItem(name, name)
            self.setting.blockSignals(False)
            self._entries = found
            self._describe()
            self.choose(key, self.written if key else "")
        self._entries = found

    def choose(self, key: str, written: str) -> None:
        """Show a setting with these values, without emitting."""
        self.setting.set_value(key)
        self.values.setText(written)
        self.values.setEnabled(bool(key))

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
        self.values.setToolTip(
            tr(
                "Values with commas between them, or a range: 1e-4..1:log:9 is nine numbers from 1e-4 to 1, each so "
                "many times the one before; 0..1:lin:5 is five, equally far apart."
            )
        )
        self._describe()

    def _describe(self) -> None:
        if self._experiment is None:
            self.setting.describe(0, tr("No setting"))
            return
        for place in range(self.setting.count()):
            key = self.setting.itemData(place)
            title = entry_title(self._experiment, key) if key else tr("No setting")
            self.setting.describe(place, title, partial(str, key))

    def _suggest(self) -> None:
        """Begin with values around the one that the experiment has."""
        self.choose(self.key, _around(self._entries.get(self.key)) if self.key else "")
        self.edited.emit()


def _around(value: Any) -> str:
    if isinstance(value, bool):
        return "false, true"
    if isinstance(value, float) and value > 0:
        return f"{value / 10:g}..{value * 10:g}:log:3"
    if isinstance(value, int) and value > 0:
        return f"{value}, {2 * value}"
    if isinstance(value, str):
        return value.replace("(", "[").replace(",)", "]").replace(")", "]")
    return f"{value:g}" if isinstance(value, float) else str(value)
