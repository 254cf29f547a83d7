from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox

from dllab.catalogue import LeftOut
from dllab.experiment import Experiment
from dllab.experiment.presets import presets
from dllab.gui import main_window
from dllab.gui.document import file_commands
from dllab.gui.kit import wording
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.main_window import MainWindow
from dllab.gui.shell.actions import DESCRIPTIONS
from dllab.gui.stage.drive import is_ready, put_away
from dllab.training.outcomes import Diverged, Paused, Running
from dllab.training.session import Session

PATIENCE_MS = 20_000
WHILE = 1000  # steps a second, at which no run is over before a busy machine looks


def step(window: MainWindow) -> int:
    return window.poller.snapshot.step


def wait(qtbot, condition) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE_MS)


def choose(qtbot, window: MainWindow, preset: str) -> None:
    window.choices.preset.choose(next(path for path in window.choices.preset.values() if preset in path.stem))
    wait(qtbot, lambda: is_ready(window))


def menu_actions(menu) -> list[QAction]:
    """Every action below a menu or menu bar."""
    return [
        each for action in menu.actions() for each in (action, *(menu_actions(action.menu()) if action.menu() else ()))
    ]


def test_that_a_first_start_shows_the_default_experiment_ready_to_run(window):
    assert window.document.experiment == Experiment.load(presets()[0].path)
    assert isinstance(window.poller.outcome, Paused)
    assert step(window) == 0
    assert (window.width(), window.height()) == (1440, 900)
    assert window.windowTitle() == "Two spirals[*] — dllab"
    assert not window.isWindowModified()
    assert [name for name, dock in window.workspace.docks.items() if not dock.isVisible()] == ["lab"]


def test_that_files_of_choices_that_were_left_out_are_named(qtbot, settings, monkeypatch):
    monkeypatch.setattr(
        main_window, "left_out", one := [LeftOut(Path("folder/odd.py"), "line 3: NameError: name 'x' is not defined")]
    )
    monkeypatch.setattr(wording, "left_out", one)
    window = MainWindow(Session(), settings)
    try:
        qtbot.waitUntil(lambda: is_ready(window), timeout=PATIENCE_MS)
        assert window.messages.text() == "folder/odd.py is left out: line 3: NameError: name 'x' is not defined"
    finally:
        put_away(window)


def test_that_a_panel_behind_another_or_closed_costs_the_training_nothing(window, qtbot):
    docks = window.workspace.docks

    def watched(*names):
        return lambda: set(window.poller.snapshot.probes) == set(names)

    def inspected():
        return window.poller.snapshot.inspection is not None

    wait(qtbot, watched("prediction", "diagnostics"))
    docks["metrics"].raise_()
    wait(qtbot, watched("prediction", "diagnostics", "metrics"))
    docks["comparison"].raise_()
    wait(qtbot, watched("prediction", "diagnostics"))
    docks["prediction"].close()
    wait(qtbot, watched("diagnostics"))
    docks["prediction"].toggleViewAction().trigger()  # which brings it to the front as well
    wait(qtbot, lambda: watched("prediction", "diagnostics")() and inspected())
    docks["findings"].close()
    wait(qtbot, lambda: watched("prediction")() and not inspected())
    docks["network"].raise_()
    wait(qtbot, lambda: watched()() and inspected())
    docks["landscape"].close()
    docks["network"].close()
    wait(qtbot, lambda: not inspected())


def test_that_space_runs_and_pauses(window, qtbot):
    window.session.set_speed(WHILE)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait(qtbot, lambda: isinstance(window.poller.outcome, Running) and step(window) > 100)
    assert window.commands["run"].text() == "Pause"
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait(qtbot, lambda: isinstance(window.poller.outcome, Paused))
    assert window.commands["run"].text() == "Run"


def test_that_frames_are_counted_while_there_are_any(window, qtbot):
    def numbers():
        window.status.refresh()
        return " ".join(label.text() for label in window.status.findChildren(QLabel))

    assert "step 0" in numbers() and "frames/s" not in numbers()
    window.session.set_speed(WHILE)
    window.commands["run"].trigger()
    wait(qtbot, lambda: isinstance(window.poller.outcome, Running) and window.poller.frames_per_second() > 0)
    assert "frames/s" in numbers()
    window.commands["run"].trigger()
    wait(qtbot, lambda: isinstance(window.poller.outcome, Paused))
    assert "frames/s" not in numbers() and "µs/step" in numbers()


