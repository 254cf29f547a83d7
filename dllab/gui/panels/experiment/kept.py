"""Settings that a step of a lab keeps as they are: their fields are greyed."""

from collections.abc import Collection, Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from dllab.experiment.changes import outside
from dllab.gui.forms.choice_form import ChoiceForm
from dllab.gui.forms.section_form import SectionForm
from dllab.gui.panels.experiment.experiment_form import ExperimentForm

Field = tuple[str, QWidget]  # the dotted key of what it edits


def keep(form: ExperimentForm, allowed: Collection[str] | None) -> None:
    """Let only these keys be edited, and what is below them; None: all."""
    for key, widget in fields(form):
        widget.setEnabled(allowed is None or not outside([key], tuple(allowed)))


def unfold_open(form: ExperimentForm) -> None:
    """Show the sections with fields that a step of a lab lets be edited: nobody has to look for them."""
    for _, widget in fields(form):
        for section in form.sections.values():
            if widget.isEnabledTo(section) and section.isAncestorOf(widget):
                section.header.setChecked(True)


def fields(form: ExperimentForm) -> Iterator[Field]:
    """What edits something of the experiment, wherever in the form it stands; the name is nobody's concern."""
    network, dataset, schedule = form.network, form.dataset, form.schedule
    yield "seed", form.seed
    for widget in (dataset, dataset.preview, dataset.pickers, dataset.choice.rest):
        yield "dataset", widget
    yield "network.convolutions", network.convolutions
    for widget in (network.hidden, network.hidden.layers_row):
        yield "network.hidden", widget
    yield "network.layer_activations", network.activations
    yield "network.layer_dropouts", network.dropouts
    yield from _section("network", network.section)
    yield from _choice("loss", form.loss)
    yield from _choice("optimizer", form.optimizer)
    yield from _choice("schedule", schedule.choice)
    yield "schedule", schedule.curve
    for name in ("regularization", "augmentation", "training", "early_stopping"):
        yield from _section(name, getattr(form, name))


def _section(name: str, section: SectionForm[Any]) -> Iterator[Field]:
    for key, row in section.rows.rows.items():
        yield f"{name}.{key}", row
    for key, choice in section.choices.items():
        yield from _choice(f"{name}.{key}", choice)


def _choice(name: str, choice: ChoiceForm) -> Iterator[Field]:
    yield f"{name}.name", choice.picker_row
    for key, row in choice.rows.rows.items():
        yield f"{name}.{key}", row
    for key, nested in choice.nested.items():
        yield from _choice(f"{name}.{key}", nested)
