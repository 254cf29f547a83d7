"""The form of the network: hidden layers, what they compute, and what that adds up to."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dllab.experiment.sections import BY_LAYER, NetworkSection
from dllab.gui.forms.caption import Caption
from dllab.gui.forms.hidden_editor import HiddenEditor
from dllab.gui.forms.hidden_layers import parameter_count, written
from dllab.gui.forms.section_form import SectionForm
from dllab.gui.language import tr


def _by_layer_no_more(key: str) -> dict[str, tuple[()]]:
    """What an edit says for all layers is no longer said layer by layer; other depths do not fit at all."""
    edited = key.split(".")[0]
    return {by_layer: () for name, by_layer in BY_LAYER.items() if edited in (name, "hidden")}


class NetworkForm(QWidget):
    """Edits a NetworkSection; `edited` carries the key below "network"."""

    edited = Signal(str)

    def __init__(self, section: NetworkSection, parent: QWidget | None = None):
        super().__init__(parent)
        self._shape: tuple[int, int] | None = None
        self._value = section
        self.hidden = HiddenEditor(self)
        self.section = SectionForm(section, self)
        self.summary = Caption(self)
        self.hidden.edited.connect(self._take_hidden)
        self.section.edited.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.hidden, self.summary, self.section):
            column.addWidget(part)
        self.set_value(section)
        self.retranslate()

    @property
    def value(self) -> NetworkSection:
        """The section in force."""
        return self._value

    def set_value(self, section: NetworkSection) -> None:
        """Show a section without emitting."""
        self._value = section
        self.hidden.set_value(section.hidden)
        self.section.set_value(section)
        self._summarize()

    def set_dataset_shape(self, features: int, outputs: int) -> None:
        """Say how many numbers go in and come out; until then the summary leaves them open."""
        self._shape = (features, outputs)
        self._summarize()

    def mark(self, waiting: Collection[str]) -> None:
        """Say of the fields with these keys that they take effect on Reset."""
        self.hidden.mark("hidden" in waiting)
        self.section.mark(waiting)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.hidden.retranslate()
        self.section.retranslate()
        self.summary.setToolTip(tr("Inputs, hidden layers and outputs, and how many numbers are trained."))
        self._summarize()

    def _take_hidden(self) -> None:
        self._take("hidden")

    def _take(self, key: str) -> None:
        self._value = self.section.value.model_copy(update={"hidden": self.hidden.value, **_by_layer_no_more(key)})
        self._summarize()
        self.edited.emit(key)

    def _summarize(self) -> None:
        hidden = self.hidden.value
        if self._shape is None:
            self.summary.setText(" → ".join(filter(None, ("?", written(hidden), "?"))))
            return
        features, outputs = self._shape
        count = parameter_count((features, *hidden, outputs))
        layers = " → ".join(filter(None, (str(features), written(hidden), str(outputs))))
        self.summary.setText(tr("{layers} · {count} parameters", layers=layers, count=f"{count:,}"))
