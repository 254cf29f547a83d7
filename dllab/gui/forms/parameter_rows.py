"""The rows of a choice's or section's parameters."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dllab.catalogue import Parameter
from dllab.gui.forms.complete import complete
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.picks import OptionEdit
from dllab.gui.forms.row import ParameterRow
from dllab.gui.forms.tab_order import insert_below
from dllab.gui.kit.layouts import vertical


class ParameterRows(QWidget):
    """A row a parameter; `edited` carries the parameter's name."""

    edited = Signal(str)

    def __init__(self, parameters: Iterable[Parameter], parent: QWidget | None = None):
        super().__init__(parent)
        self.rows: dict[str, ParameterRow] = {}
        column = vertical(self, spacing=8)
        for parameter in parameters:
            row = ParameterRow(parameter, self)
            row.edited.connect(self._pass_on)
            column.addWidget(row)
            self.rows[parameter.name] = row

    def insert_below(self, name: str, widget: QWidget) -> None:
        """Put something else below the row called so."""
        insert_below(self.rows[name], widget)

    def values(self) -> dict[str, Any]:
        """The values in force, by the parameters' names."""
        return {name: row.editor.value for name, row in self.rows.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values without emitting."""
        complete(*(partial(row.editor.set_value, values[name]) for name, row in self.rows.items()))

    def mark(self, waiting: Collection[str]) -> None:
        """Say of the rows called so that they take effect on Reset."""
        for name, row in self.rows.items():
            row.set_waits(name in waiting)

    def leave_out(self, names: Collection[str], options: Mapping[str, Collection[str]]) -> None:
        """Hide the rows called so, and of the others the `options` that cannot be meant."""
        for name, row in self.rows.items():
            keep_back(row, "idle", name in names)
            if isinstance(row.editor, OptionEdit):
                row.editor.leave_out(options.get(name, ()))

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        for row in self.rows.values():
            row.retranslate()

    def _pass_on(self) -> None:
        row = self.sender()
        assert isinstance(row, ParameterRow)
        self.edited.emit(row.parameter.name)
