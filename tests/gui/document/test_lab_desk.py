"""A lab in the real window: loaded, predicted, checked in a process of its own, kept and handed in."""

import re
import zipfile
from xml.etree import ElementTree

from dllab.gui.document.lab_hand_in import name_of
from dllab.gui.panels.experiment.kept import fields
from dllab.gui.panels.lab.foot import CANCEL, CHECK, LOAD, NEXT, SOLUTION
from dllab.gui.stage.drive import is_ready
from dllab.labs.handin import HandIn, Student
from dllab.labs.judge import judge
from dllab.labs.lab import Lab, shipped
from dllab.labs.progress import ProgressFolder
from dllab.panel_names import LAB
from dllab.training.outcomes import Finished, Paused
from tests.gui.document.lab_steps import MINUTE, RUN, STUDENT, opened, ran, small
from tests.labs.handed import lab_file
from tests.labs.small import TINY, look
from tests.labs.test_progress import PREDICT


def test_that_the_dock_is_closed_at_first_and_opens_with_all_labs_a_few_at_a_time(window, qtbot):
    dock = window.workspace.docks[LAB]
    assert dock.isHidden()
    window.commands["labs"].trigger()
    labs = window.panels.lab.panel.list
    assert not dock.isHidden() and not labs.cards, "the window goes first"
    labs.words.setText("saddle")
    qtbot.waitUntil(lambda: len(labs.cards) == len(shipped()))
    assert [card.entry.path for card in labs.cards] == list(shipped())
    sought = [card for card in labs.cards if card.is_about("saddle")]
    assert 0 < len(sought) < len(shipped()) and sought == [card for card in labs.cards if not card.isHidden()]
    assert labs.nothing.isHidden()


def test_that_the_view_menu_opens_the_dock_with_all_labs_as_well(window, qtbot):
    window.workspace.docks[LAB].toggleViewAction().trigger()
    qtbot.waitUntil(lambda: window.panels.lab.made is not None)
    qtbot.waitUntil(lambda: len(window.panels.lab.panel.list.cards) == len(shipped()))


def test_that_reading_the_labs_ends_where_one_is_opened(window, qtbot, tmp_path):
    window.commands["labs"].trigger()
    window.labs.desk.open(small(tmp_path))
    count = len(window.panels.lab.panel.list.cards)
    qtbot.wait(20)
    assert len(window.panels.lab.panel.list.cards) == count < len(shipped())


def test_that_a_lab_is_opened_from_a_file_and_listed_from_then_on(window, qtbot, tmp_path):
    path = small(tmp_path)
    window.files.load(path)
    assert window.panels.lab.panel.stack.currentWidget() is window.panels.lab.panel.student
    window.panels.lab.panel.student.given.emit(STUDENT)
    window.labs.desk.show_list()
    cards = window.panels.lab.panel.list
    qtbot.waitUntil(lambda: len(cards.cards) == len(shipped()) + 1)
    assert cards.cards[-1].entry.path == path


def test_that_a_lab_that_cannot_be_used_is_refused_in_words(window, tmp_path):
    path = tmp_path / "broken.lab.toml"
    path.write_text("schema = 1\n", encoding="utf-8")
    window.files.load(path)
    assert window.messages.isVisible() and "broken.lab.toml" in window.messages.text()
    assert window.labs.desk.progress is None


def test_that_a_prediction_is_locked_and_opens_the_run(window, qtbot, tmp_path):
    lab = opened(window, small(tmp_path))
    lab.wanted.emit(CHECK)  # nothing is answered
    assert window.labs.desk.progress.done == () and lab.foot.told.isVisible()
    lab.view.questions[0].line.setText("7")
    lab.go_on()  # Enter
    qtbot.waitUntil(lab.hasFocus)  # and Enter goes on
    assert window.labs.desk.progress.done == ("guess",)
    lab.view.questions[0].line.setText("2")
    lab.wanted.emit(CHECK)
    assert window.labs.desk.progress.answers("how") == ("7",), "it stands, right or wrong"
    lab.go_on()
    assert window.labs.desk.progress.at == "run"


def test_that_a_wrong_answer_that_is_graded_may_be_given_again(window, tmp_path):
    lab = opened(window, lab_file(tmp_path, step=[PREDICT, RUN], solution={"run": {"steps": 20}}))
    for typed, done in (("7", ()), ("2", ("guess",))):
        lab.view.questions[0].line.setText(typed)
        lab.wanted.emit(CHECK)
        assert window.labs.desk.progress.done == done
    assert window.labs.desk.progress.failures("guess") == 1


