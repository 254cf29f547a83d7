"""What all dialogs for files have in common."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from dllab.gui.kit.file_dialog import file_dialog
from dllab.gui.kit.translations import CHINESE, ENGLISH, Translations


def test_that_qts_own_dialog_has_no_english_label_in_chinese(qtbot, qapp):
    translations = Translations(qapp)
    translations.use(CHINESE)
    try:
        parent = QWidget()
        qtbot.addWidget(parent)
        dialog = file_dialog(parent, "打开")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.show()
        said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]
        assert len(said) >= 3 and all(any("一" <= sign <= "鿿" for sign in words) for words in said), said
        assert not dialog.isModal() and dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.close()
    finally:
        translations.use(ENGLISH)
