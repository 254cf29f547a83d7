from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QScrollArea

from dllab.files import CannotSave
from dllab.gui.charts.chart import Chart
from dllab.gui.charts.header import SmallButton
from dllab.gui.export.picture import SCALE, _title_height, picture, write_png, write_svg
from dllab.gui.export.svg import PLACES, SVG
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.loss.panel import LossPanel
from dllab.gui.panels.prediction.panel import PredictionPanel
from tests.gui.snapshots import snapshot


@pytest.fixture
def panel(qtbot):
    """Losses from 1 to 4 at the steps 10 … 40."""
    panel = LossPanel()
    qtbot.addWidget(panel)
    panel.resize(420, 300)
    panel.apply_theme(Theme(dark=False, presentation=False))
    panel.show()
    evaluations = {"train_loss_eval": [4, 3, 2, 1], "val_loss": [4, 3, 3, 3]}
    steps = [10, 20, 30, 40]
    panel.show_snapshot(snapshot(step=steps, train_loss=[4, 3, 2, 1], evaluated=steps, evaluations=evaluations))
    return panel


def has_color(image, wanted, close=60):
    bits = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8).reshape(-1, 4)
    color = QColor(wanted)
    return bool((np.abs(bits[:, 2::-1].astype(int) - color.getRgb()[:3]).sum(1) < close).any())


def test_that_a_picture_is_twice_as_large_with_curves_and_room_for_the_title(panel, tmp_path):
    write_png(panel, "Loss and accuracy", "Two spirals", tmp_path / "x.png")
    image = QImage(str(tmp_path / "x.png"))
    assert image.width() == SCALE * panel.width()
    assert image.height() > SCALE * panel.height() + 20
    assert has_color(image, "#0072B2") and has_color(image, "#D55E00")
    title = image.copy(0, 0, image.width() // 2, image.height() - SCALE * panel.height())
    assert has_color(title, "#26282c", close=120)


def test_that_a_drawing_has_title_axes_and_legend_as_text_and_opens(panel, tmp_path):
    write_svg(panel, "Loss & accuracy", "Two spirals", tmp_path / "x.svg")
    root = ElementTree.parse(tmp_path / "x.svg").getroot()
    words = {"".join(element.itertext()).strip() for element in root.iter(f"{{{SVG}}}text")}
    assert {"Loss & accuracy", "Two spirals", "step", "loss", "training", "validation"} <= words
    assert root.find(f"{{{SVG}}}title").text == "Loss & accuracy"
    assert root.get("width") == str(panel.width())
    assert QSvgRenderer(str(tmp_path / "x.svg")).isValid()


def test_that_lines_of_a_drawing_lie_where_they_are_seen_and_within_the_axes(panel, tmp_path):
    write_svg(panel, "", "", tmp_path / "x.svg")
    root = ElementTree.parse(tmp_path / "x.svg").getroot()
    assert not [element for element in root.iter() if "vector-effect" in element.attrib]
    clips = {element.get("id") for element in root.iter(f"{{{SVG}}}clipPath")}
    used = {element.get("clip-path")[5:-1] for element in root.iter() if "clip-path" in element.attrib}
    assert used and used <= clips
    lines = [e for g in root.iter(f"{{{SVG}}}g") if g.get("stroke") == "#0072b2" for e in g if e.tag in PLACES]
    places = [
        tuple(map(float, pair.replace("M", "").replace("L", "").split(",")))
        for line in lines
        for pair in line.get(PLACES[line.tag]).split()
        if "," in pair
    ]
    assert len(places) >= 4
    assert all(0 <= x <= panel.width() and 0 <= y <= panel.height() for x, y in places)


def test_that_small_buttons_are_left_out_and_come_back(panel, tmp_path):
    before = panel.grab().toImage()
    panel.logarithmic.setFocus()
    write_svg(panel, "", "", tmp_path / "x.svg")
    assert ">log<" not in (tmp_path / "x.svg").read_text(encoding="utf-8").replace("\n", "")
    assert panel.logarithmic.isVisible() and panel.loss.isVisible()
    assert panel.grab().toImage().size() == before.size()


def test_that_scroll_bars_are_left_out_and_come_back(qtbot):
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(QLabel("\n".join("words")))
    area.resize(120, 60)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    place = bar.rect().translated(bar.mapTo(area, bar.rect().topLeft()))
    seen = picture(area, "", "").copy(
        SCALE * place.x(), SCALE * (place.y() + _title_height()), SCALE * place.width(), SCALE * place.height()
    )
    assert len({seen.pixel(x, y) for x in range(seen.width()) for y in range(seen.height())}) == 1
    assert bar.isVisible()


@pytest.mark.parametrize("write", [write_png, write_svg])
def test_that_the_keyboard_stays_where_it_is(qtbot, panel, tmp_path, write):
    for widget in (panel.findChild(Chart), *(each for each in panel.findChildren(SmallButton) if each.isVisible())):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        write(panel, "", "", tmp_path / "x")
        assert widget.hasFocus()


def test_that_points_are_drawn_as_shapes(qtbot, tmp_path):
    panel = PredictionPanel(watch=lambda watcher, inputs: None)
    qtbot.addWidget(panel)
    panel.resize(420, 300)
    panel.apply_theme(Theme(dark=True, presentation=False))
    panel.show()
    panel.show_snapshot(snapshot())
    write_svg(panel, "", "", tmp_path / "x.svg")
    drawn = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert drawn.count("<path") > 60
    assert drawn.count("<image") < 5


def test_that_a_place_that_cannot_be_written_is_told(panel, tmp_path):
    (tmp_path / "file").touch()
    for write in (write_png, write_svg):
        with pytest.raises(CannotSave):
            write(panel, "", "", tmp_path / "file" / "x")


@pytest.mark.parametrize("name", ["a\x00\x01\x1b[31mb", "a\x0bb\x0c", "a\ufffe\uffffb", "a\ud800b", "梯度 😀 <&>\"'"])
def test_that_a_name_of_any_characters_is_drawn_as_xml(panel, tmp_path, name):
    write_svg(panel, "Loss and accuracy", name, tmp_path / "x.svg")
    texts = [element.text or "" for element in ElementTree.parse(tmp_path / "x.svg").iter(f"{{{SVG}}}text")]
    assert any("Loss and accuracy" in text for text in texts)
    assert QSvgRenderer(str(tmp_path / "x.svg")).isValid()
