"""The licence of everything inside."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QSplitter, QWidget

from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.language import tr
from dllab.licences import Component, components

SIZE = QSize(760, 260)


class LicenceList(FollowsLanguage, QSplitter):
    """Everything inside with its licence's name, and the text of the one that is picked. Read when first shown."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.names = QListWidget()
        self.names.setWordWrap(True)
        self.names.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QPlainTextEdit(readOnly=True)
        for widget, share in ((self.names, 2), (self.text, 3)):
            self.addWidget(widget)
            self.setStretchFactor(self.count() - 1, share)
        self.setChildrenCollapsible(False)
        self.names.currentRowChanged.connect(self._show_text)
        self._components: list[Component] = []
        self.retranslate()

    def retranslate(self) -> None:
        self.names.setAccessibleName(tr("What is inside, and its licences:"))
        self.text.setAccessibleName(tr("The text of the licence that is picked"))

    def sizeHint(self) -> QSize:
        return SIZE

    def showEvent(self, event: QShowEvent) -> None:
        if not self._components:
            self._components = components()
            for component in self._components:
                title = " ".join(filter(None, [component.name, component.version]))
                item = QListWidgetItem("\n    ".join(filter(None, [title, component.licence])))
                item.setToolTip(component.licence)
                self.names.addItem(item)
            self.names.setCurrentRow(0)
        super().showEvent(event)

    def _show_text(self, row: int) -> None:
        said = self._components[row].read()
        self.text.setPlainText(said or tr("This package brings no text of its licence along."))
