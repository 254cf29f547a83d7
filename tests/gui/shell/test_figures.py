from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from dllab.experiment.sections import EarlyStoppingSection
from dllab.gui.kit.theme import Theme
from dllab.gui.shell import figures as module
from dllab.gui.shell.figures import Figures, accuracy
from dllab.numerals import clock, percent
from dllab.training.outcomes import EarlyStopped
from tests.gui.showing import on_screen
from tests.gui.snapshots import line, snapshot

MEASURED = {"train_loss_eval": [0.5, 0.25], "val_loss": [0.6, 0.375]}
SHARES = {"train_accuracy": [0.9, 0.9996], "val_accuracy": [0.8, 0.973]}


class Poller(QObject):
    snapshot_taken = Signal(object)
    snapshot = None

    def show(self, made):
        self.snapshot = made
        self.snapshot_taken.emit(made)


@pytest.fixture
def lab(qtbot):
    poller = Poller()
    figures = on_screen(qtbot, Figures(poller), 1280, 32)
    return SimpleNamespace(poller=poller, figures=figures)


def said(lab):
    return {key: figure.value.text() for key, figure in lab.figures.values.items()}


def test_that_the_last_evaluation_the_rate_and_the_time_are_said(lab):
    made = snapshot(step=(1, 20), evaluated=(1, 20), evaluations=MEASURED | SHARES)
    lab.poller.show(replace(made, seconds=75.4))
    lab.figures._show.run_now()
    assert said(lab) == {
        "train_loss": "0.25", "val_loss": "0.375", "train_score": "99.9 %", "val_score": "97.3 %", "rate": "0.1",
        "seconds": "1:15",
    }  # fmt: skip


def test_that_what_early_stopping_went_back_to_is_said_and_not_what_it_left(lab):
    measured = {"train_loss_eval": [0.5, 0.25, 0.1], "val_loss": [0.6, 0.375, 0.9]}
    made = replace(snapshot(step=(1, 30), evaluated=(1, 20, 30), evaluations=measured), outcome=EarlyStopped(20))
    for restores, losses in ((True, ("0.25", "0.375")), (False, ("0.1", "0.9"))):
        section = EarlyStoppingSection(patience=5, restore_best=restores)
        lab.poller.show(replace(made, experiment=made.experiment.model_copy(update={"early_stopping": section})))
        lab.figures._show.run_now()
        assert (said(lab)["train_loss"], said(lab)["val_loss"]) == losses
        assert ("step 20" in lab.figures.values["val_loss"].toolTip()) == restores


def test_that_a_regression_says_its_error_and_no_accuracy(lab):
    measured = MEASURED | {"val_r2": [0.1, 0.9], "val_mae": [20.0, 12.5]}
    lab.poller.show(snapshot(dataset=line(), loss="mse", step=(1, 20), evaluated=(1, 20), evaluations=measured))
    lab.figures._show.run_now()
    assert (said(lab)["train_score"], said(lab)["val_score"]) == ("0.9", "12.5")
    colors = {key: figure.value.palette().windowText().color() for key, figure in lab.figures.values.items()}
    assert colors["train_score"] == colors["val_score"] == colors["val_loss"] != colors["train_loss"]
    assert "accuracy" not in "".join(figure.name.text() for figure in lab.figures.values.values()).lower()


def test_that_names_are_looked_up_when_they_change_and_not_with_every_value(lab, monkeypatch):
    asked = []
    monkeypatch.setattr(module, "tr", lambda words: asked.append(words) or f"({words})")
    for loss in (0.5, 0.25):
        measured = MEASURED | SHARES | {"val_loss": [1.0, loss]}
        lab.poller.show(snapshot(step=(1, 20), evaluated=(1, 20), evaluations=measured))
        lab.figures._show.run_now()
        assert said(lab)["val_loss"] == f"{loss}" and asked == []
    QCoreApplication.sendEvent(lab.figures, QEvent(QEvent.Type.LanguageChange))
    figure = lab.figures.values["val_loss"]
    assert figure.name.text() == "(Validation loss)" and figure.accessibleName() == "(Validation loss): 0.25"
    assert figure.toolTip() == "(On the validation set, at the last evaluation)" and len(asked) == 12
    lab.poller.show(snapshot(dataset=line(), loss="mse", step=(1, 20), evaluated=(1, 20), evaluations=MEASURED))
    lab.figures._show.run_now()
    assert lab.figures.values["val_score"].name.text() == "(Mean absolute error)"
    lab.poller.show(snapshot(step=(1, 20), evaluated=(1, 20), evaluations=MEASURED | SHARES))
    lab.figures._show.run_now()
    assert lab.figures.values["val_score"].name.text() == "(Validation accuracy)"