def test_that_s_takes_one_step_and_e_finishes_the_epoch(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_S)
    wait(qtbot, lambda: step(window) == 1)
    qtbot.keyClick(window, Qt.Key.Key_E)
    wait(qtbot, lambda: window.poller.snapshot.epoch == 1.0 and isinstance(window.poller.outcome, Paused))


def test_that_r_resets_to_the_same_run_and_shift_r_to_another_seed(window, qtbot):
    first = window.poller.snapshot.run
    window.session.step(10)
    wait(qtbot, lambda: step(window) == 10)
    loss = window.poller.snapshot.steps.last[0].copy()
    qtbot.keyClick(window, Qt.Key.Key_R)
    wait(qtbot, lambda: window.poller.snapshot.run == first + 1)
    window.session.step(10)
    wait(qtbot, lambda: step(window) == 10)
    assert (window.poller.snapshot.steps.last[0] == loss).all()

    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    wait(qtbot, lambda: window.poller.snapshot.run == first + 2)
    assert window.poller.snapshot.experiment.seed == 1
    assert window.form.experiment == window.document.experiment == window.poller.snapshot.experiment
    assert window.isWindowModified()


def test_that_a_preset_is_shown_run_and_can_diverge(window, qtbot):
    choose(qtbot, window, "exploding")
    assert window.windowTitle() == "Exploding gradient[*] — dllab"
    assert window.form.experiment.network.initializer.name == "normal"
    window.commands["run"].trigger()
    wait(qtbot, lambda: isinstance(window.poller.outcome, Diverged))
    assert "stopped being finite" in window.messages.text()
    assert not window.commands["run"].isEnabled()
    window.commands["reset"].trigger()
    wait(qtbot, lambda: isinstance(window.poller.outcome, Paused))
    assert not window.messages.isVisible()
    assert window.commands["run"].isEnabled()


def test_that_an_edit_reaches_the_running_experiment(window, qtbot):
    window.commands["run"].trigger()
    table = window.form.experiment.as_table()
    table["optimizer"]["learning_rate"] = 0.002
    edited = Experiment.model_validate(table)
    window.document.change("optimizer.learning_rate", edited)
    wait(qtbot, lambda: window.poller.snapshot.experiment == edited)
    assert window.isWindowModified()
    assert window.poller.snapshot.edits


def test_that_opening_another_experiment_loses_no_edit(window, qtbot, tmp_path):
    first = window.choices.preset.value
    assert not window.commands["undo"].isEnabled()
    table = window.form.experiment.as_table()
    table["training"]["batch_size"] = 7
    edited = Experiment.model_validate(table)
    window.document.change("training.batch_size", edited)
    Experiment(name="mine").save(tmp_path / "mine.toml")
    choose(qtbot, window, "digits")
    window.files.load(tmp_path / "mine.toml")
    assert window.form.experiment.name == "mine" and window.choices.preset.value is None
    window.commands["undo"].trigger()
    assert "digits" in window.choices.preset.value.stem and not window.isWindowModified()
    window.commands["undo"].trigger()
    wait(qtbot, lambda: window.poller.snapshot.experiment == edited)
    assert window.form.experiment == edited and window.isWindowModified()
    assert window.choices.preset.value == first
    window.commands["undo"].trigger()
    assert window.form.experiment.training.batch_size != 7 and not window.isWindowModified()
    for _ in range(3):
        window.commands["redo"].trigger()
    assert window.form.experiment.name == "mine" and window.document.path == tmp_path / "mine.toml"


def test_that_a_preset_that_is_opened_as_a_file_cannot_be_saved_over(window):
    path = presets()[1].path
    before = path.read_bytes()
    window.files.load(path)
    assert window.document.path is None and window.choices.preset.value == path
    assert not window.files.save()
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    assert path.read_bytes() == before and window.document.path is None


def test_that_closing_ends_a_running_training_and_its_timers(window, qtbot):
    window.commands["run"].trigger()
    wait(qtbot, lambda: step(window) > 10)
    window.close()
    wait(qtbot, lambda: not any(timer.isActive() and not timer.isSingleShot() for timer in window.findChildren(QTimer)))


def test_that_closing_a_changed_experiment_can_be_called_off(window, monkeypatch):
    window.document.reseed()
    monkeypatch.setattr(file_commands, "ask_about_changes", lambda *_: QMessageBox.StandardButton.Cancel)
    assert not window.close()
    assert window.isVisible()
    monkeypatch.setattr(file_commands, "ask_about_changes", lambda *_: QMessageBox.StandardButton.Discard)


