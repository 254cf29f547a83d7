"""What can be exported: a panel of the training, or a page of Explore."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from dllab.gui.export.picture import picture, write_png, write_svg
from dllab.gui.kit.export_button import CSV, PNG
from dllab.gui.kit.table import Table
from dllab.messages import UserError, text


class CannotExport(UserError):
    """There is no run, no table, or no memory for it."""


@dataclass(frozen=True)
class Subject:
    """A widget under a title. file_name: without suffix. note: which run or step it is of. table: its numbers."""

    file_name: str
    title: str
    widget: QWidget
    note: Callable[[], str]
    table: Callable[[], Table | None]

    def write(self, kind: str, path: Path) -> None:
        """Write it as it is now, as "png", "svg" or "csv"; raises CannotExport or CannotSave."""
        if kind == CSV:
            self.numbers().write(path)
        else:
            write = write_png if kind == PNG else write_svg
            write(self.widget, self.title, self.note(), path)

    def picture(self) -> QImage:
        """It as an image."""
        return picture(self.widget, self.title, self.note())

    def numbers(self) -> Table:
        """The numbers behind it as they are now; raises CannotExport."""
        table = self.table()
        if table is None:
            raise CannotExport(text("This panel shows no numbers yet that a table could hold."))
        return table
