"""Forms made from the catalogue: every choice of every family is tested by being there."""

from html import escape

import pytest

from dllab.catalogue import parameters_of
from dllab.datasets import DATASETS
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.initializers import INITIALIZERS
from dllab.engine.losses import LOSSES
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.schedules import SCHEDULES
from dllab.gui.forms.choice_form import ChoiceForm
from dllab.gui.forms.numbers import stepped
from dllab.gui.forms.switching import switched
from dllab.gui.panels.experiment.fitting_loss import objection
from tests.gui.forms.hands import pick, type_into

FAMILIES = (DATASETS, ACTIVATIONS, LOSSES, INITIALIZERS, OPTIMIZERS, SCHEDULES)
CHOICES = [pytest.param(family, kind, id=f"{family.family}-{kind.name}") for family in FAMILIES for kind in family]


@pytest.fixture
def form(qtbot):
    made = ChoiceForm(OPTIMIZERS, "Optimizer")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("family", "choice"), CHOICES)
def test_that_every_choice_round_trips(qtbot, family, choice):
    form = ChoiceForm(family, "Family")
    qtbot.addWidget(form)
    pick(form, choice.name)
    assert form.value == choice()
    found = form.rows.values() | {name: nested.value for name, nested in form.nested.items()}
    assert found == {parameter.name: getattr(choice(), parameter.name) for parameter in parameters_of(choice)}


@pytest.mark.parametrize(("family", "choice"), CHOICES)
def test_that_every_parameter_can_be_found_and_is_explained(qtbot, family, choice):
    form = ChoiceForm(family, "Family")
    qtbot.addWidget(form)
    form.set_value(choice())
    for parameter in parameters_of(choice):
        nested = form.nested.get(parameter.name)
        row = nested.picker_row if nested else form.rows.rows[parameter.name]
        assert parameter.label in row.editor.accessibleName()
        assert escape(parameter.help)[:20] in row.label.toolTip()
    assert escape(choice.explanation.summary)[:20] in form.picker_row.editor.toolTip()
    assert form.picker_row.editor.accessibleName() == "Family"


@pytest.mark.parametrize(("family", "choice"), CHOICES)
def test_that_every_number_can_be_stepped_and_the_choice_accepts_it(qtbot, family, choice):
    for parameter in parameters_of(choice):
        if parameter.kind in ("float", "int"):
            for up in (True, False):
                value = stepped(parameter, parameter.default, up)
                choice.model_validate({parameter.name: value})


@pytest.mark.parametrize("typed", ["abc", "-1", "0", "", "1e999"])
def test_that_a_wrong_rate_is_marked_and_changes_nothing(qtbot, form, typed):
    row = form.rows.rows["learning_rate"]
    with qtbot.assertNotEmitted(form.edited):
        type_into(row.editor, typed)
    assert row.editor.problem is not None
    assert not row.note.isHidden() and row.note.text()
    assert row.editor.text() == typed
    assert form.value == OPTIMIZERS["sgd"]()


def test_that_correcting_a_wrong_rate_removes_the_mark(qtbot, form):
    row = form.rows.rows["learning_rate"]
    type_into(row.editor, "abc")
    with qtbot.waitSignal(form.edited) as edited:
        type_into(row.editor, "1e9")
    assert edited.args == ["learning_rate"]
    assert form.value.learning_rate == 1e9
    assert row.editor.problem is None and row.note.isHidden()


def test_that_milestones_must_rise(qtbot):
    form = ChoiceForm(SCHEDULES, "Schedule")
    qtbot.addWidget(form)
    pick(form, "multistep")
    with qtbot.assertNotEmitted(form.edited):
        type_into(form.rows.rows["milestones"].editor, "200, 100")
    assert form.value.milestones == (1000, 2000)
    type_into(form.rows.rows["milestones"].editor, "100, 200")
    assert form.value.milestones == (100, 200)


