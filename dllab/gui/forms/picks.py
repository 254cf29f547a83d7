"""Controls that pick: a combo box, a check box and a radio button.

The wheel scrolls the form, whatever has the focus. They are focused by keyboard alone, so that a click leaves the
window's single-key shortcuts as they were; these are the window's also while they have it.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QListView,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from dllab.gui.forms.outline import draw_button_outline


class OptionEdit(QComboBox):
    """Picks one of a few values, each with a label and a tooltip; one that cannot be picked is not in the list."""

    edited = Signal()
    problem_changed = Signal()
    problem = None

    def __init__(self, values: Iterable[str], parent: QWidget | None = None):
        super().__init__(parent)
        for value in values:
            self.addItem(value, value)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(24)
        self.activated.connect(self._pick)
        self._value = self.currentData()
        self._left_out: set[int] = set()  # of the rows: the list is made, and explained, when it is opened
        self._tips: dict[int, Callable[[], str]] = {}

    @property
    def value(self) -> Any:
        """The value picked."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value without emitting."""
        self._value = value
        self.setCurrentIndex(self.findData(value))

    def describe(self, index: int, label: str, tooltip: Callable[[], str] | None = None, enabled: bool = True) -> None:
        """Set the words of an item, and whether it can be picked; `tooltip` is asked once the list is opened."""
        self.setItemText(index, label)
        if tooltip is not None:
            self._tips[index] = tooltip
        self._offer(index, enabled)

    def leave_out(self, values: Collection[str]) -> None:
        """Offer every value but these."""
        for index in range(self.count()):
            self._offer(index, self.itemData(index) not in values)

    def clear(self) -> None:
        """Take every item away, with what was said of it."""
        super().clear()
        self._left_out, self._tips = set(), {}

    def offered(self) -> list[Any]:
        """The values that are in the list."""
        return [self.itemData(index) for index in range(self.count()) if index not in self._left_out]

    def showPopup(self) -> None:
        """With what is offered now, explained in the language of now."""
        view = self.view()
        assert isinstance(view, QListView)
        for index in range(self.count()):
            view.setRowHidden(index, index in self._left_out)
        for index, tip in self._tips.items():
            self.setItemData(index, tip(), Qt.ItemDataRole.ToolTipRole)
        super().showPopup()

    def _offer(self, index: int, offered: bool) -> None:
        if offered is (index not in self._left_out):
            return
        self._left_out ^= {index}
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.item(index).setEnabled(offered)  # or the arrow keys would reach it

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the form

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the style does it, with an ellipsis where a label is longer than its place."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        width = place.width() - 4
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, width)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _pick(self, index: int) -> None:
        if self.itemData(index) != self._value:
            self._value = self.itemData(index)
            self.edited.emit()


class BoolEdit(QCheckBox):
    """Switches something on or off."""

    edited = Signal()
    problem_changed = Signal()
    problem = None

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.edited)

    @property
    def value(self) -> Any:
        """Whether it is on."""
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        """Show a value without emitting."""
        self.setChecked(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the style does it, with an outline."""
        super().paintEvent(event)
        draw_button_outline(self)


class RadioButton(QRadioButton):
    """One of several that belong together; its words may stand beside it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the style does it, with an outline."""
        super().paintEvent(event)
        draw_button_outline(self)
