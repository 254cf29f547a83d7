import sys
import threading
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QLabel

from dllab.experiment.presets import presets
from dllab.gui.film import film
from dllab.gui.film import recorder as screen_recorder
from dllab.gui.film.film import Film
from dllab.gui.film.recorder import ScreenRecorder, look_at

PATIENCE_MS = 60_000


class Lab:
    """A window, its recorder, and what that said."""

    def __init__(self, qtbot, folder: Path):
        self.window = QLabel("0")
        qtbot.addWidget(self.window)
        self.window.setStyleSheet("background: #0072B2; color: white")
        self.window.resize(160, 90)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.recorder = ScreenRecorder(self.window, folder)
        self.done, self.said, self.changes, self.progress = [], [], [], []
        self.recorder.done.connect(self.done.append)
        self.recorder.refused.connect(lambda words: self.said.append(words()))
        self.recorder.changed.connect(self.changes.append)
        self.recorder.progressed.connect(lambda seconds, size: self.progress.append((seconds, size)))

    @property
    def film(self) -> Film:
        assert self.recorder._film is not None
        return self.recorder._film


@pytest.fixture
def lab(qtbot, tmp_path):
    made = Lab(qtbot, tmp_path)
    yield made
    made.recorder.finish()


def record(lab, qtbot, path):
    lab.recorder.start(path)
    qtbot.waitUntil(lambda: lab.film.size > 0, timeout=PATIENCE_MS)
    lab.window.setText("1")
    before = lab.film.size
    qtbot.waitUntil(lambda: lab.film.size > before, timeout=PATIENCE_MS)


def test_that_a_recording_shows_the_window_and_is_there_only_when_complete(lab, qtbot, tmp_path):
    record(lab, qtbot, tmp_path / "x.gif")
    assert lab.recorder.recording and not (tmp_path / "x.gif").exists()
    lab.recorder.stop()
    assert not lab.recorder.recording
    qtbot.waitUntil(lambda: bool(lab.done), timeout=PATIENCE_MS)
    assert lab.done == [tmp_path / "x.gif"] and not lab.said
    assert lab.changes == [True, False]
    assert [path.name for path in tmp_path.iterdir()] == ["x.gif"]
    with Image.open(tmp_path / "x.gif") as image:
        assert image.size == (160, 90) and image.n_frames >= 2
        assert image.convert("RGB").getpixel((80, 10)) == (0, 114, 178)


def test_that_seconds_and_bytes_are_told(lab, qtbot, tmp_path):
    record(lab, qtbot, tmp_path / "x.gif")
    qtbot.waitUntil(lambda: any(size >= lab.film.size > 0 for _, size in lab.progress), timeout=PATIENCE_MS)
    seconds, size = lab.progress[-1]
    assert seconds >= 0.5 and size > 0


def test_that_bytes_are_told_before_the_encoder_is_there(lab, qtbot, tmp_path, monkeypatch):
    compiled = threading.Event()
    monkeypatch.setattr(film, "prepare", compiled.wait)
    lab.recorder.start(tmp_path / "x.gif")
    try:
        qtbot.waitUntil(lambda: any(size > 0 for _, size in lab.progress), timeout=PATIENCE_MS)
        assert lab.film.size == 0
    finally:
        compiled.set()
    qtbot.waitUntil(lambda: lab.film.size > 0 and lab.film.waiting_size == 0, timeout=PATIENCE_MS)


def test_that_closing_the_window_completes_the_recording(lab, qtbot, tmp_path):
    record(lab, qtbot, tmp_path / "x.gif")
    lab.recorder.finish()
    assert lab.done == [tmp_path / "x.gif"]
    with Image.open(tmp_path / "x.gif") as image:
        assert image.n_frames >= 2


def test_that_a_window_that_changes_its_size_keeps_the_films(lab, qtbot, tmp_path):
    record(lab, qtbot, tmp_path / "x.gif")
    lab.window.resize(320, 100)
    before = lab.film.size
    qtbot.waitUntil(lambda: lab.film.size > before, timeout=PATIENCE_MS)
    lab.recorder.finish()
    with Image.open(tmp_path / "x.gif") as image:
        image.seek(image.n_frames - 1)
        assert image.size == (160, 90)
        assert image.convert("RGB").getpixel((80, 2)) == (0, 0, 0)


def test_that_a_folder_that_cannot_be_written_is_told_and_another_recording_can_begin(lab, qtbot, tmp_path):
    (tmp_path / "file").touch()
    lab.recorder.start(tmp_path / "file" / "x.gif")
    lab.recorder.start(tmp_path / "x.mp4")
    assert len(lab.said) == 2 and "cannot save" in lab.said[0] and ".gif or .webm" in lab.said[1]
    record(lab, qtbot, tmp_path / "x.gif")
    lab.recorder.finish()
    assert lab.done == [tmp_path / "x.gif"]


def test_that_a_full_disk_ends_the_recording_and_keeps_what_is_there(lab, qtbot, tmp_path, monkeypatch):
    add, count = film.GifWriter.add, []

    def add_until_full(self, pixels, seconds):
        count.append(seconds)
        if len(count) > 3:
            raise OSError(28, "No space left on device")
        add(self, pixels ^ len(count), seconds)

    monkeypatch.setattr(film.GifWriter, "add", add_until_full)
    lab.recorder.start(tmp_path / "x.gif")
    qtbot.waitUntil(lambda: bool(lab.said), timeout=PATIENCE_MS)
    assert "No space left" in lab.said[0] and "x.gif" in lab.said[0] and not lab.done
    assert lab.changes == [True, False] and not lab.recorder.recording
    with Image.open(tmp_path / "x.gif") as image:
        assert image.n_frames >= 1


