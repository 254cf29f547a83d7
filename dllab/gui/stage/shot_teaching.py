"""Pictures of what teachers see: grading before, during and after, and a lab that is made."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize

from dllab.gui.stage.shot_pages import LOOKS
from dllab.gui.stage.shot_stage import Stage
from dllab.gui.teaching.grading_window import GradingWindow
from dllab.gui.teaching.lab_window import LabWindow
from dllab.gui.teaching.places import FOLDER
from dllab.labs.draft_question import Said
from dllab.labs.handin import SUFFIX, HandIn, Student
from dllab.labs.lab import Lab, shipped
from dllab.labs.seeds import seed_of
from dllab.labs.verify import solved

SIZE = QSize(1080, 640)
CLASS = {"20260001": "王小明", "20260002": "李华", "20260004": "Ann Example"}
COPIES = "20260004"  # the first one's run


def teaching(stage: Stage) -> None:
    """Every look of each."""
    window = stage.window
    window.commands["grade"].trigger()
    window.commands["new_lab"].trigger()
    grading, making = window.teaching.grading, window.teaching.making
    assert grading is not None and making is not None
    for part in (grading, making):
        part.resize(SIZE)
    _look(stage, "grading-empty", grading)
    with TemporaryDirectory() as folder:
        _hand_in(Path(folder))
        grading.places.use(FOLDER, Path(folder))
        grading.begin()
        stage.wait(lambda: grading.model.rowCount() > 0)
        stage.save_other("grading-works", grading)
        stage.wait(lambda: not grading.work.busy)
        _look(stage, "grading", grading)
    _look(stage, "new-lab-empty", making)
    _make(stage, making)
    _look(stage, "new-lab", making)


def _look(stage: Stage, name: str, part: GradingWindow | LabWindow) -> None:
    for end, scheme, language, _ in LOOKS:
        stage.window.choices.scheme.choose(scheme)
        stage.window.choices.language.choose(language)
        stage.save_other(f"{name}{end}", part)


def _hand_in(folder: Path) -> None:
    """Three hand-ins of a lab: two honest ones, a copy, and a file that is none."""
    path = next(path for path in shipped() if path.name.startswith("27"))
    lab = Lab.load(path)
    for number, name in CLASS.items():
        seed = seed_of(lab.id, min(CLASS) if number == COPIES else number, lab.seeds)
        student = Student.model_validate({"name": name, "number": number, "class": "1"})
        handin = HandIn.of(solved(lab, seed), path, student)
        handin.save(folder / f"{lab.id}-{number}{SUFFIX}", path)
    (folder / f"broken{SUFFIX}").write_bytes(b"broken")


def _make(stage: Stage, making: LabWindow) -> None:
    """A lab with a step that a run of the window solves, proven."""
    window, sheet = stage.window, making.sheet
    sheet.title.edited.emit(Said("Two arms", "两条旋臂"))
    sheet.add["do"].trigger()
    sheet.editor.title.edited.emit(Said("Let it learn", "让它学会"))
    sheet.editor.text.edited.emit(Said("Load the network and run **600 steps**.", "载入网络，运行 **600 步**。"))
    window.session.step(600)
    stage.wait(lambda: stage.snapshot.step == 600)
    sheet.editor.require.click()
    stage.wait(lambda: bool(making.menu.menu.actions()))
    for action in making.menu.menu.actions()[:6]:
        action.trigger()
    making.menu.menu.close()
    making.prove()
    stage.wait(lambda: not making.proving.busy)