def test_that_nothing_is_said_before_anything_is_known(lab):
    assert set(said(lab).values()) == {"–"}
    lab.poller.show(snapshot())
    lab.figures._show.run_now()
    assert set(said(lab).values()) == {"–"}


def test_that_a_figure_stays_where_it_is_while_its_value_changes(lab, qapp):
    places = []
    for loss in (0.5, 0.000125, 12.25):
        measured = MEASURED | SHARES | {"train_loss_eval": [1.0, loss]}
        lab.poller.show(snapshot(step=(1, 20), evaluated=(1, 20), evaluations=measured))
        lab.figures._show.run_now()
        qapp.processEvents()
        places.append([figure.x() for figure in lab.figures.values.values()])
    assert places[0] == places[1] == places[2]


@pytest.mark.parametrize("presentation", [False, True])
@pytest.mark.parametrize("width", [480, 960])
def test_that_what_is_asked_first_stays_where_there_is_little_room(lab, qapp, presentation, width):
    lab.figures.apply_theme(Theme(dark=False, presentation=presentation))
    lab.poller.show(snapshot(step=(1, 20), evaluated=(1, 20), evaluations=MEASURED | SHARES))
    lab.figures._show.run_now()
    lab.figures.resize(width, 40)
    qapp.processEvents()
    seen = [figure for figure in lab.figures.values.values() if figure.isVisible()]
    assert lab.figures.values["val_loss"] in seen and lab.figures.values["val_score"] in seen
    assert all(figure.width() >= figure.sizeHint().width() for figure in seen)


@pytest.mark.parametrize(
    ("share", "words"), [(1.0, "100.0 %"), (0.9999, "99.9 %"), (0.9, "90.0 %"), (0.0, "0.0 %"), (float("nan"), "NaN")]
)
def test_that_only_all_right_is_a_hundred_percent(share, words):
    assert accuracy(share) == words


@pytest.mark.parametrize("right", range(8, 73))
def test_that_an_accuracy_is_the_same_number_as_in_the_panels(right):
    assert float(accuracy(right / 72).split()[0]) == float(percent(right / 72).split()[0])


@pytest.mark.parametrize(("seconds", "words"), [(0.9, "0:00"), (67.2, "1:07"), (3723.0, "1:02:03")])
def test_that_time_is_written_as_clocks_do(seconds, words):
    assert clock(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(0.04, "0:00.0"), (1.55, "0:01.5"), (59.99, "0:59.9"), (60.2, "1:00")])
def test_that_the_time_of_quick_steps_can_be_read_off(lab, seconds, words):
    lab.poller.show(replace(snapshot(step=(1, 18_371)), seconds=seconds))
    lab.figures._show.run_now()
    assert said(lab)["seconds"] == words


def test_that_pointing_at_a_figure_says_what_it_was_measured_on(lab):
    lab.poller.show(snapshot(step=(1, 20), evaluated=(1, 20), evaluations=MEASURED | SHARES))
    lab.figures._show.run_now()
    tips = {key: figure.toolTip() for key, figure in lab.figures.values.items()}
    assert "training set" in tips["train_score"] and "validation set" in tips["val_loss"]
    assert "lab waits between them" in tips["seconds"]  # 0:00 after seven seconds at 1,000 steps a second is right
    measured = MEASURED | {"val_r2": [0.1, 0.9], "val_mae": [20.0, 12.5]}
    lab.poller.show(snapshot(dataset=line(), loss="mse", step=(1, 20), evaluated=(1, 20), evaluations=measured))
    lab.figures._show.run_now()
    assert "validation set" in lab.figures.values["train_score"].toolTip()  # which a regression has R² on
