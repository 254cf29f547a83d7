"""The whole experiment as a form: what matters first, and the rest folded away under what is set in it."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dllab.catalogue import Parameter
from dllab.datasets.library import Library
from dllab.engine.losses import LOSSES, Loss
from dllab.engine.optimizers import OPTIMIZERS
from dllab.experiment import Experiment
from dllab.experiment.idle import idle_keys, idle_options
from dllab.experiment.varying import SEEDS
from dllab.gui.forms.choice_form import ChoiceForm
from dllab.gui.forms.collapsible import Collapsible
from dllab.gui.forms.complete import complete
from dllab.gui.forms.keeping_back import is_kept_back, keep_back
from dllab.gui.forms.keys import below
from dllab.gui.forms.row import ParameterRow, Row
from dllab.gui.forms.section_form import SectionForm
from dllab.gui.forms.tab_order import follow_the_eye
from dllab.gui.forms.text_edit import TextEdit
from dllab.gui.forms.titles import SECTION_TITLES
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.readable import word
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.experiment.dataset_facts import DatasetFacts
from dllab.gui.panels.experiment.dataset_form import DatasetForm
from dllab.gui.panels.experiment.fitting_loss import fitting, objection
from dllab.gui.panels.experiment.network_form import NetworkForm
from dllab.gui.panels.experiment.schedule_form import ScheduleForm
from dllab.gui.panels.experiment.search import Search
from dllab.gui.panels.experiment.summaries import OF_OPTIMIZER, summary
from dllab.messages import UserError, text
from dllab.training.calendar import Calendar
from dllab.training.goals import UNREACHABLE, unheard, unreachable
from dllab.training.refusals import objections

SEED = Parameter(
    "seed", "int", 0, text("Seed"),
    text("Decides every random draw: data, first weights, order of examples. Equal seeds give equal runs."),
    "", 0, SEEDS, open_minimum=False, open_maximum=True, options=(), live=False, logarithmic=False,
)  # fmt: skip
NAME = text("Name"), text("What the experiment is called, in its file and in legends.")


class ExperimentForm(QWidget):
    """Edits an Experiment; `edited` carries the dotted key of what a person changed.

    `opened` carries a new experiment on a table, otherwise the lab's default, whose loss fits the data.
    It is disabled where an error kept it from showing an experiment whole: what it shows must be what runs.
    Data of another task move the loss to one that fits, in the same edit, and say so below it.
    `folded` says that a section was folded or unfolded.
    """

    edited = Signal(str)
    opened = Signal(Experiment)
    folded = Signal()

    def __init__(self, experiment: Experiment, library: Library, parent: QWidget | None = None):
        super().__init__(parent)
        self._value = experiment
        self._run: tuple[Experiment, Calendar] | None = None
        self._displaced: Loss | None = None  # what a person picked, before data moved it
        self._name_line = TextEdit(str.strip, word)
        self.name = Row(self._name_line, self, wide=True)
        self.name.terms = NAME
        self.seed = ParameterRow(SEED, self)
        self.dataset = DatasetForm(experiment.dataset, experiment.seed, library, self)
        self.network = NetworkForm(experiment.network, self)
        self.loss = ChoiceForm(LOSSES, SECTION_TITLES["loss"], self, wide=True)
        self.optimizer = ChoiceForm(OPTIMIZERS, SECTION_TITLES["optimizer"], self, essential=OF_OPTIMIZER)
        self.schedule = ScheduleForm(self)
        self.regularization = SectionForm(experiment.regularization, self)
        self.augmentation = SectionForm(experiment.augmentation, self)
        self.training = SectionForm(experiment.training, self)
        self.early_stopping = SectionForm(experiment.early_stopping, self)
        self._parts = {name: getattr(self, name) for name in SECTION_TITLES}
        self.sections: dict[str, Collapsible] = {}
        self._alarmed: set[str] = set()  # sections in which something defeats something else
        self._arrange()
        self._connect()
        self.set_value(experiment)
        self._name_own()

    @property
    def value(self) -> Experiment:
        """The experiment in force."""
        return self._value

    def set_value(self, experiment: Experiment) -> None:
        """Show an experiment without emitting. Every part is set, whatever becomes of the others."""
        self._value = experiment
        self._displaced = None
        try:
            complete(
                partial(self.name.editor.set_value, experiment.name),
                partial(self.seed.editor.set_value, experiment.seed),
                partial(self.dataset.set_value, experiment.dataset, experiment.seed),
                *(
                    partial(part.set_value, getattr(experiment, name))
                    for name, part in self._parts.items()
                    if name != "dataset"
                ),
                self._refresh,
                partial(follow_the_eye, self),
            )
        except Exception:
            self.setEnabled(False)
            raise
        self.setEnabled(True)

    def show_run(self, running: Experiment, calendar: Calendar) -> None:
        """Draw the schedule that goes on, where the run is of what the form says."""
        self._run = running, calendar
        self._refresh()

    def mark(self, waiting: Collection[str]) -> None:
        """Say of the fields with these dotted keys that they take effect on Reset."""
        self.seed.set_waits("seed" in waiting)
        for name, part in self._parts.items():
            part.mark(below(name, waiting))

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.name.editor.set_value(self._value.name)  # a preset's is the window's language's
        self._name_own()
        self.seed.retranslate()
        for part in self._parts.values():
            part.retranslate()
        self._refresh()

    def _name_own(self) -> None:
        self.name.describe(*map(tr, NAME))
        self._name_line.setPlaceholderText(tr(NAME[0]))

    def _arrange(self) -> None:
        column = vertical(self, spacing=0)
        essentials = QWidget(self)
        top = vertical(essentials)
        network, dataset = self.network, self.dataset
        head = QWidget(essentials)
        line = horizontal(head, spacing=8)
        line.addWidget(dataset.preview, 0, Qt.AlignmentFlag.AlignTop)
        names = vertical(line, self.name, dataset.pickers, spacing=4, stretch=1)
        names.addStretch(1)
        parts = (
            head, dataset, network.convolutions, network.hidden, network.summary,
            network.activation, network.activations_elsewhere, self.optimizer, self.training.rows.rows["batch_size"],
            self.regularization.rows.rows["l2"], network.dropout, network.dropouts_elsewhere,
        )  # fmt: skip
        top.setContentsMargins(12, 6, 12, 6)
        top.setSpacing(4)
        for part in parts:
            top.addWidget(part)
        column.addWidget(essentials)
        rest: dict[str, list[QWidget]] = {name: [part] for name, part in self._parts.items()}
        rest["dataset"], rest["optimizer"] = [dataset.choice.rest], [self.optimizer.rest]
        rest["training"].insert(0, self.seed)
        for name, contents in rest.items():
            self.sections[name] = Collapsible(*contents, parent=self)
            column.addWidget(self.sections[name])
        column.addStretch(1)
        beside = (
            *dataset.beside, self.schedule.curve, network.activations_elsewhere, network.dropouts_elsewhere,
            network.activations.lines, network.dropouts.lines,
        )  # fmt: skip
        self.search = Search(self, parts, self.sections.values(), beside, network.convolutions.entries)

    def _connect(self) -> None:
        self.name.edited.connect(self._take_name)
        self.seed.edited.connect(self._take_seed)
        self.dataset.edited.connect(self._take_dataset)
        self.dataset.opened.connect(self._begin_anew)
        self.dataset.facts_changed.connect(self._follow_facts)
        for name, part in self._parts.items():
            if name != "dataset":
                part.setObjectName(name)
                part.edited.connect(self._take_part)
        for elsewhere in (self.network.activations_elsewhere, self.network.dropouts_elsewhere):
            elsewhere.wanted.connect(partial(self.sections["network"].header.setChecked, True))
        for section in self.sections.values():
            section.header.toggled.connect(self.folded)

    def _take_name(self) -> None:
        self._take("name", name=self.name.editor.value)

    def _take_seed(self) -> None:
        seed = self.seed.editor.value
        complete(partial(self.dataset.set_seed, seed), partial(self._take, "seed", seed=seed))

    def _take_dataset(self, key: str) -> None:
        facts, loss = self.dataset.facts, self._value.loss
        if facts is None:  # a file was opened whose data are not ready to be loaded, and they still are not
            self._take(f"dataset.{key}", dataset=self.dataset.value)
            return
        candidates = [kept for kept in (self._displaced, loss) if kept is not None]
        suited = fitting(candidates, facts.task, facts.targets)
        if suited == self._displaced:
            self._displaced = None
        elif suited != loss:
            self._displaced = self._displaced or loss
        complete(
            partial(self.loss.set_value, suited),
            self._follow_facts,
            partial(self._take, f"dataset.{key}", dataset=self.dataset.value, loss=suited),
        )

    def _begin_anew(self, name: str) -> None:
        facts, plain = self.dataset.facts, Experiment()
        assert facts is not None
        loss = fitting([plain.loss], facts.task, facts.targets)
        update = {"name": name, "seed": self._value.seed, "dataset": self.dataset.value, "loss": loss}
        self.opened.emit(plain.model_copy(update=update))

    def _take_part(self, key: str) -> None:
        name = self.sender().objectName()
        if name == "loss":
            self._displaced = None
        self._take(f"{name}.{key}", **{name: self._parts[name].value})

    def _take(self, key: str, **update: object) -> None:
        self._value = self._value.model_copy(update=update)
        eye = [partial(follow_the_eye, self)] if key.endswith("name") else []
        complete(self._refresh, *eye, partial(self.edited.emit, key))

    def _follow_facts(self) -> None:
        """Offer the losses that fit the data."""
        facts = self.dataset.facts
        if facts is not None:
            self.loss.refuse(lambda kind: objection(kind(), facts.task, facts.targets))
            self._refresh()

    def _object(self, objections: dict[str, UserError]) -> None:
        """Say beside the settings that defeat each other what would be right."""
        rows = {
            "network.output_activation": self.network.section.rows.rows["output_activation"],
            "training.batch_size": self.training.rows.rows["batch_size"],
            "training.frozen_layers": self.training.rows.rows["frozen_layers"],
            "schedule.warmup_steps": self.schedule.choice.rows.rows["warmup_steps"],
        }
        for key, row in rows.items():
            row.set_remark(error_words(objections[key]) if key in objections else "")
        folded = objections.keys() - {"training.batch_size"}
        self._alarmed = {key.split(".")[0] for key in folded}

    def _judge_goals(self, facts: DatasetFacts) -> None:
        """Say why a goal that is set cannot be reached on such data."""
        classes, held_out = facts.task == "classification", facts.validation > 0
        silent = unheard(self._value.early_stopping, classes=classes, held_out=held_out)
        self.early_stopping.rows.rows["metric"].set_remark(tr(silent) if silent else "")
        lost = unreachable(self._value.training, classes=classes, held_out=held_out)
        for key in UNREACHABLE:
            reason = lost.get(key)
            self.training.rows.rows[key].set_remark(tr(reason) if reason else "")

    def _calendar(self, examples: int) -> Calendar:
        """That of the run, edits included, else that of a run to begin with what the form says."""
        value = self._value
        if self._run is not None:
            running, calendar = self._run
            if all(getattr(running, key) == getattr(value, key) for key in ("training", "dataset", "seed")):
                return calendar
        return Calendar.of(value.training, examples)

    def _refresh(self) -> None:
        """Bring up to date what one part shows of the others."""
        value, facts = self._value, self.dataset.facts
        if facts is not None:
            if objection(value.loss, facts.task, facts.targets) is None:
                outputs = value.loss.outputs(facts.task, facts.targets)
                self.network.set_data(facts.features, outputs, facts.image_shape, tr(value.dataset.label))
            calendar = self._calendar(facts.training)
            self.schedule.set_run(value.optimizer.learning_rate, calendar)
            self._object(objections(value, calendar))
            self._judge_goals(facts)
        idle, options = idle_keys(value, facts), idle_options(value, facts)
        for name, part in self._parts.items():
            part.leave_out(below(name, idle), {key: options[f"{name}.{key}"] for key in below(name, options)})
        for name, rest in (("dataset", self.dataset.choice.rest), ("optimizer", self.optimizer.rest)):
            keep_back(self.sections[name], "empty", is_kept_back(rest, "empty"))
        kept = self._displaced
        self.loss.picker_row.set_remark(tr("{loss} does not fit the data", loss=tr(kept.label)) if kept else "")
        for name, section in self.sections.items():
            section.describe(tr(SECTION_TITLES[name]), summary(name, value), name in self._alarmed)