def test_that_a_step_is_done_once_its_run_is_right_and_no_try_of_its_questions_is_left(window, qtbot, tmp_path):
    options = [{"id": name, "text": {"en": name}, "because": {"en": name}, "right": name == "b"} for name in "ab"]
    choice = {"id": "which", "kind": "choice", "text": {"en": "Which?"}, "options": options}
    asking = RUN | {"question": [choice | {"graded": "right within 2 tries"}]}
    lab = opened(window, lab_file(tmp_path, step=[asking], solution={"run": {"steps": 20}}))
    ran(window, qtbot, 10)
    lab.view.questions[0].show_answer("a")
    for steps, done in ((10, ()), (20, ("run",))):
        window.session.step(steps - window.poller.snapshot.step)
        qtbot.waitUntil(lambda at=steps: window.poller.snapshot.step == at)
        lab.wanted.emit(CHECK)
        qtbot.waitUntil(lambda at=steps: window.labs.desk.progress.failures("run") == at // 10)
        assert window.labs.desk.progress.done == done
    assert 0 < window.labs.desk.progress.points < 4.0


def test_that_load_puts_the_start_with_the_students_seed_and_undo_takes_it_back(window, qtbot, tmp_path):
    path = lab_file(tmp_path)
    opened(window, path)
    before = window.document.experiment
    window.panels.lab.panel.lab.wanted.emit(LOAD)
    lab = Lab.load(path)
    assert window.document.experiment == lab.start_of(lab.step[0], window.labs.desk.progress.handin.seed)
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)
    window.document.undo_stack.undo()
    assert window.document.experiment == before
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)


def test_that_check_measures_the_run_in_another_process_and_says_what_is_missing(window, qtbot, tmp_path):
    path = lab_file(tmp_path, step=[RUN], solution={"run": {"steps": 20}})
    lab = opened(window, path)
    ran(window, qtbot, 10)
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: window.labs.desk.progress.failures("run") == 1, timeout=MINUTE)
    assert any("10, needed ≥ 20" in label.text() for label in lab.view.results)
    window.session.step(10)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 20, timeout=MINUTE)
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: window.labs.desk.progress.done == ("run",), timeout=MINUTE)
    assert window.labs.desk.progress.points == 4.0


def test_that_load_says_what_may_be_changed_and_shows_where_it_stands(window, qtbot, tmp_path):
    step = RUN | {"allow": ["network.initializer"], "check": [{"that": "steps", "at_least": 20}]}
    lab = opened(window, lab_file(tmp_path, step=[step], solution={"run": {"steps": 20}}))
    form = window.form.form
    form.sections["network"].header.setChecked(False)
    lab.wanted.emit(LOAD)
    assert lab.foot.told.text() == "Loaded. Change, in Experiment: Initializer. It pauses at step 20."
    assert form.sections["network"].header.isChecked() and not form.sections["loss"].header.isChecked()
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)


def test_that_a_run_pauses_where_the_step_asks_it_to_until_the_step_is_left(window, qtbot, tmp_path):
    exact = RUN | {"check": [{"that": "steps", "between": [20, 20]}]}
    lab = opened(window, lab_file(tmp_path, step=[exact], solution={"run": {"steps": 20}}))
    lab.wanted.emit(LOAD)
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)
    window.commands["run"].trigger()
    qtbot.waitUntil(lambda: window.poller.snapshot.step > 0 and window.poller.outcome == Paused(), timeout=MINUTE)
    assert window.poller.snapshot.step == 20
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: window.labs.desk.progress.done == ("run",), timeout=MINUTE)
    window.labs.desk.show_list()
    window.commands["reset"].trigger()
    window.commands["run"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.poller.outcome, Finished), timeout=MINUTE)


def test_that_a_run_that_was_not_begun_with_load_is_told_so_and_is_no_failure(window, qtbot, tmp_path):
    lab = opened(window, lab_file(tmp_path, step=[RUN], solution={"run": {"steps": 20}}))
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: "Press Load" in lab.foot.told.text(), timeout=MINUTE)
    assert window.labs.desk.progress.failures("run") == 0 and window.labs.desk.progress.handin.runs == {}


def test_that_a_hand_in_says_where_it_is_and_which_step_is_still_open(window, qtbot, tmp_path):
    lab = opened(window, small(tmp_path))
    for done, said in (((), "Not done yet: step 1, 2."), (("guess",), "step 2."), (("guess", "run"), "your teacher")):
        progress = window.labs.desk.progress.model_copy(update={"done": done})
        window.labs.desk._show(progress)
        window.labs.desk.handing_in.done.emit(tmp_path / "mine.dllab-handin", progress, window.labs.desk._opened.there)
        assert said in lab.foot.told.text() and "mine.dllab-handin" in lab.foot.told.text()


