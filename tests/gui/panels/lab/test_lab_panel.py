"""The dock of a lab by itself: what it shows of a lab's file, and what it says of results."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from dllab.explorers import EXPLORERS
from dllab.gui.kit.prose import FEATURES, make_plain
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE
from dllab.gui.panels.lab.foot import CHECK, HAND_IN, HINT, LOAD, NEXT, REVEAL, SOLUTION
from dllab.gui.panels.lab.lab_list import Entry
from dllab.gui.panels.lab.measured import quantity_words
from dllab.gui.panels.lab.panel import LabPanel
from dllab.gui.panels.lab.solution import solution_lines
from dllab.gui.panels.lab.words import result_words, step_title
from dllab.labs.handin import Student
from dllab.labs.lab import Lab, shipped
from dllab.labs.progress import Progress
from dllab.messages import Sentence, text
from tests.gui.showing import language_of

STUDENT = Student.model_validate({"name": "王小明", "number": "20260001"})
LABS = {Lab.load(path).id: path for path in shipped()}


@pytest.fixture
def panel(qtbot):
    panel = LabPanel()
    qtbot.addWidget(panel)
    panel.use_theme(Theme(dark=False, presentation=False))
    panel.resize(300, 640)
    panel.show()
    return panel


def begun(name):
    path = LABS[name]
    lab = Lab.load(path)
    return lab, Progress.begun(lab, path, STUDENT)


def failed(lab, step):
    checks = [{"what": "steps", "ok": False, "value": 3.0, "needed": "≥ 500"} for _ in lab.of_id(step).check]
    questions = [{"what": one.id, "ok": False, "value": None, "needed": ""} for one in lab.of_id(step).question]
    return {"step": step, "ok": False, "points": 0.0, "of": 6.0, "checks": checks, "questions": questions}


def test_that_the_list_is_searched_in_both_languages_and_by_topic(panel):
    panel.show_list([Entry(path, Lab.load(path)) for path in LABS.values()])
    for words in ("sigmoid", "学不动", "28"):
        panel.list.words.setText(words)
        shown = [card.entry.lab.id for card in panel.list.cards if card.isVisible()]
        assert "vanishing-gradient" in shown and "first-run" not in shown
    panel.list.words.setText("nothing of the kind")
    assert panel.list.nothing.isVisible() and "nothing of the kind" in panel.list.nothing.text()


@pytest.mark.parametrize("name", LABS)
def test_that_every_step_of_every_lab_can_be_shown(panel, name):
    lab, progress = begun(name)
    for step in lab.step:
        panel.show_lab(lab, progress.moved(step.id))
        assert panel.lab.view.step is step
        assert [view.question.id for view in panel.lab.view.questions] == [question.id for question in step.question]
        said = solution_lines(lab, step, progress.handin.seed)
        assert not [line for line in said if re.match(r"[a-z_.]+ =|.*'name'", line)], "words, no keys"


def test_that_markdown_shows_no_pictures_follows_no_links_and_takes_html_for_words(qapp):
    document = QTextDocument()
    said = "**Bold** [a link](file:///etc/passwd) ![a picture](file:///secret.png) <b>raw</b>"
    document.setMarkdown(said, FEATURES)
    make_plain(document)
    shown = document.toHtml()
    assert "href" not in shown and "img" not in shown and "secret" not in shown
    assert "a link" in document.toPlainText() and "<b>raw</b>" in document.toPlainText()


def test_that_a_prediction_is_locked_and_its_options_are_explained(panel):
    lab, progress = begun("vanishing-gradient")
    panel.show_lab(lab, progress)
    row = panel.lab.view.questions[1].rows["first"]
    assert row.button.isEnabled() and not row.because.isVisible()
    assert not panel.lab.head.steps["see"].isEnabled() and not panel.lab.foot.buttons[NEXT].isEnabled()
    given = progress.answered("predict", {"best-case": "0.25^20", "who-learns": "first"}).finished("predict")
    panel.show_lab(lab, given)
    row = panel.lab.view.questions[1].rows["first"]
    assert not row.button.isEnabled() and row.because.isVisible()
    assert panel.lab.head.steps["see"].isEnabled() and panel.lab.foot.buttons[NEXT].isEnabled()


def test_that_options_stand_in_the_order_of_the_students_seed(panel):
    lab, progress = begun("vanishing-gradient")
    orders = set()
    for seed in range(6):
        seeded = progress.handin.model_copy(update={"seed": seed, "session": str(seed)})
        panel.show_lab(lab, progress.model_copy(update={"handin": seeded}))
        orders.add(tuple(panel.lab.view.questions[1].rows))
    assert len(orders) > 1 and len({frozenset(order) for order in orders}) == 1


def test_that_what_is_no_number_is_said_and_is_no_answer(panel):
    lab, progress = begun("vanishing-gradient")
    panel.show_lab(lab, progress)
    view = panel.lab.view.questions[0]
    view.line.setText("a lot")
    assert view.answer is None and view.note.isVisible() and "a lot" in view.note.text()
    view.line.setText("9.1·10⁻¹³")
    assert view.answer == "9.1·10⁻¹³" and not view.note.isVisible()


def test_that_hints_and_the_solution_are_offered_after_failures(panel):
    lab, progress = begun("vanishing-gradient")
    progress = progress.finished("predict").moved("see")
    panel.show_lab(lab, progress)
    buttons = panel.lab.foot.buttons
    assert not buttons[HINT].isVisible() and not buttons[SOLUTION].isVisible()
    progress = progress.marked("see", False, 0.0, 6.0)
    panel.show_lab(lab, progress)
    panel.lab.show_results("see", failed(lab, "see"))
    assert buttons[HINT].isVisible() and not buttons[SOLUTION].isVisible()
    buttons[HINT].click()
    assert len(panel.lab.view.hints) == 1 and not buttons[HINT].isVisible()
    for _ in range(2):
        progress = progress.marked("see", False, 0.0, 6.0)
    panel.show_lab(lab, progress)
    assert buttons[SOLUTION].isVisible() and buttons[CHECK].isVisible()


def test_that_a_hint_can_wait_for_minutes(panel):
    lab, progress = begun("vanishing-gradient")
    step = lab.of_id("see")
    late = step.hint[0].model_copy(update={"after_failures": None, "after_minutes": 2.0})
    waiting = step.model_copy(update={"hint": (late,)})
    steps = tuple(waiting if one is step else one for one in lab.step)
    lab = lab.model_copy(update={"step": steps})
    now = 0.0
    panel.lab.clock = lambda: now
    panel.show_lab(lab, progress.finished("predict").moved("see"))
    assert not panel.lab.foot.buttons[HINT].isVisible()
    now = 121.0
    panel.lab._offer()
    assert panel.lab.foot.buttons[HINT].isVisible()


def test_that_the_solution_is_offered_after_ten_minutes_as_well(panel):
    lab, progress = begun("vanishing-gradient")
    now = 0.0
    panel.lab.clock = lambda: now
    panel.show_lab(lab, progress.finished("predict").moved("see"))
    for now, offered in ((599.0, False), (600.0, True)):  # noqa: B007 - the clock reads it
        panel.lab._offer()
        assert panel.lab.foot.buttons[SOLUTION].isVisible() == offered


def test_that_a_class_sees_what_is_right_once_it_is_revealed(panel):
    lab, progress = begun("vanishing-gradient")
    panel.use_theme(Theme(dark=False, presentation=True))
    panel.show_lab(lab, progress)
    reveal = panel.lab.foot.buttons[REVEAL]
    assert not reveal.isVisible(), "there is nothing to see yet"
    given = progress.answered("predict", {"best-case": "0.25^20", "who-learns": "first"}).finished("predict")
    panel.show_lab(lab, given)
    assert reveal.isVisible() and not panel.lab.view.questions[1].rows["first"].because.isVisible()
    reveal.click()
    assert not reveal.isVisible() and panel.lab.view.questions[1].rows["first"].because.isVisible()
    panel.show_lab(lab, given.moved("see"))
    panel.lab.show_results("see", failed(lab, "see"))
    assert reveal.isVisible() and not panel.lab.view.results
    reveal.click()
    assert len(panel.lab.view.results) == 4
    panel.use_theme(Theme(dark=False, presentation=False))
    assert len(panel.lab.view.results) == 4 and not reveal.isVisible(), "students see their own answers at once"


def test_that_reasons_that_carry_values_are_said_in_the_windows_language(qapp):
    reason = Sentence(text("the run begins with seed {found}; this student's is {own}"), found=3, own=7)
    assert "begins with seed 3; this student's is 7" in result_words({"what": "steps", "reason": reason})
    with language_of(qapp, CHINESE):
        said = result_words({"what": "steps", "reason": reason})
    assert "seed 3" not in said and "3" in said and "7" in said


def test_that_enter_presses_the_button_that_tab_reached_and_else_goes_on(panel, qtbot):
    lab, progress = begun("vanishing-gradient")
    panel.show_lab(lab, progress.finished("predict").moved("see"))
    panel.activateWindow()
    panel.lab.foot.buttons[LOAD].setFocus()
    with qtbot.waitSignal(panel.lab.wanted, check_params_cb=lambda what: what == LOAD):
        qtbot.keyClick(panel.lab.foot.buttons[LOAD], Qt.Key.Key_Return)
    line = panel.lab.view.questions[0].line
    line.setFocus()
    with qtbot.waitSignal(panel.lab.wanted, check_params_cb=lambda what: what == CHECK):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_that_what_is_typed_survives_a_change_of_theme(panel):
    lab, progress = begun("vanishing-gradient")
    panel.show_lab(lab, progress)
    panel.lab.view.questions[0].line.setText("0.5")
    panel.use_theme(Theme(dark=True, presentation=True))
    assert panel.lab.view.questions[0].line.text() == "0.5"


def test_that_results_are_said_in_words_with_measured_and_needed_value(qapp):
    value = {"what": "grad_norm/first ÷ grad_norm/last, last 100, median", "value": 3.4e-13, "needed": "≤ 10⁻⁹"}
    assert quantity_words("train_loss") == "Training loss"
    assert quantity_words("entropy: kl") == EXPLORERS["entropy"].numbers["kl"].label
    said = result_words(value | {"ok": True})
    assert said.startswith("Gradient norm (first layer) ÷ Gradient norm (output layer)")
    assert said.endswith("last 100 steps, median: 3.4⋅10⁻¹³, needed ≤ 10⁻⁹")
    assert "Vanishing gradient" in result_words({"what": "finding", "value": "vanishing_gradient, plateau"})
    both = {"what": "finding plateau", "value": "vanishing_gradient, plateau", "needed": "plateau"}
    assert result_words(both).startswith("What the diagnosis finds: Vanishing gradient, ")
    absent = {"what": "finding", "value": "–", "needed": "¬ vanishing_gradient"}
    assert result_words(absent).endswith("needed ¬ Vanishing gradient")
    ended = {"what": "outcome", "value": "finished, step 1,017", "needed": "early_stopped / paused, step < 60"}
    assert result_words(ended).endswith(": Finished, step 1,017, needed Stopped early / Paused, step < 60")
    missed = {"what": "val_accuracy", "value": 0.94996, "needed": "≥ 0.9", "ok": True, "tiers": [["≥ 0.95", False]]}
    assert "Validation accuracy: 0.94996, needed ≥ 0.9" in result_words(missed)
    assert "not measured" in result_words({"what": "steps", "reason": "not measured"})


def all_checks():
    todo = [(lab, check) for lab in map(Lab.load, LABS.values()) for step in lab.step for check in step.check]
    while todo:
        lab, check = todo.pop()
        todo += [(lab, inner) for inner in getattr(check, "checks", ())]
        yield lab, check


def test_that_no_check_is_called_as_a_file_calls_it(qapp):
    for lab, check in all_checks():
        titles = {step.id: step_title(step) for step in lab.step}
        words = quantity_words(check.name, titles)
        assert not re.search(r"[a-z]_[a-z]|[a-z]\.[a-z]|\((this|baseline)\)|\[\d", words), (check.name, words)
        for run in {step.id for step in lab.step} - {"look", "read", "all", "on", "see"}:
            assert f"({run})" not in words and f"“{run}”" not in words, words


def test_that_runs_that_are_compared_are_called_as_their_steps_are(qapp):
    titles = {"plain": "Plain SGD"}
    for name, words in [
        ("train_loss (plain) ÷ train_loss (this)", "Training loss (“Plain SGD” ÷ this step)"),
        ("norm (this) − norm (baseline)", "Norm of all parameters (this step − the start, unchanged)"),
        ("val_loss (this) − train_loss (this)", "Validation loss − Training loss"),
        ("train_loss, [80, 100], median", "Batch loss, steps 80 to 100, median"),
        ("train_loss", "Training loss"),
        ("val_loss, 5 folds, mean", "Validation loss, 5 folds, mean"),
        ("val_accuracy, 20 seeds, count_at_least 0.9", "How many of 20 seeds reach 0.9: Validation accuracy"),
        ("val_recall of class 1 at 0.1", "Validation: Recall of class 1 at the threshold 0.1"),
        ("layer1.weight[0, 1]", "weight[0, 1] of layer 1"),
        ("share_below 0.001", "Share of parameters below 0.001"),
        ("optimizer.momentum", "Momentum β"),
        ("finding dead_units", "Diagnosis: Dead units"),
        ("arena: loss_2", "Loss of racer 2"),
    ]:
        assert quantity_words(name, titles) == words


def test_that_what_was_changed_is_called_as_the_form_calls_it(qapp):
    said = result_words({"what": "unchanged", "ok": False, "value": "seed, training.epochs", "needed": ""})
    assert said == "Changed, though this step keeps it as it is: Seed, Epochs"
    setting = {"what": "network.activation", "ok": False, "value": "tanh", "needed": "relu / elu"}
    assert result_words(setting) == "Activation: Tanh, needed ReLU / ELU"
    short = {"what": "val_accuracy", "ok": False, "value": 0.989996, "needed": "≥ 0.99"}
    assert result_words(short) == "Validation accuracy: 0.989996, needed ≥ 0.99"


def test_that_a_wrong_answer_says_how_many_tries_are_left_and_none_that_it_is_missing(panel):
    lab, progress = begun("first-run")
    progress = progress.finished("predict").moved("train")
    notes = []
    for answers in ((), ("5",), ("5", "6"), ("5", "6", "7")):
        given = progress
        for answer in answers:
            given = given.answered("train", {"first-loss": answer})
        panel.show_lab(lab, given)
        found = failed(lab, "train")
        found["questions"][0]["value"] = answers[-1] if answers else None
        panel.lab.show_results("train", found)
        notes.append(panel.lab.view.questions[0].note.text())
    assert notes == ["Not answered yet.", "Not yet. Tries left: 2", "Not yet. Tries left: 1",
                     "Not right, and no try is left."]  # fmt: skip


def test_that_a_class_calls_a_lab_by_its_number(panel):
    panel.show_list([Entry(path, Lab.load(path)) for path in LABS.values()])
    panel.list.words.setText("28")
    shown = [card.title.text() for card in panel.list.cards if card.isVisible()]
    assert any(title.startswith("28 · Seven remedies") for title in shown), shown


def test_that_enter_goes_on_at_once_and_a_number_that_is_asked_for_has_the_keyboard(panel, qtbot):
    lab, progress = begun("first-run")
    panel.activateWindow()
    panel.show_lab(lab, progress)
    qtbot.waitUntil(lambda: panel.lab.hasFocus())
    with qtbot.waitSignal(panel.lab.wanted, check_params_cb=lambda what: what == NEXT):
        qtbot.keyClick(panel.lab, Qt.Key.Key_Return)
    panel.show_lab(lab, progress.finished("welcome").moved("predict"))
    qtbot.waitUntil(lambda: panel.lab.view.questions[0].line.hasFocus())


def test_that_hand_in_stands_where_next_was_and_moves_no_other_button(panel):
    lab, progress = begun("first-run")
    progress = progress.finished("predict")
    buttons = panel.lab.foot.buttons

    def place(button):
        QApplication.processEvents()  # lays it out
        return button.mapTo(panel, button.rect().center())

    panel.show_lab(lab, progress.moved("train"))
    check, forward = place(buttons[CHECK]), place(buttons[NEXT])
    panel.show_lab(lab, progress.moved("why"))
    assert place(buttons[CHECK]) == check and place(buttons[HAND_IN]) == forward
    done = progress.model_copy(update={"done": tuple(step.id for step in lab.step)})
    panel.show_lab(lab, done.moved("train"))
    assert place(buttons[NEXT]) == forward and place(buttons[HAND_IN]) != forward


def test_that_only_labs_that_come_along_have_numbers(panel, tmp_path):
    shipped = LABS["first-run"]
    own = tmp_path / "2024-exam.lab.toml"
    own.write_bytes(shipped.read_bytes())
    panel.show_list([Entry(path, Lab.load(path)) for path in (shipped, own)])
    first, second = (card.title.text() for card in panel.list.cards)
    assert first[0].isdigit() and first.endswith(second) and not second[0].isdigit()
