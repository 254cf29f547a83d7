"""What the window shows after a few steps goes into files, from every panel, in every language."""

import csv

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from dllab.gui.kit.export_button import CSV
from dllab.gui.kit.language import CONTEXT
from dllab.gui.panels.microscope.panel import MicroscopeView

pytestmark = pytest.mark.slow

PATIENCE_MS = 120_000
STEPS = 20
ELSEWHERE = {"sight", "sweep"}  # speak of images and of runs of their own: tested where they are


class Marker(QTranslator):
    """A language in which everything that is looked up is easily told from English."""

    def isEmpty(self):
        return False

    def translate(self, context, sourceText, disambiguation=None, n=-1):
        return f"译{sourceText}" if context == CONTEXT else ""


@pytest.fixture
def marked(qapp):
    """Switches to that language."""
    marker = Marker()
    yield lambda: QCoreApplication.installTranslator(marker)
    QCoreApplication.removeTranslator(marker)


def run_a_little(window, qtbot):
    """Take a few steps of the default experiment, and have it run several times beside."""
    window.session.step(STEPS)
    ensemble = window.panels.ensemble.panel
    ensemble.controls.runs.set_value(2)
    ensemble.controls.steps.set_value(STEPS)
    ensemble.controls.start.click()
    qtbot.waitUntil(lambda: window.poller.snapshot.step == STEPS, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: ensemble.spread is not None and ensemble.spread.over, timeout=PATIENCE_MS)


def save(window, qtbot, name, folder):
    """The file of a panel, once that has something to say: its titles, and its rows below them."""
    dock = window.workspace.docks[name]
    dock.show()
    dock.raise_()
    said, path = [], folder / f"{name}.csv"
    window.exports.refused.connect(lambda words: said.append(words()))

    def is_saved():
        window.exports.save_panel(dock, CSV, path)
        return path.exists()

    qtbot.waitUntil(is_saved, timeout=PATIENCE_MS)
    assert all("no numbers yet" in words for words in said)
    with open(path, encoding="utf-8-sig", newline="") as file:
        titles, *rows = csv.reader(file)
    path.unlink()
    return titles, rows


def test_that_every_panel_gives_a_table_after_a_few_steps(window, qtbot, tmp_path):
    run_a_little(window, qtbot)
    window.commands["labs"].trigger()
    for name in sorted(set(window.panels.all) - ELSEWHERE):
        titles, rows = save(window, qtbot, name, tmp_path)
        assert rows and all(titles) and {len(row) for row in rows} == {len(titles)}, name
    microscope = window.panels.all["microscope"].panel
    for view in MicroscopeView:
        microscope.switch.choose(view)
        assert len(save(window, qtbot, "microscope", tmp_path)[1]) > 2


def test_that_tables_are_titled_in_the_language_of_the_window(window, qtbot, tmp_path, marked):
    run_a_little(window, qtbot)
    window.commands["pin"].trigger()
    marked()
    QApplication.processEvents()
    for name in ("findings", "comparison", "network", "microscope"):
        titles, rows = save(window, qtbot, name, tmp_path)
        assert all("译" in title for title in titles), name
        assert any("译" in cell for row in rows for cell in row), name
    microscope = window.panels.all["microscope"].panel
    for view in MicroscopeView:
        microscope.switch.choose(view)
        assert all("译" in title for title in save(window, qtbot, "microscope", tmp_path)[0])
