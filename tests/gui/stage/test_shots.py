import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage

from dllab.gui.stage import shot_states, shots
from dllab.gui.stage.drive import show_at, wait_for_run
from dllab.gui.stage.shot_stage import PATIENCE, Stage, staged

pytestmark = pytest.mark.slow


def pictures(folder):
    return {path.stem: QImage(str(path)) for path in folder.glob("*.png")}


def test_that_the_dashboard_is_trained_and_drawn(qapp, tmp_path, capsys):
    path = tmp_path / "dashboard.png"
    assert shots.dashboard(path) == 0
    assert "validation accuracy" in capsys.readouterr().out
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1440, 900)
    colors = {image.pixel(x, y) for x in range(0, 1440, 4) for y in range(0, 900, 4)}
    assert len(colors) > 200


def test_that_the_states_of_one_run_are_pictured_each_differently(qapp, tmp_path):
    with staged(tmp_path) as stage:
        wait_for_run(stage.window, PATIENCE)
        for show in (shot_states.one_run, shot_states.form, shot_states.panels, shot_states.time_machine):
            show(stage)
        course = stage.snapshot.whole
    with staged(tmp_path, lambda settings: shot_states.lose(settings, course)) as stage:
        shot_states.recovery(stage)
    found = pictures(tmp_path)
    expected = {"training", "trained", "network", "metrics", "microscope-layer", "microscope-update"}
    expected |= {"microscope-start", "export-menu", "time-machine", "recovery"}
    assert found.keys() == expected | {"form-unfolded", "form-search", "gallery"}
    assert len({image.constBits().tobytes() for image in found.values()}) == len(found)


def test_that_a_small_window_is_pictured_small(qapp, tmp_path):
    with staged(tmp_path) as stage:
        wait_for_run(stage.window, PATIENCE)
        shot_states.small(stage)
    sizes = {name: (image.width(), image.height()) for name, image in pictures(tmp_path).items()}
    assert len(sizes) == 5 and set(sizes.values()) == {(1280, 720)}


def test_that_a_window_is_shown_as_its_size_wants_it_on_any_screen(window):
    """Where the first screen was small, pictures of large windows had the columns of a small one."""
    loss, gradients = (window.workspace.docks[name] for name in ("loss", "gradients"))
    show_at(window, QSize(1000, 700))
    assert gradients in window.workspace.tabifiedDockWidgets(loss)
    show_at(window, QSize(1440, 900))
    assert gradients not in window.workspace.tabifiedDockWidgets(loss)


def test_that_no_picture_is_taken_while_panels_are_moved(window, tmp_path):
    """A busy machine's pictures had the menu in Chinese above panels in English that had lost their titles."""
    workspace = window.workspace
    workspace.setUpdatesEnabled(False)
    QTimer.singleShot(800, workspace, lambda: workspace.setUpdatesEnabled(True))
    Stage(window, tmp_path).save("moved")
    assert workspace.updatesEnabled()
