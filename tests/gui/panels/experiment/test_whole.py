"""The form shows the experiment that runs, whatever was shown before and whatever fails meanwhile."""

import pytest
from PySide6.QtWidgets import QApplication

from dllab.experiment import Experiment
from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.forms.parameter_rows import ParameterRows
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.experiment.dataset_form import DatasetForm
from dllab.gui.panels.experiment.experiment_form import ExperimentForm
from dllab.gui.panels.experiment.panel import ExperimentPanel
from dllab.gui.panels.experiment.schedule_form import ScheduleForm
from dllab.gui.shell.appearance import palette
from tests.gui.forms.hands import type_into
from tests.gui.panels.experiment.settling import settle
from tests.gui.showing import on_screen

TWO = {"seed": 7, "network": {"hidden": [5]}, "training": {"epochs": 33}}


@pytest.fixture
def panel(qtbot):
    made = on_screen(qtbot, ExperimentPanel())
    settle(qtbot, made)
    return made


@pytest.fixture
def one(tmp_path):
    return table(tmp_path, "one", "width,height,kind")


@pytest.fixture
def two(tmp_path):
    return table(tmp_path, "two", "lon,lat,kind", **TWO)


def table(folder, name, head, **parts):
    rows = "\n".join(f"{i / 7:.2f},{i * i % 11},{'ab'[i % 2]}" for i in range(20))
    (folder / f"{name}.csv").write_text(f"{head}\n{rows}\n")
    return Experiment.model_validate(
        {"name": name, "dataset": {"name": "csv", "path": str(folder / f"{name}.csv")}, **parts}
    )


def settings_of(experiment):
    """The values of all settings, by their dotted keys."""

    def below(table, prefix):
        for key, value in table.items():
            yield from below(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, value)]

    return dict(below(experiment.as_table(), ""))


def open_each(qtbot, panel, document, *experiments):
    for experiment in experiments:
        document.open(experiment)
        settle(qtbot, panel)


def edit_batch(qtbot, panel, size):
    with qtbot.waitSignal(panel.edited):
        type_into(panel.form.training.rows.rows["batch_size"].editor, size)


def test_that_every_number_of_the_form_is_the_setting_it_is_called_after_and_no_other(qtbot, panel):
    for section in panel.form.sections.values():
        section.header.setChecked(True)
    rows = [panel.form.seed, *(row for rows in panel.form.findChildren(ParameterRows) for row in rows.rows.values())]
    numbers = [row for row in rows if isinstance(row.editor, NumberEdit) and row.isVisible()]
    assert len(numbers) > 20
    for row in numbers:
        before = settings_of(panel.experiment)
        row.editor.stepBy(1 if row.editor.stepEnabled() & NumberEdit.StepEnabledFlag.StepUpEnabled else -1)
        settle(qtbot, panel)
        after = settings_of(panel.experiment)
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        assert [(key.split(".")[-1], after[key]) for key in changed] == [(row.parameter.name, row.editor.value)]


def test_that_an_edit_after_another_table_changes_nothing_else(qtbot, panel, document, one, two):
    open_each(qtbot, panel, document, one, Experiment(), two)
    edit_batch(qtbot, panel, "8")
    training = two.training.model_copy(update={"batch_size": 8})
    assert document.experiment == panel.experiment == two.model_copy(update={"training": training})
    assert [panel.form.dataset.table.table.horizontalHeaderItem(i).text()[:3] for i in range(3)] == [
        "lon",
        "lat",
        "kin",
    ]


def test_that_the_colours_may_change_while_a_table_is_not_shown(qtbot, panel, document, one, two):
    open_each(qtbot, panel, document, one, Experiment())
    before = QApplication.palette()
    try:
        QApplication.setPalette(palette(Theme(dark=True, presentation=False)))
        QApplication.processEvents()
    finally:
        QApplication.setPalette(before)
    open_each(qtbot, panel, document, two)
    assert panel.experiment == two and panel.form.dataset.facts is not None
    panel.form.dataset.table._pick(1)
    qtbot.waitUntil(lambda: document.experiment.dataset.target == "lat")


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        (DatasetForm, "_show_parts"), (DatasetForm, "_explain"), (ScheduleForm, "_draw"),
        (ExperimentForm, "_refresh"),
    ],
)  # fmt: skip
def test_that_a_form_that_fails_to_show_an_experiment_takes_no_edits_until_it_shows_one(
    qtbot, panel, document, two, monkeypatch, kind, method
):
    """Every part shows its values all the same, so that no part is left with those of another experiment."""

    def fail(*_):
        raise ZeroDivisionError(method)

    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(kind, method, fail)
        document.open(two)
    assert [error[0] in (ZeroDivisionError, ExceptionGroup) for error in caught] == [True]
    form = panel.form
    assert form.value == two
    for name in ("network", "loss", "optimizer", "schedule", "regularization", "training", "early_stopping"):
        assert getattr(form, name).value == getattr(two, name)
    assert form.training.rows.values()["epochs"] == 33
    assert not form.isEnabled()
    open_each(qtbot, panel, document, Experiment())
    assert form.isEnabled() and panel.experiment == Experiment()


def test_that_an_edit_reaches_the_document_whatever_fails_beside_it(qtbot, panel, document, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(ExperimentForm, "_refresh", fail)
        patch.setattr(ExperimentPanel, "_compare", fail)
        type_into(panel.form.training.rows.rows["batch_size"].editor, "8")
    assert caught and document.experiment.training.batch_size == 8 == panel.experiment.training.batch_size
