"""A lab where there is no room, or its file is gone: said in words, and nothing is lost."""

import errno
import os
import tempfile

from dllab.gui.document import lab_desk
from dllab.gui.panels.lab.foot import CHECK
from dllab.labs.lab import Lab
from dllab.labs.progress import ProgressFolder
from tests.gui.document.lab_steps import RUN, STUDENT, opened, ran, small
from tests.labs.handed import lab_file


def test_that_what_cannot_be_kept_is_there_after_another_lab_and_asked_about_before_closing(
    window, settings, tmp_path, monkeypatch
):
    said, asked = [], []
    window.labs.refused.connect(lambda words: said.append(words()))
    settings.progress.parent.mkdir(parents=True, exist_ok=True)
    settings.progress.write_text("no folder can be here")
    lab = opened(window, small(tmp_path))
    lab.view.questions[0].line.setText("7")
    lab.wanted.emit(CHECK)
    assert "cannot save" in said[-1] and "hand in elsewhere" in said[-1]
    window.labs.desk.show_list()
    window.labs.desk.open(tmp_path / "small.lab.toml")
    assert window.labs.desk.progress.done == ("guess",)

    monkeypatch.setattr(lab_desk.QMessageBox, "warning", lambda *what: (asked.append(what[2]), what[4])[1])
    window.close()
    assert window.isVisible() and "cannot save" in asked[0]
    settings.progress.unlink()
    window.labs.desk.show_list()
    assert window.labs.may_close() and len(asked) == 1, "there is room now"
    assert ProgressFolder(settings.progress).load(Lab.load(tmp_path / "small.lab.toml"), STUDENT).done == ("guess",)


def test_that_a_lab_on_a_stick_that_was_pulled_out_is_said_to_be_gone(window, tmp_path):
    path = small(tmp_path)
    said = []
    window.labs.desk.open(path)
    window.labs.refused.connect(lambda words: said.append(words()))
    path.unlink()
    window.panels.lab.panel.student.given.emit(STUDENT)
    assert "small.lab.toml cannot be read" in said[-1] and window.labs.desk.progress is None


def test_that_a_check_without_room_for_its_files_says_so(window, qtbot, tmp_path, monkeypatch):
    def full_disk(**_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    lab = opened(window, lab_file(tmp_path, step=[RUN], solution={"run": {"steps": 20}}))
    ran(window, qtbot, 20)
    monkeypatch.setattr(tempfile, "TemporaryDirectory", full_disk)
    lab.wanted.emit(CHECK)
    qtbot.waitUntil(lambda: "no process can be started" in lab.foot.told.text())
    assert os.strerror(errno.ENOSPC) in lab.foot.told.text()
