"""The form of the network: hidden layers, what they compute, and what that adds up to."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dllab.engine.network import Layout
from dllab.experiment.sections import BY_LAYER, NetworkSection
from dllab.gui.forms.caption import Caption
from dllab.gui.forms.complete import complete
from dllab.gui.forms.hidden_layers import written
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.section_form import SectionForm
from dllab.gui.forms.titles import CHOICE_TITLES
from dllab.gui.kit.language import tr
from dllab.gui.kit.layer_names import filters_of
from dllab.gui.kit.layouts import vertical
from dllab.gui.panels.experiment.by_layer import DROPOUT, ActivationsByLayer, DropoutsByLayer
from dllab.gui.panels.experiment.convolutions_editor import ConvolutionsEditor, Order
from dllab.gui.panels.experiment.elsewhere import Elsewhere
from dllab.gui.panels.experiment.hidden_editor import HiddenEditor
from dllab.training.memory import COPIES, FLOAT_BYTES

WORTH_SAYING = 0.1  # gigabytes


class NetworkForm(QWidget):
    """Edits a NetworkSection; `edited` carries the key below "network".

    It shows what is not essential. What is, is for whoever has a place for it: `convolutions`, the counts of `hidden`,
    `summary`, `activation`, `dropout`, and what stands for the last two while they are set layer by layer, here.
    """

    edited = Signal(str)

    def __init__(self, section: NetworkSection, parent: QWidget | None = None):
        super().__init__(parent)
        self._shape: tuple[int, int] | None = None
        self._value = section
        self.convolutions, self.hidden = ConvolutionsEditor(self), HiddenEditor(self)
        self.section = SectionForm(section, self)
        self.activations, self.dropouts = ActivationsByLayer(), DropoutsByLayer()
        self.activation, self.dropout = self.section.choices["activation"], self.section.rows.rows["dropout"]
        self.activations_elsewhere, self.dropouts_elsewhere = Elsewhere(self), Elsewhere(self)
        self.activations.edited.connect(self._take_activations)
        self.dropouts.edited.connect(self._take_dropouts)
        self.summary = Caption(self)
        self.hidden.edited.connect(self._take_hidden)
        self.convolutions.edited.connect(self._take_convolutions)
        self.section.edited.connect(self._take)
        column = vertical(self, spacing=8)
        for part in (self.hidden.layers_row, self.section, self.activations, self.dropouts):
            column.addWidget(part)
            part.raise_()  # Tab follows the order of siblings
        self.set_value(section)
        self._name_own()

    @property
    def value(self) -> NetworkSection:
        """The section in force."""
        return self._value

    def set_value(self, section: NetworkSection) -> None:
        """Show a section without emitting."""
        self._value = section
        complete(
            partial(self.convolutions.set_value, section.convolutions),
            partial(self.hidden.set_value, section.hidden),
            partial(self.section.set_value, section),
            self._show_by_layer,
            self._summarize,
        )

    def set_data(self, features: int, outputs: int, shape: tuple[int, int] | None, name: str) -> None:
        """Say how many numbers go in and come out; until then the summary leaves them open.

        shape: of the data's pictures, if they are any; name: what the data are called.
        """
        self._shape = (features, outputs)
        self.convolutions.set_data(shape, name)
        self._summarize()

    def leave_out(self, keys: Collection[str], options: Mapping[str, Collection[str]]) -> None:
        """Hide the fields with these keys, and of the others the `options` that cannot be meant."""
        self.convolutions.leave_out("convolutions" in keys)
        self.section.leave_out(keys, options)

    def mark(self, waiting: Collection[str]) -> None:
        """Say of the fields with these keys that they take effect on Reset."""
        self.convolutions.mark("convolutions" in waiting)
        self.hidden.mark("hidden" in waiting)
        self.section.mark(waiting)
        self.activations.mark("layer_activations" in waiting)
        self.dropouts.mark("layer_dropouts" in waiting)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.convolutions.retranslate()
        self.hidden.retranslate()
        self.section.retranslate()
        self.activations.retranslate()
        self.dropouts.retranslate()
        self._name_own()

    def _name_own(self) -> None:
        words, tip = tr("layer by layer"), tr("Go to where it is set for every layer.")
        self.activations_elsewhere.describe(tr(CHOICE_TITLES["activation"]), words, tip)
        self.dropouts_elsewhere.describe(tr(DROPOUT.label), words, tip)
        self.summary.setToolTip(tr("Inputs, hidden layers and outputs, and how many numbers are trained."))
        self._summarize()

    def _take_hidden(self) -> None:
        self._take("hidden")

    def _take_convolutions(self, order: Order) -> None:
        """Values by layer move with the convolutions; a new one has those of the one before it."""
        before = self._value
        for by_layer in (self.activations, self.dropouts):
            by_layer.reorder(order, len(before.convolutions))
        self._take("convolutions")

    def _take_activations(self) -> None:
        self._take("layer_activations")

    def _take_dropouts(self) -> None:
        self._take("layer_dropouts")

    def _take(self, key: str) -> None:
        """Take over an edit; values by layer go with the layers, so that there is always one for each.

        Beside them the value for all layers is the default, as it is once a file has been read; where they end, the
        first layer's is for all.
        """
        before, section = self._value, self.section.value
        shape = {"hidden": self.hidden.value, "convolutions": self.convolutions.value}
        depth = sum(map(len, shape.values()))
        update: dict[str, Any] = dict(shape)
        for name, by_layer in (("activation", self.activations), ("dropout", self.dropouts)):
            values = update[BY_LAYER[name]] = by_layer.fitted(depth)
            ended = () if values else getattr(before, BY_LAYER[name])
            if values or ended:
                update[name] = ended[0] if ended else getattr(NetworkSection(), name)
        self._value = section.model_copy(update=update)
        if update.keys() & BY_LAYER.keys():
            self.section.set_value(self._value)
        self._show_by_layer()
        self._summarize()
        self.edited.emit(key)

    def _show_by_layer(self) -> None:
        """Show the values by layer; those they stand in for are put away meanwhile."""
        value = self._value
        self.activations.set_value(value.layer_activations, value.activation, value)
        self.dropouts.set_value(value.layer_dropouts, value.dropout, value)
        for one, several, elsewhere in (
            (self.activation, value.layer_activations, self.activations_elsewhere),
            (self.dropout, value.layer_dropouts, self.dropouts_elsewhere),
        ):
            keep_back(one, "layer by layer", bool(several))
            keep_back(elsewhere, "one for all", not several)

    def _summarize(self) -> None:
        hidden, geometries = self.hidden.value, self.convolutions.geometries
        written_layers = *map(filters_of, self.convolutions.value), written(hidden)
        if self._shape is None or geometries is None:
            self.summary.setText(" → ".join(filter(None, ("?", *written_layers, "?"))))
            return
        features, outputs = self._shape
        sizes = features, *(made.out.size for made in geometries), *hidden, outputs
        layout = Layout(sizes, self._value.normalization.learns, self._value.biases, geometries)
        self.convolutions.say_parameters(sum(layer.parameter_count for layer in layout.layers[: len(geometries)]))
        count = layout.parameter_count
        layers = " → ".join(filter(None, (str(features), *written_layers, str(outputs))))
        said = tr("{layers} · {count} parameters", layers=layers, count=f"{count:,}")
        gigabytes = count * FLOAT_BYTES * COPIES / 1e9
        if gigabytes >= WORTH_SAYING:
            said += " · " + tr("at least {size:.1f} GB of memory", size=gigabytes)
        self.summary.setText(said)
