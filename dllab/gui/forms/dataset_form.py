"""The form of the dataset: which one, its parameters, and a picture of it."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dllab.catalogue import Choice
from dllab.datasets import DATASETS, DatasetChoice
from dllab.gui.forms.caption import Caption
from dllab.gui.forms.choice_form import ChoiceForm
from dllab.gui.forms.dataset_facts import DatasetFacts, DatasetLoader
from dllab.gui.forms.dataset_preview import DatasetPreview
from dllab.gui.forms.note import Note
from dllab.gui.language import tr
from dllab.gui.wording import error_words
from dllab.messages import UserError, text


class DatasetForm(QWidget):
    """Edits a DatasetChoice.

    `edited` carries the key below "dataset". It is emitted once the new data are there, so that whoever listens finds
    value and facts together; data that cannot be loaded are explained, and the last good choice stays in force.
    `facts_changed` follows data that were loaded for another reason.
    """

    edited = Signal(str)
    facts_changed = Signal()

    def __init__(self, choice: DatasetChoice, seed: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._value, self._seed = choice, seed
        self._key = ""  # what a person changed since data last arrived
        self._problem: UserError | None = None
        self.facts: DatasetFacts | None = None
        self.loader = DatasetLoader(self)
        self.preview = DatasetPreview(self)
        self.choice = ChoiceForm(DATASETS, text("Dataset"), self, wide=True)
        self.sizes = Caption(self)
        self._note = Note(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.preview, self.sizes, self.choice, self._note):
            column.addWidget(part)
        self.loader.loaded.connect(self._take)
        self.choice.edited.connect(self._load_edited)
        self.choice.set_value(choice)
        self.loader.request(choice, seed)
        self.retranslate()

    @property
    def value(self) -> DatasetChoice:
        """The choice in force: the last whose data were there."""
        return self._value

    def set_value(self, choice: DatasetChoice, seed: int) -> None:
        """Show a choice without emitting `edited`; the data are loaded again where they differ."""
        known = choice == self._value and seed == self._seed
        self._value, self._seed, self._key = choice, seed, ""
        self.choice.set_value(choice)
        self._explain(None)
        if not known or self.facts is None:
            self.loader.request(choice, seed)

    def set_seed(self, seed: int) -> None:
        """Show the data of another seed."""
        self._seed = seed
        self._load(self.choice.value if self._key else self._value)

    def mark(self, waiting: Collection[str]) -> None:
        """Say of the fields with these keys that they take effect on Reset."""
        self.choice.mark(waiting)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.choice.retranslate()
        self.preview.setAccessibleName(tr("Picture of the dataset"))
        self._explain(self._problem)
        self._describe()

    def _load_edited(self, key: str) -> None:
        self._key = key
        self._load(self.choice.value)

    def _load(self, choice: Choice) -> None:
        assert isinstance(choice, DatasetChoice)
        self.loader.request(choice, self._seed)

    def _take(self, choice: DatasetChoice, seed: int, facts: DatasetFacts | UserError) -> None:
        if isinstance(facts, UserError):
            self._explain(facts)
            return
        self._explain(None)
        self.facts = facts
        self.preview.show_facts(facts)
        self._describe()
        key, self._key = self._key, ""
        if key:
            self._value = choice
            self.edited.emit(key)
        else:
            self.facts_changed.emit()

    def _explain(self, problem: UserError | None) -> None:
        self._problem = problem
        self._note.say(error_words(problem) if problem else "", is_problem=True)

    def _describe(self) -> None:
        facts = self.facts
        if facts is None:
            self.sizes.setText(tr("loading …"))
        elif facts.task == "classification":
            self.sizes.setText(
                tr(
                    "Training: {examples} · inputs: {features} · classes: {classes}",
                    examples=f"{facts.training:,}", features=facts.features, classes=facts.targets,
                )
            )  # fmt: skip
        else:
            self.sizes.setText(
                tr(
                    "Training: {examples} · inputs: {features} · targets: {targets}",
                    examples=f"{facts.training:,}", features=facts.features, targets=facts.targets,
                )
            )  # fmt: skip
