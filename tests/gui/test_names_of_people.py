"""What people call their experiments, files, columns and classes is shown as it is, whatever they call them."""

import pytest
from PySide6.QtWidgets import QApplication

from dllab.experiment import Experiment
from dllab.gui.document.recovery.bar import RecoveryBar
from dllab.gui.kit.export_button import FORMATS
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.translations import CHINESE
from tests.gui.sessions import held, lose, pin

pytestmark = pytest.mark.slow

PATIENCE_MS = 120_000
NAMES = ("{name}", "{", "}{0}", "<b>bold & cut", "%s %1 %n", "第{一}个", "a\\b\tc")


@pytest.mark.parametrize("name", NAMES)
def test_that_an_experiment_and_its_pins_may_be_called_anything(window, qtbot, name):
    window.document.open(Experiment(name=name))
    qtbot.waitUntil(lambda: window.poller.snapshot.experiment.name == name, timeout=PATIENCE_MS)
    window.session.step(5)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 5, timeout=PATIENCE_MS)
    window.commands["pin"].trigger()
    assert [pin.label for pin in window.pins.pins] == [name]
    window.choices.language.choose(CHINESE)
    QApplication.processEvents()
    assert name in window.windowTitle()


def test_that_columns_and_classes_of_a_file_may_be_called_anything(window, qtbot, tmp_path):
    rows = [f'{k % 7},{k % 5},"{NAMES[k % 4]}"' for k in range(60)]
    path = tmp_path / "{odd} 100%.csv"
    path.write_text("\n".join(["{x},%s,{class}", *rows]), encoding="utf-8")
    table = {"dataset": {"name": "csv", "path": str(path)}, "network": {"hidden": [4]}}
    window.document.open(Experiment.model_validate(table))
    qtbot.waitUntil(lambda: window.poller.snapshot.dataset.name == "csv", timeout=PATIENCE_MS)
    assert set(window.poller.snapshot.dataset.classes) == set(NAMES[:4])
    window.session.step(20)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == 20, timeout=PATIENCE_MS)
    refused = []
    window.exports.refused.connect(lambda words: refused.append(words()))
    for name, dock in window.workspace.docks.items():
        dock.show()
        dock.raise_()
        qtbot.wait(300)
        for kind in FORMATS:
            window.exports.save_panel(dock, kind, tmp_path / f"{name}.{kind}")
    metrics = (tmp_path / "metrics.csv").read_text("utf-8-sig")
    assert all(name in metrics for name in NAMES[:4])
    assert all("no numbers yet" in words for words in refused)


@pytest.mark.parametrize("name", NAMES)
def test_that_what_was_lost_may_be_called_anything(qtbot, tmp_path, name):
    bar = RecoveryBar(None)
    qtbot.addWidget(bar)
    bar.apply_theme(Theme(dark=False, presentation=False))
    lose(tmp_path, experiment=held().experiment.model_copy(update={"name": name}), pins=(pin(1, name),))
    bar.look(tmp_path)
    qtbot.waitUntil(lambda: not bar.busy)
    assert name in bar.text()