def test_that_a_hand_in_of_a_lab_that_was_left_says_nothing_in_the_next(window, qtbot, tmp_path):
    path, written = small(tmp_path), tmp_path / "mine.dllab-handin"
    opened(window, path)
    desk = window.labs.desk
    desk.handing_in.write(desk.progress, Lab.load(path), path, written)
    desk.open(shipped()[0])
    with qtbot.waitSignal(window.labs.handed_in, timeout=MINUTE):
        pass
    assert written.exists() and "mine" not in window.panels.lab.panel.lab.foot.told.text()


def test_that_a_hand_in_lacks_what_was_done_after_it_was_asked_for(window, qtbot, tmp_path):
    path, written = small(tmp_path), tmp_path / "mine.dllab-handin"
    lab = opened(window, path)
    desk = window.labs.desk
    desk.handing_in.write(desk.progress, Lab.load(path), path, written)
    desk._show(desk.progress.finished("guess").finished("run"))
    qtbot.waitUntil(lambda: "Not done yet: step 1, 2." in lab.foot.told.text(), timeout=MINUTE)


def test_that_cancel_ends_a_check_and_nothing_is_taken_over(window, qtbot, tmp_path):
    path = lab_file(tmp_path, step=[RUN], solution={"run": {"steps": 20}})
    lab = opened(window, path)
    ran(window, qtbot, 20)
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: window.labs.desk.checking.measuring.busy, timeout=MINUTE)
    assert lab.foot.cancel.isVisible()
    lab.wanted.emit(CANCEL)
    qtbot.waitUntil(lambda: not window.labs.desk.checking.measuring.busy, timeout=MINUTE)
    assert not lab.foot.cancel.isVisible() and lab.foot.buttons[CHECK].isEnabled()
    assert window.labs.desk.progress.checked == {}


def test_that_the_solution_is_shown_and_marked_as_help(window, tmp_path):
    path = lab_file(tmp_path, step=[RUN], solution={"run": {"steps": 20}})
    lab = opened(window, path)
    lab.wanted.emit(SOLUTION)
    progress = window.labs.desk.progress
    assert progress.handin.gave_up == ("run",) and progress.done == ("run",)
    assert not lab.foot.buttons[CHECK].isVisible()


def test_that_another_student_begins_anew_and_the_first_goes_on_where_they_were(window, settings, tmp_path):
    path = lab_file(tmp_path, step=[RUN], solution={"run": {"steps": 20}})
    lab = opened(window, path)
    lab.wanted.emit(SOLUTION)
    lab.head.changed_student.emit()
    window.panels.lab.panel.student.given.emit(Student.model_validate({"number": "8"}))
    assert window.labs.desk.progress.done == ()
    lab.head.changed_student.emit()
    window.panels.lab.panel.student.given.emit(STUDENT)
    assert window.labs.desk.progress.done == ("run",)
    assert ProgressFolder(settings.progress).load(Lab.load(path), STUDENT) == window.labs.desk.progress


def test_that_what_is_handed_in_is_worth_what_the_dock_said(window, qtbot, tmp_path):
    path = lab_file(tmp_path, step=[RUN], solution={"run": {"steps": 20}})
    lab = opened(window, path)
    ran(window, qtbot, 20)
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: window.labs.desk.progress.done == ("run",), timeout=MINUTE)
    assert name_of(window.labs.desk.progress) == "small-2026-0001.dllab-handin"
    written = tmp_path / "mine.dllab-handin"
    window.labs.desk.handing_in.write(window.labs.desk.progress, Lab.load(path), path, written)
    qtbot.waitUntil(written.exists, timeout=MINUTE)
    judged = judge(HandIn.load(written), Lab.load(path), path)
    assert judged.verdict == "reproduced" and judged.facts == ()
    with zipfile.ZipFile(written) as parts:
        report = parts.read("report.html").decode()
    ElementTree.fromstring(re.search("<svg.*</svg>", report)[0])
    assert all(part in report for part in ("王小明", "Run.", "20 steps", "4 of 4 points", "<polyline")), report
    assert not re.search("<script|<img|<link|href=|src=", report), "it needs nothing else, and asks for nothing"
    assert judged.points == window.labs.desk.progress.points == 4.0


