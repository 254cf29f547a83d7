"""Pictures of lectures: the list, a scene that trains, a question before and after, notes, and the end."""

from dllab.gui.stage.drive import wait_for_run
from dllab.gui.stage.shot_pages import LOOKS
from dllab.gui.stage.shot_stage import PATIENCE, SETTLE_SECONDS, Stage, after
from dllab.lectures.lecture import Lecture, shipped

HANDS = (3, 17, 12, 2, 0, 0)


def lectures(stage: Stage) -> None:
    """Every look of each; the last one also as it is presented."""
    window = stage.window
    path = next(path for path in shipped() if path.name.startswith("4-"))
    scenes = Lecture.load(path).scene
    asks = next(number for number, scene in enumerate(scenes) if scene.start is not None and scene.ask is not None)
    for end, scheme, language, size in LOOKS:
        window.choices.scheme.choose(scheme)
        window.choices.language.choose(language)
        window.resize(size)
        window.lectures.show_list()
        stage.wait(window.lectures.list.isVisible)
        stage.wait(after(SETTLE_SECONDS))
        window.lectures.list.grab().save(str(stage.folder / f"lectures{end}.png"))
        window.lectures.list.hide()
        window.lectures.open(path)
        window.lectures.go_to(asks)
        _train(stage)
        stage.save(f"lecture-scene{end}")
        window.commands["ask"].trigger()
        for row, hands in zip(window.lectures.question.table.rows, HANDS, strict=False):
            row.count.setValue(hands)
        stage.save(f"lecture-ask{end}")
        window.commands["notes"].trigger()
        window.commands["reveal"].trigger()
        stage.save(f"lecture-reveal{end}")
        window.lectures.go_to(0)
        stage.save(f"lecture-page{end}")
        window.lectures.go_to(len(scenes) - 1)
        window.lectures.go_on()
        stage.save(f"lecture-end{end}")
        window.lectures.go_to(asks)
        window.commands["presentation"].trigger()
        window.showNormal()
        window.resize(size)
        stage.save(f"lecture-presentation{end}")
        window.commands["reveal"].trigger()
        stage.save(f"lecture-presentation-reveal{end}")
        window.commands["presentation"].trigger()
        window.lectures.end()


def _train(stage: Stage) -> None:
    """Let the scene take its steps."""
    wait_for_run(stage.window, PATIENCE)
    work = stage.window.lectures.stand.work
    stage.wait(lambda: not work.due and not stage.runs)