def test_that_keys_typed_into_a_field_stay_there(window, qtbot):
    field = next(line for line in window.form.findChildren(QLineEdit) if line.text() == "Two spirals")
    field.setFocus()
    field.selectAll()
    for key in (Qt.Key.Key_R, Qt.Key.Key_E, Qt.Key.Key_S, Qt.Key.Key_Space, Qt.Key.Key_S):
        qtbot.keyClick(field, key)
    QApplication.processEvents()
    assert field.text() == "res s"
    assert step(window) == 0
    assert isinstance(window.session.outcome, Paused)


def test_that_every_word_follows_the_language(window, qtbot):
    english = {action: action.text() for action in menu_actions(window.menuBar()) if action.text()}
    window.choices.language.choose(CHINESE)
    wait(qtbot, lambda: window.commands["run"].text() == "运行")
    same = [text for action, text in english.items() if action.text() == text and action.isVisible()]
    assert sorted(text for text in same if not text.endswith((" MB", " %"))) == ["English", "简体中文"]
    for description in DESCRIPTIONS:
        assert window.commands[description.name].toolTip() != description.tip
    assert all(dock.windowTitle().isascii() is False for dock in window.workspace.docks.values())
    window.choices.language.choose(ENGLISH)
    wait(qtbot, lambda: window.commands["run"].text() == "Run")
    assert {action: action.text() for action in english} == english


def test_that_every_action_is_in_a_menu_and_no_key_is_taken_twice(window):
    actions = menu_actions(window.menuBar())
    for page in ("explore_page", "train_page"):
        window.commands[page].trigger()
        usable = [action for action in actions if action.isVisible() and not action.shortcut().isEmpty()]
        keys = [action.shortcut().toString() for action in usable]
        assert len(keys) == len(set(keys))
    for description in DESCRIPTIONS:
        action = window.commands[description.name]
        assert action in actions
        assert action.shortcut().toString() in action.toolTip()


def test_that_the_theme_can_change(window, qtbot):
    window.choices.scheme.choose("dark")
    wait(qtbot, lambda: window.palette().window().color().lightness() < 80)
    window.choices.scheme.choose("light")
    wait(qtbot, lambda: window.palette().window().color().lightness() > 200)


def test_that_presenting_hides_the_form_and_enlarges_the_text(window, qtbot):
    before = QApplication.font().pointSize()
    window.commands["presentation"].trigger()
    wait(qtbot, window.workspace.updatesEnabled)
    assert not window.form.isVisible()
    assert QApplication.font().pointSize() > before
    window.commands["presentation"].trigger()
    wait(qtbot, window.workspace.updatesEnabled)
    assert window.form.isVisible()
    assert QApplication.font().pointSize() == before


@pytest.mark.parametrize("broken", ["schema = 1\n[optimizer]\nname = 'adamm'\n", "not toml ["])
def test_that_a_broken_file_is_explained_and_the_experiment_kept(window, tmp_path, broken):
    path = tmp_path / "broken.toml"
    path.write_text(broken)
    before, run = window.document.experiment, window.poller.snapshot.run
    window.files.load(path)
    assert "broken.toml" in window.messages.text()
    assert ("'adam'" in window.messages.text()) == ("adamm" in broken)
    assert window.document.experiment is before
    assert window.session.latest().run == run


def test_that_an_experiment_survives_saving_dropping_and_is_remembered(window, qtbot, tmp_path):
    path = tmp_path / "mine.toml"
    window.document.reseed()
    window.document.save(path)
    assert not window.isWindowModified()
    saved = window.document.experiment
    choose(qtbot, window, "vanishing")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, nothing))
    assert window.document.experiment == saved
    assert window.settings.recent == [path]
    assert window.choices.preset.value is None


def test_that_a_closed_panel_costs_nothing_and_catches_up_when_opened(window, qtbot, monkeypatch):
    dock = window.workspace.docks["loss"]
    dock.hide()
    shown = []
    monkeypatch.setattr(dock.panel, "show_snapshot", shown.append)
    qtbot.keyClick(window, Qt.Key.Key_S)
    wait(qtbot, lambda: step(window) == 1)
    assert shown == []
    window.commands["reset_layout"].trigger()
    wait(qtbot, lambda: bool(shown))
    assert {snapshot.step for snapshot in shown} == {1}


def test_that_the_window_remembers_how_it_was_left(window, settings, qtbot):
    window.workspace.docks["layers"].hide()
    window.choices.speed.choose(25)
    window.close()
    again = MainWindow(Session(), settings)
    again.show()
    try:
        assert again.workspace.docks["layers"].isHidden()
        assert again.choices.speed.value == 25
    finally:
        again.close()
