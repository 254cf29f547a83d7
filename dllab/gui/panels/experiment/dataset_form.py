"""The form of the dataset: which one, a picture of it, what must be chosen of it, and its parameters."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dllab.catalogue import Choice
from dllab.datasets import DATASETS, DataError, DatasetChoice, Incomplete, Unfinished
from dllab.datasets.csv_file import CsvFile
from dllab.datasets.drawn import Drawn
from dllab.datasets.library import Library
from dllab.datasets.tables.readers import SETTINGS, format_of
from dllab.datasets.tables.sketch import Sketch
from dllab.datasets.tables.survey import listed
from dllab.gui.forms.caption import Caption, RichCaption
from dllab.gui.forms.choice_form import ChoiceForm
from dllab.gui.forms.complete import complete
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.note import Note
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.experiment.dataset_facts import DatasetFacts, DatasetLoader
from dllab.gui.panels.experiment.dataset_notes import DatasetNotes
from dllab.gui.panels.experiment.dataset_preview import DatasetPreview
from dllab.gui.panels.experiment.dataset_words import class_sizes, kept_for, sizes
from dllab.gui.panels.experiment.gallery import Gallery
from dllab.gui.panels.experiment.gallery_button import GalleryButton
from dllab.gui.panels.experiment.loading_bar import LoadingBar
from dllab.gui.panels.experiment.remedies import Remedies
from dllab.gui.panels.experiment.table_preview import TablePreview
from dllab.gui.panels.experiment.thumbnails import Thumbnails
from dllab.messages import UserError, text

ESSENTIAL = ("path", "target", "points")  # without which there are no data


class DatasetForm(QWidget):
    """Edits a DatasetChoice. Its `preview`, its `pickers` and what `choice.rest` holds, the parameters that are not
    essential, are for whoever has a place for them.

    `edited` carries the key below "dataset". It is emitted once the new data are there, so that whoever listens finds
    value and facts together; data that cannot be loaded are explained, and the last good choice stays in force. A
    drawing is in force even while it has too few points; the facts are then the last there were, or None.
    `facts_changed` follows data that were loaded for another reason. `opened` follows those of a table that was opened,
    once they can be loaded, whatever a person had to choose before: it carries what to call them. `refused`: no
    `edited` will follow what was changed, as the data cannot be loaded or nobody wants to wait for them.
    """

    edited = Signal(str)
    facts_changed = Signal()
    opened = Signal(str)
    refused = Signal()

    def __init__(self, choice: DatasetChoice, seed: int, library: Library, parent: QWidget | None = None):
        super().__init__(parent)
        self._value, self._seed = choice, seed
        self._key = ""  # what a person changed since data last arrived
        self._opening = False  # whether that was a table that is to be opened
        self._problem: UserError | None = None
        self.facts: DatasetFacts | None = None
        self.loader = DatasetLoader(library, self)
        self.preview = DatasetPreview(self)
        self.choice = ChoiceForm(DATASETS, text("Dataset"), self, wide=True, essential=ESSENTIAL)
        self.pickers = QWidget(self)
        self.browse = GalleryButton(self.pickers, self.choice.picker_row.editor)
        self.thumbnails = Thumbnails(self)
        self.gallery: Gallery | None = None  # made when it is first wanted
        self.table = TablePreview(self)
        self.sizes, self.class_sizes = Caption(self), RichCaption(self)
        self._state = QWidget(self)  # what there is to say of the loading, near the field that decides it
        self.loading, self._hint, self._note = LoadingBar(self._state), Caption(self._state), Note(self._state)
        self._column = vertical(self, spacing=4)
        pickers = horizontal(self.pickers, (self.choice.picker_row, 1), spacing=4)
        pickers.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.sizes, self.class_sizes, self.choice, self._state):
            self._column.addWidget(part)
        lines = vertical(self._state, spacing=4)
        self.remedies, self.notes = Remedies(self._state), DatasetNotes(self._state)
        for line in (self.loading, self._hint, self._note, self.remedies, self.notes):
            lines.addWidget(line)
        self._connect()
        self.choice.set_value(choice)
        self._show_parts(choice)
        self.loader.request(choice, seed)
        self._name_own()

    @property
    def value(self) -> DatasetChoice:
        """The choice in force: the last whose data were there."""
        return self._value

    @property
    def is_awaited(self) -> bool:
        """Whether what a person changed waits for its data: `edited` or `refused` follows."""
        return bool(self._key) and self.loader.busy

    def set_value(self, choice: DatasetChoice, seed: int) -> None:
        """Show a choice without emitting `edited`; data are loaded where they differ, or others were to come."""
        known = choice == self._value and seed == self._seed and not self.loader.busy  # maybe with what was picked
        self._value, self._seed, self._key, self._opening = choice, seed, "", False
        load = partial(self.loader.request, choice, seed)
        complete(
            partial(self.choice.set_value, choice),
            partial(self._show_parts, choice),
            partial(self._explain, None),
            *([] if known and self.facts is not None else [load]),
        )

    def open_gallery(self) -> None:
        """Show every dataset as a picture, to be picked."""
        if self.gallery is None:
            self.gallery = Gallery(self.thumbnails, self)
            self.gallery.picked.connect(self.choice.pick)
        self.gallery.open(self._value.name, self.facts, self.browse)

    def open_table(self, name: str) -> None:
        """Show a file as if it had been picked; `opened` is emitted instead of `edited`."""
        choice = CsvFile(path=name)
        self._key, self._opening = "name", True
        complete(
            partial(self.choice.set_value, choice),
            partial(self._show_parts, choice),
            partial(self._explain, None),
            partial(self.loader.request, choice, self._seed),
        )

    def set_seed(self, seed: int) -> None:
        """Show the data of another seed."""
        self._seed = seed
        self._load(self.choice.value if self._key else self._value)

    @property
    def beside(self) -> tuple[QWidget, ...]:
        """What is shown between the fields."""
        return self.preview, self.browse, self.sizes, self.class_sizes, self.table, self._state

    def leave_out(self, keys: Collection[str], options: Mapping[str, Collection[str]]) -> None:
        """Hide the fields with these keys, and of the others the `options` that cannot be meant."""
        self.choice.leave_out(keys, options)

    def mark(self, waiting: Collection[str]) -> None:
        """Say of the fields with these keys that they take effect on Reset."""
        self.choice.mark(waiting)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.choice.retranslate()
        self._name_own()

    def _name_own(self) -> None:
        self.preview.setAccessibleName(tr("Picture of the dataset"))
        for opens in (self.browse, self.preview):
            opens.setToolTip(tr("Choose among pictures of all datasets"))
        self.browse.setAccessibleName(tr("Pictures of all datasets"))
        if self.gallery is not None:
            self.gallery.retranslate()
        self.notes.retranslate()
        self._explain(self._problem)

    def _connect(self) -> None:
        self.loader.loaded.connect(self._take)
        self.loader.sketched.connect(self._show_sketch)
        self.loader.progressed.connect(self._wait)
        self.loader.cancelled.connect(self._go_back)
        self.loading.cancelled.connect(self.loader.cancel)
        self.choice.edited.connect(self._load_edited)
        self.browse.clicked.connect(self.open_gallery)
        self.preview.clicked.connect(self.open_gallery)
        self.table.target_picked.connect(self._pick_target)
        self.notes.remedy_picked.connect(self._set_parameter)
        self.remedies.picked.connect(self._set_parameter)

    def _load_edited(self, key: str) -> None:
        self._opening &= key != "name"
        self._key = "name" if self._key == "name" else key  # another choice that waits stays another choice
        complete(
            *([partial(self._explain, None)] if key == "name" else []),
            partial(self._show_parts, self.choice.value),
            partial(self._load, self.choice.value),
        )

    def _load(self, choice: Choice) -> None:
        assert isinstance(choice, DatasetChoice)
        self.loader.request(choice, self._seed)

    def _take(self, choice: DatasetChoice, seed: int, facts: DatasetFacts | UserError) -> None:
        shown: list[Callable[[], object]]
        if isinstance(facts, UserError):
            shown = [self._stop_waiting, partial(self._explain, facts)]
            if not isinstance(facts, Unfinished):
                complete(*shown, self.refused.emit)
                return
        else:
            self.facts = facts
            shown = [
                self._stop_waiting,
                partial(self.notes.show_notes, facts.notes),
                partial(self._explain, None),
                partial(self.preview.show_facts, facts),
            ]
        key, opening, self._key, self._opening = self._key, self._opening, "", False
        if key:
            self._value = choice
        if opening and isinstance(choice, CsvFile):
            complete(*shown, partial(self.opened.emit, Path(choice.path).stem))
            return
        complete(*shown, partial(self.edited.emit, key) if key else self.facts_changed.emit)

    def _go_back(self) -> None:
        """Show again what is in force."""
        self._key, self._opening = "", False
        complete(
            self._stop_waiting,
            partial(self.choice.set_value, self._value),
            partial(self._show_parts, self._value),
            partial(self.notes.show_notes, self.facts.notes if self.facts else ()),
            partial(self._explain, None),
            self.refused.emit,
        )

    def _show_parts(self, choice: Choice) -> None:
        """A drawing is its own picture, a file has a table, and both are the first place to look for what is wrong."""
        keep_back(self.preview, "drawn", isinstance(choice, Drawn))
        rows = self.choice.rows
        if isinstance(choice, CsvFile):
            rows.insert_below("path", self.table)
            settings = format_of(Path(choice.path)).settings
            for name in SETTINGS:
                keep_back(rows.rows[name], "format", name not in settings)
            self._show_roles(choice)
        else:
            self.table.show_sketch(None)
        deciding = next((name for name in ("path", "points") if name in rows.rows), None)
        if deciding:
            rows.insert_below(deciding, self._state)
        else:
            self._column.addWidget(self._state)

    def _show_sketch(self, choice: CsvFile, sketch: Sketch | None) -> None:
        self.table.show_sketch(sketch)
        self._show_roles(choice)
        self.notes.show_notes(sketch.notes if sketch else ())
        self._show_state()

    def _show_roles(self, choice: CsvFile) -> None:
        """In the table, and in the field of the target, where nobody has named one, the column that is taken."""
        self.table.show_roles(choice.target, listed(choice.ignore, self.table.places))
        line = self.choice.rows.rows["target"].editor
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(self.table.target)

    def _pick_target(self, name: str) -> None:
        self._set_parameter("target", name)

    def _set_parameter(self, key: str, value: str) -> None:
        """Set a field as if it had been typed in."""
        row = self.choice.rows.rows.get(key)
        if row is not None and row.editor.value != value:
            row.editor.set_value(value)
            row.edited.emit()

    def _explain(self, problem: UserError | None) -> None:
        self._problem = problem
        words = error_words(problem) if problem else ""
        is_calm = isinstance(problem, Incomplete)
        self._hint.setText(words if is_calm else "")
        self._hint.setVisible(is_calm)
        self._note.say("" if is_calm else words, is_problem=True)
        self.remedies.offer(problem.remedies if isinstance(problem, DataError) else (), words)
        self._describe()
        self._show_state()

    def _wait(self, done: int, total: int) -> None:
        self.loading.show_progress(done, total)
        self._show_state()

    def _stop_waiting(self) -> None:
        self.loading.hide()
        self._show_state()

    def _show_state(self) -> None:
        """Take no room where there is nothing to say."""
        parts = (self.loading, self._hint, self._note, self.remedies, self.notes)
        keep_back(self._state, "nothing to say", all(part.isHidden() for part in parts))

    def _describe(self) -> None:
        facts = self.facts
        waiting = "" if self._problem else tr("loading …")
        refused = self._problem is not None and not isinstance(self._problem, Unfinished)
        kept = kept_for(self.choice.value, self._value) if refused else ""
        if facts is not None and kept:
            facts, waiting = None, tr("Until then “{dataset}” stays.", dataset=kept)
        self.sizes.setText(waiting if facts is None else sizes(facts))
        keep_back(self.sizes, "empty", not self.sizes.text())
        self.class_sizes.setText("" if facts is None else class_sizes(facts))
        keep_back(self.class_sizes, "empty", not self.class_sizes.text())