def test_that_a_disk_that_is_full_from_the_start_leaves_nothing(lab, qtbot, tmp_path, monkeypatch):
    def refuse(self, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(film.GifWriter, "_write", refuse)
    lab.recorder.start(tmp_path / "x.gif")
    qtbot.waitUntil(lambda: bool(lab.said), timeout=PATIENCE_MS)
    assert "No space left" in lab.said[0]
    assert not list(tmp_path.iterdir())


def test_that_the_person_names_the_file_and_what_films_need_is_named(lab, qtbot, tmp_path, monkeypatch):
    lab.recorder.toggle()
    (dialog,) = lab.window.findChildren(QFileDialog)
    assert not dialog.isModal() and dialog.selectedFiles()[0].endswith(".gif")
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.selectedFiles()[0].endswith(".webm")
    dialog.close()

    monkeypatch.setitem(sys.modules, "av", None)  # import fails
    lab.recorder.start(tmp_path / "x.webm")
    (said,) = lab.said
    assert "package av" in said and sys.prefix in said and not list(tmp_path.iterdir())


def test_that_looking_costs_no_painting(lab, monkeypatch):
    monkeypatch.setattr(lab.window, "grab", lambda: pytest.fail("painted once more"))
    image = look_at(lab.window)
    assert image.size() == lab.window.size()
    assert image.pixelColor(80, 10) == QColor("#0072B2")


@pytest.mark.parametrize(("seconds", "interval"), [(0.001, 100), (0.03, 300), (0.5, 1000)])
def test_that_looks_are_taken_less_often_where_they_are_slow(lab, tmp_path, monkeypatch, seconds, interval):
    now = [0.0]

    def look(window):
        now[0] += seconds
        return look_at(window)

    monkeypatch.setattr(screen_recorder, "look_at", look)
    monkeypatch.setattr(screen_recorder.time, "perf_counter", lambda: now[0])
    lab.recorder.start(tmp_path / "x.gif")
    monkeypatch.undo()
    assert lab.recorder._timer.interval() == interval


@pytest.mark.slow
def test_that_films_show_the_window_too(lab, qtbot, tmp_path):
    av = pytest.importorskip("av")
    record(lab, qtbot, tmp_path / "x.webm")
    lab.recorder.finish()
    assert lab.done == [tmp_path / "x.webm"]
    with av.open(str(tmp_path / "x.webm")) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert len(frames) >= 2 and frames[0].shape == (90, 160, 3)
    assert abs(frames[0][10, 80].astype(int) - (0, 114, 178)).max() < 30


def test_that_nothing_is_recorded_among_what_ships(lab):
    lab.recorder.start(presets()[0].path.with_name("film.gif"))
    assert "is part of dllab" in lab.said[0] and not lab.recorder.recording
    assert not list(presets()[0].path.parent.glob("*film*"))


def test_that_a_film_has_every_frame_since_its_beginning_though_the_encoder_comes_late(qtbot, tmp_path, monkeypatch):
    compiled = threading.Event()
    monkeypatch.setattr(film, "prepare", compiled.wait)
    made = Film(tmp_path / "x.gif", QSize(32, 16))
    colors = [QColor(20 * number, 200, 255 - 20 * number) for number in range(12)]
    for color in colors[:9]:
        image = QImage(32, 16, QImage.Format.Format_RGB32)
        image.fill(color)
        made.offer(image)
        qtbot.waitUntil(made._frames.empty)
    assert made.size == 0
    compiled.set()
    for color in colors[9:]:
        image = QImage(32, 16, QImage.Format.Format_RGB32)
        image.fill(color)
        made.offer(image)
        qtbot.waitUntil(made._frames.empty, timeout=PATIENCE_MS)
    made.end()
    made.join()
    ended = made.ended()
    assert ended is not None and ended.error is None
    with Image.open(tmp_path / "x.gif") as image:
        shown = []
        for number in range(image.n_frames):
            image.seek(number)
            shown.append(image.convert("RGB").getpixel((5, 5)))
    assert shown == [color.getRgb()[:3] for color in colors]


def test_that_a_film_that_ends_before_the_encoder_is_there_is_complete(tmp_path, monkeypatch):
    compiled = threading.Event()
    monkeypatch.setattr(film, "prepare", compiled.wait)
    made = Film(tmp_path / "x.gif", QSize(8, 8))
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("#0072B2"))
    made.offer(image)
    made.end()
    compiled.set()
    made.join()
    with Image.open(tmp_path / "x.gif") as picture:
        assert picture.convert("RGB").getpixel((4, 4)) == (0, 114, 178)


def test_that_a_film_that_cannot_be_given_its_name_is_told_with_it(tmp_path, monkeypatch):
    def refuse(part, path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(film.os, "replace", refuse)
    made = Film(tmp_path / "x.gif", QSize(8, 8))
    made.offer(QImage(8, 8, QImage.Format.Format_RGB32))
    made.end()
    made.join()
    said = str(made.ended().error)
    assert said.startswith(f"cannot save {tmp_path / 'x.gif'}") and "No space left on device" in said
