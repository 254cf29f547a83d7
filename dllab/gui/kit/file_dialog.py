"""What dialogs for files have in common."""

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget

from dllab.gui.kit.language import tr

FOR_PATHS = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')  # by one system or another
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(?![^.])", re.IGNORECASE)  # to Windows, with any ending
MOST_LETTERS = 60  # of Chinese, too, which take three bytes each of the 255 that a name may have
KIND = 2  # the column with what kind of file each is, which Qt says in English alone, and a name's end says as well


def file_dialog(parent: QWidget, title: str, folder: str = "") -> QFileDialog:
    """A dialog that stops nothing and is gone once it is closed, in the window's language where Qt draws it itself."""
    dialog = QFileDialog(parent, title, folder)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Format:"))
    for view in dialog.findChildren(QTreeView):  # none where the system draws the dialog
        view.header().hideSection(KIND)
    return dialog


def file_name(name: str) -> str:
    """What a file may be called, on every system, that is to be called `name`: with hyphens for what may not stand."""
    plain = FOR_PATHS.sub("-", name)[:MOST_LETTERS].strip(" .")
    return f"-{plain}" if not plain or DEVICE.match(plain) else plain


def let_suffix_follow(dialog: QFileDialog) -> None:
    """Have the file's ending be that of the format that is chosen, such as “Web page (*.html)”."""
    dialog.filterSelected.connect(partial(_follow, dialog))


def _follow(dialog: QFileDialog, chosen: str) -> None:
    suffix = re.search(r"\*\.(\w+)", chosen)
    if suffix:
        dialog.setDefaultSuffix(suffix[1])
        for name in dialog.selectedFiles()[:1]:
            dialog.selectFile(f"{Path(name).stem}.{suffix[1]}")
