"""Making a lab in the window: from the experiment that is open to a file that a student can solve."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from dllab.experiment import Experiment
from dllab.gui.document import file_commands
from dllab.gui.kit.translations import CHINESE
from dllab.gui.stage.drive import is_ready
from dllab.gui.teaching.check_rows import check_words, measured_key
from dllab.gui.teaching.offer_menu import offer_words
from dllab.labs.draft_question import Said
from dllab.labs.lab import Lab, changed, shipped
from dllab.labs.offers import Offer
from tests.gui.test_accessibility import described, name_of
from tests.labs.small import TINY

MINUTE = 120_000
SLOW = {"that": "setting", "key": "optimizer.learning_rate", "at_most": 1.0}
START = changed(Experiment.model_validate(TINY), {"optimizer.learning_rate": 1e-4})


@pytest.fixture
def making(window, qtbot):
    """The window, begun with a small experiment."""
    window.document.open(START)
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)
    window.commands["new_lab"].trigger()
    return window.teaching.making


def add(making, kind, **said):
    making.sheet.add[kind].trigger()
    making.sheet.editor.text.edited.emit(Said(said.get("en", "Do it."), said.get("zh", "做。")))


def trained(window, qtbot, steps, **settings):
    """Train in the main window, with some settings changed."""
    experiment = changed(START, {key.replace("__", "."): value for key, value in settings.items()})
    window.document.open(experiment)
    qtbot.waitUntil(lambda: is_ready(window) and window.poller.snapshot.experiment == experiment, timeout=MINUTE)
    window.session.step(steps)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == steps, timeout=MINUTE)


def test_that_the_window_says_first_what_to_do_and_begins_with_the_experiment_that_is_open(window, making):
    assert making.isVisible() and not making.isModal() and making.draft.start == window.document.experiment
    sheet = making.sheet
    assert sheet.empty.isVisible() and not sheet.sheet.isVisible()
    assert not sheet.verify.isEnabled() and not sheet.save.isEnabled() and not sheet.cancel.isVisible()


def test_that_a_lab_with_steps_keeps_its_start_whatever_is_opened_meanwhile(window, qtbot, making):
    other = changed(START, {"optimizer.learning_rate": 0.5})
    window.document.open(other)
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)
    window.commands["new_lab"].trigger()
    assert making.draft.start == other, "nothing is lost as long as there is no step"
    add(making, "do")
    window.document.open(START)
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)
    window.commands["new_lab"].trigger()
    assert window.teaching.making is making and making.draft.start == other


def test_that_a_title_makes_the_id_until_somebody_writes_one(making):
    sheet = making.sheet
    sheet.title.en.setText("My First Lab")
    assert making.draft.id == "my-first-lab" and sheet.id.text() == "my-first-lab"
    sheet.id.setText("own")
    sheet.id.textEdited.emit("own")
    sheet.title.en.setText("My Second Lab")
    assert making.draft.id == "own" and making.draft.title.en == "My Second Lab"


def test_that_everything_is_undone_step_by_step_and_typing_as_one(making):
    sheet = making.sheet
    for letters in ("F", "Fa", "Fas"):
        sheet.title.en.setText(letters)
    add(making, "do")
    assert making.undo.count() == 3
    undo, redo = making.actions()
    for _ in range(3):
        undo.trigger()
    assert making.draft.title == Said() and making.draft.steps == () and sheet.title.en.text() == ""
    assert sheet.empty.isVisible() and not sheet.undo.isEnabled()
    for _ in range(3):
        redo.trigger()
    assert sheet.title.en.text() == "Fas" and making.draft.steps[0].text.en == "Do it."


def test_that_steps_of_every_kind_are_added_moved_and_taken_away(making):
    kinds = ["read", "predict", "do", "explore", "explain"]
    for kind in kinds:
        add(making, kind)
    sheet, editor = making.sheet, making.sheet.editor
    assert [step.kind for step in making.draft.steps] == kinds
    shown = {"predict": (False, False, True), "do": (True, False, False), "explore": (True, True, False)}
    for place, kind in enumerate(kinds):
        sheet.steps.setCurrentIndex(sheet.steps.model().index(place, 0))
        assert making.at == place
        there = editor.take_run.isVisible(), editor.take_page.isVisible(), editor.answer.isVisible()
        assert there == shown.get(kind, (False, False, False))
    sheet.up.click()
    assert [step.kind for step in making.draft.steps[-2:]] == ["explain", "explore"] and making.at == 3
    sheet.remove.click()
    assert len(making.draft.steps) == 4 and making.step.kind == "explore"


def test_that_a_step_to_explore_begins_with_the_page_and_is_done_by_it(window, making):
    editor = making.sheet.editor
    add(making, "explore")
    editor.take_page.click()
    assert "Explore first" in making.sheet.told.text() and making.step.begun is None
    page = window.room.open("factors")
    page.show_settings(page.settings.model_copy(update={"layers": 20, "weight": 1.0, "slope": 0.25}))
    editor.take_page.click()
    assert making.step.begun.layers == 20 and "Begins with" in editor.run.text()
    page.show_settings(page.settings.model_copy(update={"layers": 50}))
    editor.require.click()
    offered = next(action for action in making.menu.menu.actions() if "at least" in action.text())
    offered.trigger()
    making.menu.menu.close()
    assert making.step.checks[0]["that"] == "readout" and "Depth = 50" in editor.run.text()


def test_that_a_question_is_a_number_a_choice_or_an_order(making):
    editor = making.sheet.editor
    add(making, "predict")
    assert editor.answer.isVisible() and not editor.lines.isVisible()
    editor.asked.en.setText("What?")
    editor.asks.activated.emit(1)
    assert editor.lines.isVisible() and not editor.answer.isVisible()
    editor.lines.en.setPlainText("It falls || Yes.\nIt rises || No.")
    table = making.step.table(making.draft.start)["question"][0]
    assert table["kind"] == "choice" and [one["text"]["en"] for one in table["options"]] == ["It falls", "It rises"]


def test_that_a_lab_is_opened_gone_on_with_and_saved_as_its_next_version(window, making, tmp_path):
    add(making, "read")
    path = next(path for path in shipped() if path.stem.startswith("05"))
    making.files.read(str(path))
    lab = Lab.load(path)
    assert [step.id for step in making.draft.steps] == [step.id for step in lab.step] and making.modified
    making.files.write(making.draft, str(tmp_path / "next.lab.toml"))
    assert Lab.load(tmp_path / "next.lab.toml").version == lab.version + 1
    making.undo.undo()
    assert len(making.draft.steps) == 1, "what was there before"
    (tmp_path / "broken.lab.toml").write_text("schema = 1")
    making.files.read(str(tmp_path / "broken.lab.toml"))
    assert "broken.lab.toml cannot be used" in making.sheet.told.text()


def test_that_tiers_are_typed_below_the_bound_of_a_score(making):
    add(making, "do")
    making._require({"that": "score", "of": "val_accuracy", "at_least": 0.8})
    making._require({"that": "steps", "at_least": 10.0})
    score, steps = making.sheet.editor.checks.rows
    assert score.tiers.isVisible() and not steps.tiers.isVisible()
    score.tiers.setText("0.9，95 %")
    score.tiers.editingFinished.emit()
    assert making.step.checks[0]["tiers"] == [0.9, 0.95] and score.tiers.text() == "0.9, 0.95"
    score.bound.setText("0.85")
    score.bound.editingFinished.emit()
    assert making.step.checks[0] == {"that": "score", "of": "val_accuracy", "at_least": 0.85, "tiers": [0.9, 0.95]}
    score.tiers.setText("many")
    score.tiers.editingFinished.emit()
    assert score.tiers.text() == "0.9, 0.95"
    score.tiers.setText("0.5")
    score.tiers.editingFinished.emit()
    making.sheet.title.edited.emit(Said("Lab"))
    making.sheet.editor.text.edited.emit(Said("Train."))
    making.sheet.verify.click()
    assert making.step.checks[0]["tiers"] == [0.5] and "every tier must ask for more" in making.sheet.told.text()
    score.tiers.clear()
    score.tiers.editingFinished.emit()
    assert "tiers" not in making.step.checks[0]


@pytest.mark.slow
def test_that_a_lab_is_made_of_a_run_proven_and_saved(window, making, qtbot, tmp_path):
    sheet, editor = making.sheet, making.sheet.editor
    sheet.title.edited.emit(Said("Faster", "更快"))
    add(making, "do")
    trained(window, qtbot, 80, optimizer__learning_rate=0.05)
    editor.require.click()
    qtbot.waitUntil(lambda: bool(making.menu.menu.actions()), timeout=MINUTE)
    assert making.step.run.steps == 80 and "→ 0.05" in editor.run.text()
    named = {action.text(): action for action in making.menu.menu.actions()}
    for begins in ("Only these may be changed", "Steps taken", "Training loss"):
        next(action for words, action in named.items() if words.startswith(begins)).trigger()
    making.menu.menu.close()
    assert [check["that"] for check in making.step.checks] == ["changed_only", "steps", "score"]
    editor.allowed.setCurrentIndex(1)
    editor.allowed.activated.emit(1)
    sheet.verify.click()
    assert sheet.cancel.isVisible()
    qtbot.waitUntil(lambda: not making.proving.busy, timeout=MINUTE)
    row = editor.checks.rows[2]
    assert len(row.dots._solved) == 10 and len(row.dots._begun) == 10 and row.proposed is not None
    assert not editor.checks.rows[1].propose.isEnabled(), "nobody guesses how long a run has to be"
    row.propose.click()
    bound = making.step.checks[2]["at_most"]
    assert bound == row.proposed and max(row.dots._solved) <= bound and float(row.bound.text()) == bound
    sheet.verify.click()
    qtbot.waitUntil(lambda: not making.proving.busy, timeout=MINUTE)
    assert sheet.told.text().startswith("Proven"), sheet.told.text()
    assert making.modified
    with qtbot.waitSignal(making.saved):
        making.files.write(making.draft, str(tmp_path / "faster.toml"))
    assert not making.modified and tmp_path / "faster.lab.toml" in window.settings.recent
    lab = Lab.load(tmp_path / "faster.lab.toml")
    assert lab == making.draft.lab() and lab.step[0].allow == ("optimizer.learning_rate",)
    window.files.load(tmp_path / "faster.lab.toml")
    assert window.panels.lab.panel.isVisible(), "and students can open it"


@pytest.mark.slow
def test_that_seeds_that_fail_are_dropped_on_request(window, making, qtbot):
    add(making, "do")
    making.sheet.title.edited.emit(Said("Lab", "实验"))
    trained(window, qtbot, 30)
    making.sheet.editor.take_run.click()
    qtbot.waitUntil(lambda: making.step.run is not None, timeout=MINUTE)
    making._require({"that": "score", "of": "train_loss", "at_most": 9.0})
    making.prove()
    qtbot.waitUntil(lambda: not making.proving.busy, timeout=MINUTE)
    assert not making.sheet.drop.isVisible()
    middle = sorted(making.sheet.editor.checks.rows[0].dots._solved)[4]
    making._require({"that": "score", "of": "train_loss", "at_most": middle})
    assert len(making.step.checks) == 1, "the same measure is required once"
    making.prove()
    qtbot.waitUntil(lambda: not making.proving.busy, timeout=MINUTE)
    assert making.sheet.drop.isVisible() and "fails" in making.sheet.told.text()
    making.sheet.drop.click()
    assert len(making.draft.seeds) == 5 and not making.sheet.drop.isVisible()
    making.undo.undo()
    assert len(making.draft.seeds) == 10


def test_that_what_is_missing_is_said_in_words(making):
    add(making, "read", en="", zh="")
    making.sheet.verify.click()
    assert making.sheet.told.text() == "the lab has no title yet"
    making.sheet.title.edited.emit(Said("Lab"))
    making.files.write(making.draft, "/nowhere/lab")
    assert "says nothing yet" in making.sheet.told.text()


def test_that_a_file_that_cannot_be_written_is_said(making, tmp_path):
    add(making, "read")
    making.sheet.title.edited.emit(Said("Lab"))
    (tmp_path / "folder.lab.toml").mkdir()
    making.files.write(making.draft, str(tmp_path / "folder.lab.toml"))
    assert "folder.lab.toml" in making.sheet.told.text() and not making.sheet.told.text().startswith("Saved")


@pytest.mark.parametrize(("answer", "closed"), [("Cancel", False), ("Save", False), ("Discard", True)])
def test_that_a_lab_in_no_file_is_asked_about_before_it_is_lost(window, making, monkeypatch, answer, closed):
    add(making, "read")
    window.document.undo_stack.clear()
    button = QMessageBox.StandardButton[answer]
    asked = []
    monkeypatch.setattr(file_commands, "ask_about_changes", lambda where, name: (asked.append(name), button)[1])
    assert window.teaching.may_close() == closed and asked == ["my-lab"]
    dialogs = making.findChildren(QFileDialog)
    assert len(dialogs) == (answer == "Save")
    for dialog in dialogs:
        dialog.close()


def test_that_a_bound_is_typed_as_people_write_numbers_and_a_wrong_one_is_put_back(making):
    add(making, "do")
    making._require({"that": "score", "of": "train_loss", "at_most": 0.5})
    row = making.sheet.editor.checks.rows[0]
    row.bound.setText("1/8")
    row.bound.editingFinished.emit()
    assert making.step.checks[0]["at_most"] == 0.125
    row.side.setCurrentIndex(0)
    row.side.activated.emit(0)
    assert making.step.checks[0] == {"that": "score", "of": "train_loss", "at_least": 0.125}
    row.bound.setText("a lot")
    row.bound.editingFinished.emit()
    assert row.bound.text() == "0.125"
    row.drop.click()
    assert making.step.checks == () and making.sheet.editor.nothing.isVisible()


def test_that_requirements_are_said_in_words_with_value_and_bound(qapp):
    offer = Offer({"that": "score", "of": "val_accuracy", "at_least": 0.95}, 0.987)
    assert offer_words(offer) == "Validation accuracy 0.987 → at least 0.95"
    assert check_words({"that": "finding", "kind": "vanishing_gradient", "present": False}).endswith(
        "Vanishing gradient"
    )
    assert measured_key(offer.check) == measured_key(offer.check | {"at_least": 0.1}) != measured_key(SLOW)


def test_that_every_control_has_a_name_and_an_explanation_in_both_languages(window, making):
    add(making, "do")
    making._require({"that": "score", "of": "train_loss", "at_most": 0.5})
    kinds = QAbstractButton | QAbstractSpinBox | QComboBox | QLineEdit | QPlainTextEdit
    for language in ("en", CHINESE):
        window.choices.language.choose(language)
        parts = [each for each in making.findChildren(QWidget) if isinstance(each, kinds)]
        own = [each for each in parts if not isinstance(each.parent(), QComboBox | QAbstractSpinBox)]
        own = [each for each in own if not each.objectName().startswith("qt_")]
        assert len(own) > 25
        assert not [described(each) for each in own if not name_of(each).strip() or not each.toolTip()]
    assert making.focusPolicy() != Qt.FocusPolicy.ClickFocus
