import base64
from concurrent.futures import Future
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QToolButton

from dllab import Trainer
from dllab.gui.export.commands import Exports, plain_name
from dllab.gui.kit.export_button import COPY, FORMATS, NUMBERS, OFFERS
from dllab.gui.kit.late import Late
from dllab.gui.kit.pins import Pins
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.loss.panel import LossPanel
from dllab.gui.shell.appearance import palette
from dllab.gui.shell.docks import PanelDock
from dllab.training.outcomes import Paused
from tests.gui.snapshots import blobs, snapshot
from tests.training.examples import experiment


class Session:
    """Has work done on its trainer when it is told to."""

    def __init__(self):
        self.outcome, self.snapshot, self.trainer = Paused(), None, None
        self.asked = []

    def latest(self):
        return self.snapshot

    def ask(self, work):
        self.asked.append((work, Future()))
        return self.asked[-1][1]

    def answer(self):
        for work, future in self.asked:
            try:
                future.set_result(work(self.trainer)) if self.trainer else future.cancel()
            except Exception as error:
                future.set_exception(error)
        self.asked.clear()


class NumberlessPanel(LossPanel):
    def table(self, snapshot=None, pins=()):
        return None


@pytest.fixture
def lab(qtbot, tmp_path):
    """A window with one dock, its exports, and what they said."""
    window, session = QMainWindow(), Session()
    qtbot.addWidget(window)
    poller, pins = Poller(session, window), Pins(window)
    dock = PanelDock("loss", Late.of(LossPanel()), poller, window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.resize(420, 320)
    window.show()
    exports = Exports(window, session, poller, pins, tmp_path)
    exports.serve(dock)
    said, done = [], []
    exports.refused.connect(lambda words: said.append(words()))
    exports.done.connect(done.append)

    def show(made):
        session.snapshot = made
        poller.poll()

    return SimpleNamespace(
        window=window, session=session, poller=poller, pins=pins, dock=dock, exports=exports,
        said=said, done=done, show=show, folder=tmp_path,
    )  # fmt: skip


def dialog_of(lab):
    (dialog,) = [dialog for dialog in lab.window.findChildren(QFileDialog) if dialog.isVisible()]
    return dialog


def accept(dialog, path):
    dialog.fileSelected.emit(str(path))
    dialog.close()


@pytest.mark.parametrize("kind", FORMATS)
def test_that_a_panels_own_menu_saves_it_under_a_fitting_name(lab, kind):
    lab.show(snapshot(step=[10, 20], train_loss=[2, 1]))
    lab.dock.export.offer(kind).trigger()
    dialog = dialog_of(lab)
    assert not dialog.isModal()
    assert dialog.selectedFiles()[0].endswith(f"two-spirals-loss-and-accuracy-step-20.{kind}")
    accept(dialog, lab.folder / "deep" / f"x.{kind}")
    assert lab.done == [lab.folder / "deep" / f"x.{kind}"] and not lab.said
    assert lab.done[0].stat().st_size > 100
    assert lab.exports.folder == lab.folder / "deep"


def test_that_pictures_are_of_the_panel_as_it_is_seen(lab):
    lab.show(snapshot(step=[10, 20], train_loss=[2, 1]))
    lab.exports.save_panel(lab.dock, "png", lab.folder / "x.png")
    assert QImage(str(lab.folder / "x.png")).width() == 2 * lab.dock.panel.width()


def test_that_the_menu_opens_by_keyboard_and_every_button_has_a_name(lab, qtbot):
    lab.dock.export.setFocus()
    opened = []
    lab.dock.export.menu().aboutToShow.connect(lambda: opened.append(True))
    lab.dock.export.menu().aboutToShow.connect(lab.dock.export.menu().close, Qt.ConnectionType.QueuedConnection)
    QTest.keyClick(lab.dock.export, Qt.Key.Key_Return)
    assert opened
    for button in lab.dock.titleBarWidget().findChildren(QToolButton):
        assert button.accessibleName() and button.toolTip()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_that_what_cannot_be_saved_is_said(lab):
    lab.show(snapshot(step=[10]))
    (lab.folder / "file").touch()
    for kind in FORMATS:
        lab.exports.save_panel(lab.dock, kind, lab.folder / "file" / "x")
    numberless = PanelDock("metrics", Late(NumberlessPanel), lab.poller, lab.window)
    lab.exports.save_panel(numberless, "csv", lab.folder / "x.csv")
    assert not lab.done and len(lab.said) == 4
    assert "cannot save" in lab.said[0] and "no numbers" in lab.said[-1]


def test_that_before_the_first_run_there_is_nothing_to_export(lab):
    lab.exports.save_panel(lab.dock, "csv", lab.folder / "x.csv")
    lab.exports.ask_for_pytorch()
    lab.exports.ask_for_onnx()
    lab.exports.ask_for_run()
    assert len(lab.said) == 4 and not lab.done
    assert not lab.window.findChildren(QFileDialog)


def trained(steps=3):
    trainer = Trainer(experiment(network={"hidden": [4]}), blobs())
    trainer.train(steps)
    return trainer


def test_that_the_network_is_written_as_it_stands(lab, qtbot):
    trainer = lab.session.trainer = trained()
    lab.show(snapshot())
    lab.exports.ask_for_pytorch()
    accept(dialog_of(lab), lab.folder / "net.py")
    assert not lab.done
    lab.session.answer()
    expected = trainer.parameters["layer1.weight"]
    trainer.train(5)  # goes on, while the file is written
    qtbot.waitUntil(lambda: bool(lab.done), timeout=60_000)
    assert lab.done == [lab.folder / "net.py"]
    with np.load(lab.folder / "net.npz", allow_pickle=False) as file:
        np.testing.assert_array_equal(file["layer1.weight"], expected)


def test_that_a_network_that_cannot_be_written_is_told(lab, qtbot):
    (lab.folder / "file").touch()
    lab.session.trainer = trained()
    lab.exports.save_model("py", lab.folder / "file" / "x.py")
    lab.session.answer()
    qtbot.waitUntil(lambda: bool(lab.said), timeout=60_000)
    assert not lab.done and "cannot save" in lab.said[0]


def test_that_a_run_goes_into_a_folder_of_its_own(lab, qtbot):
    lab.session.trainer = trained()
    lab.show(snapshot(step=[7]))
    lab.exports.ask_for_run()
    accept(dialog_of(lab), lab.folder)
    lab.session.answer()
    qtbot.waitUntil(lambda: bool(lab.done), timeout=60_000)
    assert lab.done == [lab.folder / "two-spirals-run-step-7"]
    names = {path.name for path in lab.done[0].iterdir()}
    assert names == {"experiment.toml", "history.csv", "model.npz", "summary.json", "run.dllab"}


def test_that_a_run_is_saved_in_a_folder_that_is_named_and_not_there_yet(lab, qtbot):
    lab.session.trainer = trained()
    lab.show(snapshot(step=[7]))
    lab.exports.ask_for_run()
    dialog = dialog_of(lab)
    assert dialog.selectedFiles() == [str(lab.folder / "two-spirals-run-step-7")]
    accept(dialog, lab.folder / "new" / "mine")
    lab.session.answer()
    qtbot.waitUntil(lambda: bool(lab.done), timeout=60_000)
    assert lab.done == [lab.folder / "new" / "mine"] and (lab.folder / "new" / "mine" / "model.npz").exists()
    assert lab.exports.folder == lab.folder / "new"


def test_that_a_run_that_was_saved_before_stays_where_it_is(lab, qtbot):
    (lab.folder / "two-spirals-run-step-7").mkdir()
    (lab.folder / "two-spirals-run-step-7" / "model.npz").write_bytes(b"precious")
    lab.session.trainer = trained()
    lab.show(snapshot(step=[7]))
    lab.exports.ask_for_run()
    accept(dialog_of(lab), lab.folder)
    lab.session.answer()
    qtbot.waitUntil(lambda: bool(lab.done), timeout=60_000)
    assert lab.done == [lab.folder / "two-spirals-run-step-7-2"]
    assert (lab.folder / "two-spirals-run-step-7" / "model.npz").read_bytes() == b"precious"


def test_that_a_run_that_cannot_be_saved_is_told(lab, qtbot):
    (lab.folder / "file").touch()
    lab.exports.save_run(lab.folder)
    lab.session.answer()
    lab.session.trainer = trained()
    lab.exports.save_run(lab.folder / "file")
    lab.session.answer()
    qtbot.waitUntil(lambda: len(lab.said) == 2)
    assert "no run" in lab.said[0] and "cannot be written" in lab.said[1] and not lab.done


def test_that_a_whole_run_that_cannot_be_written_costs_no_other_file(lab, qtbot):
    lab.session.trainer = trained(7)
    (lab.folder / "run.dllab").mkdir()
    lab.exports.save_run(lab.folder)
    lab.session.answer()
    qtbot.waitUntil(lambda: len(lab.said) == 1)
    assert "run.dllab" in lab.said[0] and not lab.done
    assert {path.name for path in lab.folder.iterdir() if path.is_file()} == {
        "experiment.toml", "history.csv", "model.npz", "summary.json"
    }  # fmt: skip


def test_that_names_become_file_names(qapp):
    assert plain_name("Vanishing: “gradient” /../ 梯度!") == "vanishing-gradient-梯度"
    assert plain_name("../..") == ""


def test_that_a_report_shows_the_panels_that_are_seen(lab, qtbot):
    lab.show(snapshot(step=(0, 1), evaluated=(0, 1)))
    lab.exports.ask_for_report()
    accept(dialog_of(lab), lab.folder / "report.html")
    assert lab.done == [lab.folder / "report.html"]
    written = (lab.folder / "report.html").read_text(encoding="utf-8")
    assert written.count("data:image/png") == 1
    lab.dock.close()
    qtbot.waitUntil(lambda: not lab.dock.seen)
    lab.exports.save_report(lab.folder / "without.html")
    assert "data:image/png" not in (lab.folder / "without.html").read_text(encoding="utf-8")


def test_that_a_report_is_light_on_white_paper_and_the_window_stays_dark(lab, qapp):
    dark, panel = Theme(dark=True, presentation=False), lab.dock.panel
    qapp.setPalette(palette(dark))
    try:
        panel.use_theme(dark)
        lab.show(snapshot(step=(0, 1), evaluated=(0, 1)))
        before = panel.grab().toImage()
        lab.exports.save_report(lab.folder / "report.html")
        written = (lab.folder / "report.html").read_text(encoding="utf-8")
        shown = QImage.fromData(base64.b64decode(written.split("base64,")[1].split('"')[0]))
        light = [shown.pixelColor(x, y).lightness() for x in (2, shown.width() - 3) for y in (2, shown.height() - 3)]
        assert min(light) > 240
        assert panel.used == dark and panel.grab().toImage() == before
    finally:
        qapp.setPalette(QPalette())


def test_that_a_name_says_the_step_that_is_written_not_the_one_at_which_it_was_asked_for(lab):
    lab.show(snapshot(step=(0, 1), evaluated=(0, 1)))
    lab.exports.ask_for_report()
    dialog = dialog_of(lab)
    lab.show(snapshot(step=(0, 1, 2), evaluated=(0, 1, 2), changes=2))  # meanwhile the run goes on
    accept(dialog, lab.folder / "mine-step-1.html")
    assert lab.done == [lab.folder / "mine-step-2.html"] and lab.done[0].exists()
    lab.exports.ask_for_report()
    dialog = dialog_of(lab)
    lab.show(snapshot(step=(0, 1, 2, 3), evaluated=(0, 1, 2, 3), changes=3))
    accept(dialog, lab.folder / "like-step-20.html")  # a name of somebody's own
    assert lab.done[1:] == [lab.folder / "like-step-20.html"]


def test_that_the_folder_of_a_run_says_the_step_that_is_written(lab, monkeypatch):
    saved = []
    monkeypatch.setattr(lab.exports, "save_run", saved.append)
    lab.show(snapshot(step=(0, 1), evaluated=(0, 1)))
    lab.exports.ask_for_run()
    dialog = dialog_of(lab)
    lab.show(snapshot(step=(0, 1, 2), evaluated=(0, 1, 2), changes=2))
    accept(dialog, lab.folder / "two-spirals-run-step-1")
    assert saved == [lab.folder / "two-spirals-run-step-2"]


def test_that_a_panel_is_copied_as_it_is_seen(lab, qapp):
    lab.show(snapshot(step=(0, 1)))
    lab.dock.export.offer(COPY).trigger()
    copied = qapp.clipboard().image()
    assert copied.width() == 2 * lab.dock.panel.width() and copied.height() > 2 * lab.dock.panel.height()


def test_that_numbers_are_copied_as_a_table_that_spreadsheets_take(lab, qapp):
    lab.show(snapshot(step=(0, 1), evaluated=(0, 1)))
    lab.dock.export.offer(NUMBERS).trigger()
    titles, *rows = qapp.clipboard().text().splitlines()
    assert titles.split("\t")[0] == "step" and len(rows) == 2
    assert all(len(row.split("\t")) == len(titles.split("\t")) for row in rows)


def test_that_a_panel_without_numbers_says_so_where_they_are_asked_for(lab):
    lab.dock.export.offer(NUMBERS).trigger()
    assert len(lab.said) == 1 and "no numbers" in lab.said[0]


def test_that_a_right_click_on_a_plot_offers_what_the_panel_can_do_and_where_it_can_go(lab, qtbot, qapp):
    chart = lab.dock.panel.loss
    place = chart.viewport().rect().center()
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.RightButton, pos=place)
    qtbot.waitUntil(lambda: isinstance(qapp.activePopupWidget(), QMenu))
    menu = qapp.activePopupWidget()
    offered = [offer for offer in menu.actions() if not offer.isSeparator()]
    axes = [lab.dock.panel.logarithmic.action, lab.dock.panel.log_steps.action]
    assert offered == [*axes, *(lab.dock.export.offer(kind) for kind in OFFERS)]
    offered[0].trigger()
    assert lab.dock.panel.logarithmic.isChecked()
    menu.close()
    qtbot.waitUntil(lambda: qapp.activePopupWidget() is None)
