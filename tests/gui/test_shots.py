from PySide6.QtGui import QImage

from dllab.gui import shots


def test_that_the_dashboard_is_trained_and_drawn(qapp, tmp_path, capsys):
    path = tmp_path / "dashboard.png"
    assert shots.dashboard(path) == 0
    assert "validation accuracy" in capsys.readouterr().out
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1440, 900)
    colors = {image.pixel(x, y) for x in range(0, 1440, 4) for y in range(0, 900, 4)}
    assert len(colors) > 200
