"""The panel in which an experiment is put together."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.experiment.changes import waiting
from dllab.gui.forms.caption import Caption
from dllab.gui.forms.complete import complete
from dllab.gui.forms.typed import Typing
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.scrolling import ScrollingColumn
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.experiment.experiment_form import ExperimentForm
from dllab.gui.panels.experiment.hint_bar import HintBar
from dllab.gui.panels.experiment.kept import keep, unfold_open
from dllab.gui.panels.experiment.search_line import SearchLine
from dllab.gui.panels.experiment.table import experiment_table
from dllab.training.calendar import Calendar
from dllab.training.snapshot import Snapshot

NO_RUN = -1  # the number of no run


class ExperimentPanel(Panel):
    """Edits an experiment, and says which changes the run will only take over on Reset.

    `edited` carries the dotted key of each valid change that a person makes, and the experiment after it; `opened` a
    new experiment on a table that was opened. `refused` follows where no `edited` will: the data cannot be loaded.
    `folded`: `unfolded` is different.
    """

    narrowest = 280
    edited = Signal(str, Experiment)
    opened = Signal(Experiment)
    refused = Signal()
    folded = Signal()
    reset_requested = Signal()

    def __init__(self, library: Library | None = None, parent: QWidget | None = None):
        """`library`: where the data come from; left out, one of its own."""
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Window)  # so that its fields stand out
        self._running: Experiment | None = None
        self._calendar: Calendar | None = None
        self._seen = self._left = NO_RUN
        self._searching = False
        self._allowed: Collection[str] | None = None  # by a step of a lab; None: all
        self.form = ExperimentForm(Experiment(), library or Library())
        self.form.edited.connect(self._take)
        self.form.opened.connect(self.opened)
        self.form.dataset.refused.connect(self.refused)
        self.form.folded.connect(self.folded)
        self.failure.follow_unforeseen(self.form.dataset.loader.work)
        self.failure.follow_unforeseen(self.form.dataset.thumbnails.work)
        self.hint = HintBar(self)
        self.hint.reset_requested.connect(self.reset_requested)
        scroll = ScrollingColumn(self.form, self)
        column = vertical(self, spacing=0)
        self.search_line = SearchLine(self)
        self.search_line.changed.connect(self._search)
        column.addWidget(self.search_line)
        self.kept_note = Caption(self)
        self.kept_note.setContentsMargins(12, 0, 12, 2)
        self.kept_note.hide()
        column.addWidget(self.kept_note)
        column.addWidget(scroll, 1)
        column.addWidget(self.hint)  # below: what it says moves no field
        self.setMinimumWidth(self.narrowest)
        self.kept_note.setText(tr("What is grey this step of the lab keeps as it is."))

    @property
    def experiment(self) -> Experiment:
        """What the form says: the last good value of every field."""
        return self.form.value

    @property
    def is_awaited(self) -> bool:
        """Whether a change waits for its data: `edited` or `refused` follows."""
        return self.form.dataset.is_awaited

    @property
    def unfolded(self) -> list[str]:
        """The names of the sections whose content is shown."""
        return [name for name, section in self.form.sections.items() if section.header.isChecked()]

    def unfold(self, names: Collection[str]) -> None:
        """Show the content of these sections, and of no other."""
        for name, section in self.form.sections.items():
            section.header.setChecked(name in names)

    def open_table(self, name: str) -> None:
        """Show a table; a new experiment is opened on it once it can be trained on."""
        self.form.sections["dataset"].header.setChecked(True)
        self.form.dataset.open_table(name)

    def set_hidden(self, hidden: tuple[int, ...]) -> None:
        """Take over hidden widths as if they had been typed in."""
        self.form.network.hidden.take(hidden)

    def set_filters(self, filters: tuple[int, ...]) -> None:
        """Take over how many filters each convolution has, as if they had been typed in."""
        self.form.network.convolutions.take_filters(filters)

    def commit(self) -> None:
        """Take over what is being typed, without waiting for a pause."""
        for typing in self.form.findChildren(Typing):
            typing.commit()

    def show_experiment(self, experiment: Experiment) -> None:
        """Show another experiment; nothing is emitted."""
        complete(partial(self.form.set_value, experiment), self._compare, self._search)
        if self._allowed is not None:
            keep(self.form, self._allowed)

    def keep(self, allowed: Collection[str] | None) -> None:
        """Let only these keys be edited, as a step of a lab wants it; None: all."""
        if allowed is not None or self._allowed is not None:
            self._allowed = allowed
            keep(self.form, allowed)
            if allowed:
                unfold_open(self.form)
            self.kept_note.setVisible(allowed is not None)

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return experiment_table(snapshot, pins) if snapshot is not None else None

    def await_run(self) -> None:
        """What is shown begins a run of its own: until that is there, nothing waits for Reset."""
        self._left, self._running = self._seen, None
        self._compare()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._seen = snapshot.run
        if snapshot.run == self._left:
            return
        self.hint.set_untouched(snapshot.whole.step == 0)
        if snapshot.experiment is not self._running or snapshot.calendar is not self._calendar:
            self._running, self._calendar = snapshot.experiment, snapshot.calendar
            self.form.show_run(snapshot.experiment, snapshot.calendar)
            self._compare()

    def apply_theme(self, theme: Theme) -> None:
        """The form's colours come from the palette, its sizes from the font."""
        self.setMinimumWidth(self.least_width(theme))
        self.update()

    def retranslate(self) -> None:
        self.form.retranslate()
        self.hint.retranslate()
        self.search_line.retranslate()
        self.kept_note.setText(tr("What is grey this step of the lab keeps as it is."))
        self._search()

    def _search(self) -> None:
        words = self.search_line.words.text()
        if words or self._searching:
            self._searching = bool(words.split())
            self.search_line.show_found(self.form.search.show(words))

    def _take(self, key: str) -> None:
        complete(self._compare, self._search, partial(self.edited.emit, key, self.experiment))

    def _compare(self) -> None:
        """Mark what waits for Reset."""
        found = set(waiting(self._running, self.experiment)) if self._running else set()
        self.form.mark(found)
        self.hint.set_count(len(found))
