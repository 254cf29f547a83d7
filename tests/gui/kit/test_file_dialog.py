"""What all dialogs for files have in common."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QTreeView, QWidget

from dllab.gui.kit.file_dialog import file_dialog, file_name
from dllab.gui.kit.translations import CHINESE
from tests.gui.showing import language_of


def test_that_qts_own_dialog_has_no_english_word_in_chinese(qtbot, qapp, tmp_path):
    (tmp_path / "文件.csv").touch()
    (tmp_path / "文件夹").mkdir()
    with language_of(qapp, CHINESE):
        parent = QWidget()
        qtbot.addWidget(parent)
        dialog = file_dialog(parent, "打开", str(tmp_path))
        dialog.show()
        said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]
        assert len(said) >= 3 and all(any("一" <= sign <= "鿿" for sign in words) for words in said), said
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        (view,) = dialog.findChildren(QTreeView)
        qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) == 2)
        shown = [column for column in range(view.model().columnCount()) if not view.isColumnHidden(column)]
        names = [view.model().index(row, column, view.rootIndex()).data() for row in (0, 1) for column in shown]
        assert len(shown) == 3 and not [name for name in names if "older" in name or "File" in name]
        assert not dialog.isModal() and dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.close()


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Two spirals", "Two spirals"), ("双螺旋", "双螺旋"), ("a/b", "a-b"), ("What: 1 < 2?", "What- 1 - 2-"),
        ("../../etc", "-..-etc"), ("NUL", "-NUL"), ("con.1", "-con.1"), ("COM1", "-COM1"), ("constant", "constant"),
        ("com10", "com10"), ("end. ", "end"), ("...", "-"), ("", "-"), ("a\n\tb", "a-b"),
    ],
)  # fmt: skip
def test_that_a_name_for_a_file_is_one_on_every_system(name, called):
    assert file_name(name) == called


def test_that_a_long_name_has_room_with_an_ending():
    assert len(f"{file_name('很长' * 500)}.dllab-handin".encode()) < 255