def test_that_parameters_that_do_not_go_together_are_explained(qtbot, form):
    with qtbot.assertNotEmitted(form.edited):
        form.rows.rows["nesterov"].editor.click()
    assert not form.value.nesterov
    type_into(form.rows.rows["momentum"].editor, "0.9")
    assert form.value.nesterov and form.value.momentum == 0.9


def test_that_a_default_gives_way_and_a_changed_value_is_kept():
    sgd, adam = OPTIMIZERS["sgd"], OPTIMIZERS["adam"]
    assert switched(sgd(), adam).learning_rate == adam().learning_rate
    assert switched(sgd(learning_rate=0.3), adam).learning_rate == 0.3
    assert switched(adam(learning_rate=0.3), sgd) == sgd(learning_rate=0.3)


def test_that_a_kept_value_out_of_range_gives_way():
    assert switched(DATASETS["spiral"](samples=20_000), DATASETS["digits"]).samples == DATASETS["digits"]().samples


def test_that_a_refused_choice_is_not_in_the_list_nor_reached_by_keys(qtbot):
    form = ChoiceForm(LOSSES, "Loss")
    qtbot.addWidget(form)
    combo = form.picker_row.editor
    assert "cross_entropy" in combo.offered()
    form.refuse(lambda kind: objection(kind(), "regression", 1))
    assert "cross_entropy" not in combo.offered() and "mse" in combo.offered()
    assert not combo.model().item(combo.findData("cross_entropy")).isEnabled()
    form.refuse(lambda kind: None)
    assert combo.offered() == list(LOSSES.names())


@pytest.fixture
def lookahead(qtbot, form):
    form.set_value(OPTIMIZERS["lookahead"]())
    return form


def test_that_a_choice_within_a_choice_is_a_form_within_the_form(qtbot, lookahead):
    inner = lookahead.nested["inner"]
    assert not inner.isHidden() and inner.picker_row.editor.findData("lookahead") == -1
    with qtbot.waitSignal(lookahead.edited) as edited:
        pick(inner, "sgd")
    assert edited.args == ["inner.name"]
    with qtbot.waitSignal(lookahead.edited) as edited:
        type_into(inner.rows.rows["momentum"].editor, "0.8")
    assert edited.args == ["inner.momentum"]
    assert lookahead.value == OPTIMIZERS["lookahead"](inner=OPTIMIZERS["sgd"](momentum=0.8))
    with qtbot.assertNotEmitted(lookahead.edited):
        type_into(inner.rows.rows["momentum"].editor, "7")
    assert lookahead.value.inner.momentum == 0.8


def test_that_a_choice_within_is_shown_marked_and_hidden_with_the_one_around_it(qtbot, lookahead):
    inner = lookahead.nested["inner"]
    with qtbot.assertNotEmitted(lookahead.edited):
        lookahead.set_value(OPTIMIZERS["lookahead"](k=7, inner=OPTIMIZERS["lion"](beta1=0.7)))
    assert inner.value == OPTIMIZERS["lion"](beta1=0.7) and lookahead.rows.values()["k"] == 7
    lookahead.mark({"inner.name"})
    assert "Reset" in inner.picker_row.mark.toolTip() and not lookahead.picker_row.mark.toolTip()
    lookahead.mark({"name"})
    assert not inner.picker_row.mark.toolTip() and "Reset" in lookahead.picker_row.mark.toolTip()
    lookahead.set_value(OPTIMIZERS["sgd"]())
    assert inner.isHidden() and lookahead.nested == {}


def test_that_a_wrapper_takes_in_what_it_is_picked_for_and_gives_it_back(form):
    form.set_value(OPTIMIZERS["adam"](beta1=0.5))
    pick(form, "lookahead")
    assert form.value == OPTIMIZERS["lookahead"](inner=OPTIMIZERS["adam"](beta1=0.5))
    assert form.nested["inner"].value.beta1 == 0.5
    pick(form, "adam")
    assert form.value == OPTIMIZERS["adam"](beta1=0.5)