def test_that_keys_a_step_does_not_allow_are_greyed_until_another_experiment_is_open(window, qtbot, tmp_path):
    table = RUN | {"allow": ["optimizer.learning_rate", "network.initializer"]}
    opened(window, lab_file(tmp_path, step=[table], solution={"run": {"steps": 20}})).wanted.emit(LOAD)
    form = window.form.form
    free = {key for key, widget in fields(form) if widget.isEnabled()}
    assert "optimizer.learning_rate" in free and "network.initializer.name" in free
    assert all(key == "optimizer.learning_rate" or key.startswith("network.initializer.") for key in free)
    assert window.form.kept_note.isVisibleTo(window.form)
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)
    window.document.undo_stack.undo()
    assert all(widget.isEnabled() for _, widget in fields(form)) and not window.form.kept_note.isVisibleTo(window.form)
    window.document.undo_stack.redo()
    assert not form.seed.isEnabled()
    window.labs.desk.show_list()
    assert all(widget.isEnabled() for _, widget in fields(form))
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)


def test_that_a_step_that_is_done_is_tried_again_for_a_higher_level_and_the_better_run_is_kept(window, qtbot, tmp_path):
    measured = {"that": "score", "of": "train_loss"}
    first, higher = (1.001 * look(measured | {"at_most": 1e9}, steps).value for steps in (20, 200))
    step = RUN | {"check": [measured | {"at_most": first, "tiers": [higher]}]}
    lab = opened(window, lab_file(tmp_path, step=[step], solution={}, seeds=[0]))
    desk, check = window.labs.desk, lab.foot.buttons[CHECK]

    def tried(steps, points):
        ran(window, qtbot, steps)
        check.click()
        qtbot.waitUntil(lambda: desk.progress.points == points and check.isEnabled(), timeout=MINUTE)

    tried(20, 2)
    assert desk.progress.done == ("run",) and check.isVisible()
    tried(30, 2)
    qtbot.waitUntil(
        lambda: lab.foot.told.text() == "No higher level than before: what you had is kept.", timeout=MINUTE
    )
    assert desk.progress.handin.runs["run"].steps == 20
    tried(200, 4)
    assert desk.progress.handin.runs["run"].steps == 200 and not check.isVisible()


def test_that_a_last_step_that_asks_nothing_is_done_once_it_is_read_or_explained(window, tmp_path):
    read = {"id": "hello", "kind": "read", "text": {"en": "Hello."}}
    lab = opened(window, lab_file(tmp_path, step=[read, read | {"id": "end"}], solution={}))
    assert window.labs.desk.progress.done == ()
    lab.wanted.emit(NEXT)
    assert window.labs.desk.progress.done == ("hello", "end")
    explain = {"id": "say", "kind": "explain", "text": {"en": "Say why."}}
    lab = opened(window, lab_file(tmp_path, id="other", step=[read, explain], solution={}))
    lab.wanted.emit(NEXT)
    assert window.labs.desk.progress.done == ("hello",), "nothing is written yet"
    lab.view.editor.setPlainText("Because.")
    lab.view._note()
    assert window.labs.desk.progress.done == ("hello", "say")


def test_that_a_run_that_was_saved_is_fine_tuned_and_handed_in_without_its_file(window, qtbot, tmp_path):
    small_one = {"experiment": TINY | {"dataset": {"name": "moons", "samples": 40}}}
    tune = RUN | {
        "id": "tune",
        "start": "few",
        "weights_of": "run",
        "allow": ["training.start_from"],
        "check": [{"that": "changed_only", "keys": ["training.start_from"]}, {"that": "steps", "at_least": 5}],
    }
    experiments = {"tiny": {"experiment": TINY}, "few": small_one}
    path = lab_file(tmp_path, step=[RUN, tune], experiments=experiments,
                    solution={"run": {"steps": 20}, "tune": {"steps": 5}})  # fmt: skip
    lab = opened(window, path)
    ran(window, qtbot, 20)
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: "run" in window.labs.desk.progress.done, timeout=MINUTE)
    saved = tmp_path / "mine"
    window.exports.save_run(saved)
    qtbot.waitUntil((saved / "run.dllab").exists, timeout=MINUTE)
    lab.wanted.emit(NEXT)
    ran(window, qtbot, 5)
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: window.labs.desk.progress.failures("tune") == 1, timeout=MINUTE)
    assert any("does not begin with the weights" in label.text() for label in lab.view.results), "it drew its own"
    lab.wanted.emit(LOAD)
    begun = window.document.experiment
    training = begun.training.model_copy(update={"start_from": str(saved / "run.dllab")})
    window.document.change("training.start_from", begun.model_copy(update={"training": training}))
    window.control.reset()
    qtbot.waitUntil(lambda: is_ready(window) and window.poller.snapshot.experiment.training == training, timeout=MINUTE)
    window.session.step(5)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 5, timeout=MINUTE)
    (saved / "run.dllab").unlink()
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: "tune" in window.labs.desk.progress.done, timeout=MINUTE)
