"""The window's main states look as they did, as far as fonts and systems let them: coarsely, block by block.

The pictures in tests/gui/baselines are made anew by: dev.py test tests/gui/stage/test_pictures.py --renew
"""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from dllab.gui.kit.translations import CHINESE
from dllab.gui.shell.appearance import DARK
from dllab.gui.stage.drive import wait_for_run
from dllab.gui.stage.shot_stage import PATIENCE, staged
from dllab.training.outcomes import Paused

pytestmark = pytest.mark.slow

BASELINES = Path(__file__).resolve().parents[1] / "baselines"
WIDTH, HEIGHT, BLOCK = 240, 150, 10  # of a baseline, in pixels, and of what is compared in it
STEPS = 400
COLOR = 40  # of 255: another theme and a lost heat map differ by more, another font by less
FLAT, BUSY = 3.0, 9.0  # deviation of the lightness in a block with nothing in it, and in one with text or lines
ALLOWED = 0.04  # share of the blocks: half a panel


def idle(stage):
    pass


def trained(stage):
    stage.window.session.step(STEPS)
    stage.wait(lambda: stage.snapshot.step == STEPS and isinstance(stage.window.poller.outcome, Paused))


def dark(stage):
    trained(stage)
    stage.window.choices.scheme.choose(DARK)


def chinese(stage):
    trained(stage)
    stage.window.choices.language.choose(CHINESE)


def presentation(stage):
    trained(stage)
    stage.window.commands["presentation"].trigger()
    stage.window.showNormal()  # as large as the others


def tabs(stage):
    trained(stage)
    stage.front("network", "metrics")


STATES = (idle, trained, dark, chinese, presentation, tabs)


def small(picture):
    """A picture at the baselines' size."""
    scaled = picture.scaled(
        WIDTH, HEIGHT, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return scaled.convertToFormat(QImage.Format.Format_RGB888)


def blocks(picture):
    """Mean colour and deviation of the lightness of every block: float[rows, columns, 4]."""
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(HEIGHT, picture.bytesPerLine())
    pixels = rows[:, : 3 * WIDTH].reshape(HEIGHT // BLOCK, BLOCK, WIDTH // BLOCK, BLOCK, 3).astype(float)
    lightness = pixels.mean(4).std((1, 3))
    return np.concatenate([pixels.mean((1, 3)), lightness[..., None]], 2)


def differing(one, other):
    """The share of blocks of another colour, and of those that are busy in one and empty in the other."""
    a, b = blocks(small(one)), blocks(small(other))
    colored = np.abs(a - b)[..., :3].max(2) > COLOR
    least, most = np.minimum(a, b)[..., 3], np.maximum(a, b)[..., 3]
    return max(colored.mean(), ((least < FLAT) & (most > BUSY)).mean())


@pytest.fixture(scope="module")
def pictures(qapp, tmp_path_factory):
    """The states, each from a first start."""
    folder, taken = tmp_path_factory.mktemp("pictures"), {}
    for state in STATES:
        with staged(folder) as stage:
            wait_for_run(stage.window, PATIENCE)
            state(stage)
            stage.save(state.__name__)
        taken[state.__name__] = QImage(str(folder / f"{state.__name__}.png"))
    return taken


@pytest.mark.parametrize("name", [state.__name__ for state in STATES])
def test_that_a_state_looks_as_it_did(pictures, name, request):
    baseline = BASELINES / f"{name}.png"
    if request.config.getoption("--renew"):
        assert small(pictures[name]).save(str(baseline))
    assert differing(pictures[name], QImage(str(baseline))) <= ALLOWED


def test_that_states_are_told_apart(pictures):
    for name, picture in pictures.items():
        near = {"chinese": {"trained"}, "trained": {"chinese"}}.get(name, set())
        others = {other: differing(picture, pictures[other]) for other in pictures.keys() - {name} - near}
        assert min(others.values()) > ALLOWED, others


def test_that_an_empty_panel_is_seen(qapp, tmp_path):
    with staged(tmp_path) as stage:
        wait_for_run(stage.window, PATIENCE)
        trained(stage)
        stage.save("whole")
        whole = QImage(str(tmp_path / "whole.png"))
        for name in ("experiment", "loss", "prediction"):
            panel = stage.window.workspace.docks[name].panel
            place = panel.rect().translated(panel.mapTo(stage.window, panel.rect().topLeft()))
            emptied = whole.copy()
            painter = QPainter(emptied)
            painter.fillRect(place, QColor("white"))
            painter.end()
            assert differing(emptied, whole) > ALLOWED, name


def test_that_a_missing_dock_is_seen(qapp, tmp_path):
    with staged(tmp_path) as stage:
        wait_for_run(stage.window, PATIENCE)
        trained(stage)
        stage.save("whole")
        stage.window.workspace.docks["loss"].hide()
        stage.save("without")
    assert differing(*(QImage(str(tmp_path / f"{name}.png")) for name in ("whole", "without"))) > ALLOWED
