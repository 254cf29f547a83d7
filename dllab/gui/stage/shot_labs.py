"""Pictures of the dock of labs: the list, who it is, a prediction, and a step with a run."""

from dllab.gui.stage.drive import wait_until
from dllab.gui.stage.shot_pages import LOOKS
from dllab.gui.stage.shot_stage import Stage
from dllab.labs.handin import Student
from dllab.labs.lab import shipped

STUDENT = Student.model_validate({"name": "王小明", "number": "20260001", "class": "1"})
READING_SECONDS = 60.0


def labs(stage: Stage) -> None:
    """Every look of each."""
    window = stage.window
    path = next(path for path in shipped() if path.name.startswith("28"))
    for end, scheme, language, size in LOOKS:
        window.choices.scheme.choose(scheme)
        window.choices.language.choose(language)
        window.resize(size)
        window.labs.desk.show_list()
        window.labs.desk.show()
        wait_until(lambda: len(window.panels.lab.panel.list.cards) == len(shipped()), READING_SECONDS)
        stage.save(f"labs{end}")
        window.labs.desk.open(path)
        stage.save(f"lab-step{end}")
        window.panels.lab.panel.student.given.emit(STUDENT)
        stage.save(f"lab-prediction{end}")
