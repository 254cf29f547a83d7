"""A lab of a guess and a run, opened by a student in the window."""

from dllab.gui.panels.lab.foot import LOAD
from dllab.gui.stage.drive import is_ready
from dllab.labs.handin import Student
from tests.labs.handed import lab_file
from tests.labs.test_progress import PREDICT

STUDENT = Student.model_validate({"name": "王小明", "number": "2026/0001"})
RUN = {
    "id": "run",
    "start": "tiny",
    "points": 4.0,
    "allow": [],
    "text": {"en": "Run."},
    "check": [{"that": "unchanged"}, {"that": "steps", "at_least": 20}],
}
MINUTE = 120_000


def opened(window, path, student=STUDENT):
    window.labs.desk.open(path)
    window.panels.lab.panel.student.given.emit(student)
    return window.panels.lab.panel.lab


def small(tmp_path):
    """A lab of a prediction and a run."""
    guess = PREDICT | {"question": [PREDICT["question"][0] | {"graded": "effort"}]}
    return lab_file(tmp_path, step=[guess, RUN], solution={"run": {"steps": 20}})


def ran(window, qtbot, steps):
    window.panels.lab.panel.lab.wanted.emit(LOAD)
    qtbot.waitUntil(lambda: is_ready(window), timeout=MINUTE)
    window.session.step(steps)
    qtbot.waitUntil(lambda: window.poller.snapshot.step == steps, timeout=MINUTE)
