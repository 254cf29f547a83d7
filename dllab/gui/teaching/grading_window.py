"""Grading in the window: a folder of hand-ins becomes a table, and a row of it a run."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableView,
    QWidget,
)

from dllab.gui.kit.background import Failure, Interruptible
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.text_size import size_for_text
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.wording import error_words
from dllab.gui.teaching.grades_model import (
    ALL,
    NOT_GRADED,
    POINTS_LEFT,
    REMARKS,
    ROW,
    GradesFilter,
    GradesModel,
    told_as_seen,
)
from dllab.gui.teaching.grading import Grading, graded
from dllab.gui.teaching.places import Places
from dllab.gui.teaching.words import row_words, step_titles
from dllab.labs.grade import Row
from dllab.labs.sheets import write_csv, write_html
from dllab.messages import UserError
from dllab.numerals import clock

ROW_HEIGHT = 24
SIZE, BAR_WIDTH = QSize(1080, 680), 160  # for text of POINTS, as the widths of the columns
WIDTHS = (105, 115, 95, 140, 100, 95, 245, 155)


class GradingWindow(FollowsLanguage, QDialog):
    """Stays open beside a training. run_wanted: carries the Grading, a Row and the step whose run is wanted."""

    run_wanted = Signal(object, object, str)

    def __init__(self, parent: QWidget, theme: Theme):
        super().__init__(parent, Qt.WindowType.Window)
        self._points = 0  # for which its columns are wide
        self._told: Wording = str
        self._begun, self._done, self._of = 0.0, 0, 0
        self._asked: Grading | None = None
        self.work: Interruptible[Grading, list[Row]] = Interruptible(graded, self)
        self.work.told.connect(self._take_row)
        self.work.answered.connect(self._take_rows)
        self.work.failed.connect(self._take_failure)
        self.work.given_up.connect(self._take_given_up)
        self.model = GradesModel(self)
        self.filter = GradesFilter(self.model)
        self.places = Places()
        self.places.changed.connect(self._offer)
        self.grade, self.cancel, self.bar = QPushButton(), QPushButton(), QProgressBar(textVisible=False)
        self.told, self.words, self.kind = WrappedLabel(), QLineEdit(clearButtonEnabled=True), QComboBox()
        self.csv, self.html, self.empty = QPushButton(), QPushButton(), WrappedLabel(muted=True)
        self.table, self.details = QTableView(), QPlainTextEdit(readOnly=True)
        self.runs, self.open_run, self._run_label = QComboBox(), QPushButton(), QLabel()
        self._set_up_table()
        self._lay_out()
        self._connect()
        size_for_text(self, SIZE, theme)
        self.apply_theme(theme)
        self.retranslate()
        self._show_working(False)
        self._offer()

    def apply_theme(self, theme: Theme) -> None:
        for label in (self.told, self.empty):
            label.apply_theme(theme)
        self.model.apply_theme(theme)
        if theme.point_size != self._points:  # or widths that somebody has drawn would go
            self._points = theme.point_size
            self.bar.setFixedWidth(theme.scaled(BAR_WIDTH))
            self.table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
            for column, width in enumerate(WIDTHS):
                self.table.setColumnWidth(column, theme.scaled(width))

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Grade hand-ins"))
        self.places.retranslate()
        self.empty.say(
            tr("Choose the folder that the class's hand-ins lie in, then press Grade. Every run is trained again, and "
               "nothing that a file claims is believed.")
        )  # fmt: skip
        for button, words, tip in (
            (self.grade, tr("Grade"), tr("Train every run again, and mark it")),
            (self.cancel, tr("Cancel"), tr("Stop grading; what is graded stays in the table")),
            (self.csv, tr("Save as CSV…"), tr("A table for a spreadsheet, a row a hand-in, a column a check")),
            (self.html, tr("Save as a page…"), tr("A page to read, index.html, into a folder")),
            (self.open_run, tr("Open the run"), tr("Train this run again in the window, from its first step (Enter)")),
        ):
            button.setText(words)
            button.setToolTip(tip)
        self.words.setPlaceholderText(tr("Find in the table"))
        self.words.setToolTip(tr("Show only the rows in which these words are"))
        self.kind.setToolTip(tr("Show only rows of a kind"))
        for place, words in enumerate((tr("All"), tr("With remarks"), tr("Points left"), tr("Not graded"))):
            self.kind.setItemText(place, words)
        self.runs.setToolTip(tr("The step of the lab whose run is opened"))
        self._run_label.setText(tr("Run of step"))
        for part, name in (
            (self.words, self.words.placeholderText()), (self.kind, self.kind.toolTip()),
            (self.runs, self.runs.toolTip()), (self.table, tr("Grades")), (self.details, tr("What was found")),
            (self.bar, tr("Hand-ins graded")),
        ):  # fmt: skip
            part.setAccessibleName(name)
        self.model.retranslate()
        self.told.say(self._told())
        self._show_row()

    def begin(self) -> None:
        """Grade what is chosen."""
        asked = self.places.grading
        if asked is None:
            return
        self.model.show([])
        self._asked, self._begun, self._done, self._of = asked, time.monotonic(), 0, 0
        self._show_working(True)
        self._tell(partial(tr, "Looking for hand-ins…"))
        self.work.ask(asked)

    def close_work(self) -> None:
        """End what goes on."""
        self.work.cancel()

    @property
    def row(self) -> Row | None:
        """The one that is selected."""
        index = self.table.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.filter)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.kind.addItems([""] * 4)
        for place, kind in enumerate((ALL, REMARKS, POINTS_LEFT, NOT_GRADED)):
            self.kind.setItemData(place, kind)

    def _lay_out(self) -> None:
        column = vertical(self, self.places, margins=None)
        row = horizontal(column, self.grade, self.cancel, self.bar, (self.told, 1))
        row = horizontal(column, (self.words, 1), self.kind, self.csv, self.html)
        split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        column.addWidget(self.empty)
        split.addWidget(self.table)
        below = QWidget()
        inner = vertical(below, (self.details, 1))
        row = horizontal(inner)
        row.addStretch(1)
        for under in (self._run_label, self.runs, self.open_run):
            row.addWidget(under)
        split.addWidget(below)
        split.setSizes([340, 220])
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.grade.clicked.connect(self.begin)
        self.cancel.clicked.connect(self.work.cancel)
        self.words.textChanged.connect(self._find)
        self.kind.currentIndexChanged.connect(self._find)
        self.csv.clicked.connect(self._ask_for_csv)
        self.html.clicked.connect(self._ask_for_page)
        self.open_run.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        for button in (self.grade, self.cancel, self.csv, self.html, self.open_run):
            button.setAutoDefault(False)

    def _find(self) -> None:
        self.filter.find(self.words.text(), self.kind.currentData() or ALL)

    def _take_row(self, asked: Grading, told: tuple[Row, int, int]) -> None:
        row, self._done, self._of = told
        self.model.add(row)
        self.bar.setRange(0, self._of)
        self.bar.setValue(self._done)
        self._tell(self._progress_words)

    def _progress_words(self) -> str:
        left = (time.monotonic() - self._begun) / max(self._done, 1) * (self._of - self._done)
        return tr("{done} of {count}, about {time} left", done=self._done, count=self._of, time=clock(left))

    def _take_rows(self, asked: Grading, rows: list[Row]) -> None:
        self.model.show(rows)
        self._show_working(False)
        self._tell(partial(_ended_words, rows, time.monotonic() - self._begun))
        if rows:
            self.table.selectRow(0)

    def _take_failure(self, asked: Grading, failure: Failure) -> None:
        self._show_working(False)
        self._tell(failure.words)

    def _take_given_up(self) -> None:
        self._show_working(False)
        self._tell(partial(tr, "Stopped after {done} of {count}", done=self._done, count=self._of))

    def _tell(self, words: Wording) -> None:
        self._told = words
        self.told.say(words())

    def _show_working(self, on: bool) -> None:
        self.cancel.setVisible(on)
        self.bar.setVisible(on)
        self.bar.setRange(0, 0)
        self._working = on
        self._offer()

    def _offer(self) -> None:
        """What can be done now."""
        self.grade.setEnabled(self.places.grading is not None and not self._working)
        for button in (self.csv, self.html):
            button.setEnabled(bool(self.model.rows) and not self._working)
        self.empty.setVisible(not self.model.rows and not self._working)
        self._show_row()

    def _show_row(self, *_: QModelIndex) -> None:
        row = self.row
        self.details.setPlainText(row_words(row) if row else "")
        titles = step_titles(row) if row else {}
        steps = list(row.found.get("digests", {})) if row else []
        if [self.runs.itemData(place) for place in range(self.runs.count())] != steps:
            self.runs.clear()
            for step in steps:
                self.runs.addItem("", step)
        for place, step in enumerate(steps):
            self.runs.setItemText(place, titles[step])
        self.runs.setEnabled(bool(steps))
        self.open_run.setEnabled(bool(steps))

    def _open(self) -> None:
        row, step = self.row, self.runs.currentData()
        if row is not None and step and self._asked is not None:
            self.run_wanted.emit(self._asked, row, step)

    def _ask_for_csv(self) -> None:
        dialog = self.places.saving(tr("Save the grades"), [tr("Tables (*.csv)"), tr("All files (*)")], "grades.csv")
        dialog.fileSelected.connect(self._write_csv)
        dialog.show()

    def _ask_for_page(self) -> None:
        dialog = self.places.folder_dialog(tr("A folder for the page"))
        dialog.fileSelected.connect(self._write_page)
        dialog.show()

    def _write_csv(self, name: str) -> None:
        self._write(lambda: write_csv(self.model.rows, Path(name)), Path(name))

    def _write_page(self, name: str) -> None:
        self._write(lambda: write_html(self.model.rows, Path(name), told_as_seen()), Path(name) / "index.html")

    def _write(self, write: Callable[[], object], path: Path) -> None:
        try:
            write()
        except UserError as error:
            self._tell(partial(error_words, error))
        else:
            self._tell(partial(tr, "Saved: {path}", path=path))


def _ended_words(rows: list[Row], seconds: float) -> str:
    errors, missing = (sum(bool(row.error) and bool(row.file) == there for row in rows) for there in (True, False))
    said = tr("{count} hand-ins graded in {time}", count=len(rows) - errors - missing, time=clock(seconds))
    said += tr("; {count} could not be graded", count=errors) if errors else ""
    return said + (tr("; {count} of the class handed nothing in", count=missing) if missing else "")
