"""The states of the window that are pictured, each reached the way a person reaches it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize

from dllab.gui.document.recovery.folder import Held, SessionFolder
from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.kit.background import Background
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.panels.microscope.panel import MicroscopePanel, MicroscopeView
from dllab.gui.shell.appearance import DARK, LIGHT
from dllab.gui.shell.settings import Settings
from dllab.gui.stage.drive import wait_for_run
from dllab.gui.stage.shot_handbook import first_start
from dllab.gui.stage.shot_labs import labs
from dllab.gui.stage.shot_lectures import lectures
from dllab.gui.stage.shot_pages import explorers
from dllab.gui.stage.shot_stage import PATIENCE, Stage, after, staged
from dllab.gui.stage.shot_sweep import sweep
from dllab.gui.stage.shot_teaching import teaching
from dllab.training.snapshot import Course

STEPS = 2_000
BEGUN = 500
CONVOLVED = 60
SHORT = 300  # steps of each of several runs
PRESET_SECONDS = 5.0
SMALL = QSize(1280, 720)
MANY_STEPS = 10**9  # the widest number that fits
BROKEN = """schema = 1
[network]
hidden = [32, 0]
activation = { name = "rleu" }
[optimizer]
name = "adam"
learning_rate = -1.0
"""


def every_state(folder: Path) -> None:
    """Save each state of the window under its name; raises OSError."""
    with staged(folder) as stage:
        stage.save("preparing")
        wait_for_run(stage.window, PATIENCE)
        stage.save("idle")
        for show in (one_run, form, panels, time_machine, several_runs, looks):
            show(stage)
        course = stage.snapshot.whole
    with staged(folder, lambda settings: lose(settings, course)) as stage:
        recovery(stage)
    for show in (comparison, convolution, small, presets, explorers, labs, lectures, teaching, sweep, first_start):
        with staged(folder) as stage:
            wait_for_run(stage.window, PATIENCE)
            show(stage)


def one_run(stage: Stage) -> None:
    """The first preset while it trains, and at rest."""
    stage.window.commands["run"].trigger()
    stage.wait(lambda: stage.snapshot.step >= BEGUN)
    stage.save("training")
    stage.pause()
    stage.save("trained")


def form(stage: Stage) -> None:
    """What is folded away at first, what a search leaves of it, and the gallery of the datasets."""
    panel = stage.window.form
    panel.unfold(["network"])
    stage.save("form-unfolded")
    panel.unfold([])
    panel.search_line.words.setText("rate")
    stage.save("form-search")
    panel.search_line.words.clear()
    dataset = panel.form.dataset
    dataset.open_gallery()
    stage.wait(lambda: not dataset.thumbnails.work.busy)
    stage.save("gallery")
    assert dataset.gallery is not None
    dataset.gallery.close()


def panels(stage: Stage) -> None:
    """What lies behind other panels at first, and what a panel can be saved as."""
    for name in ("network", "metrics"):
        _answered(stage, name, partial(stage.front, name))
        stage.save(name)
    microscope = stage.window.workspace.docks["microscope"].panel
    assert isinstance(microscope, MicroscopePanel)
    _answered(stage, "microscope", partial(stage.front, "microscope"))
    stage.save("microscope-layer")
    for view, name in ((MicroscopeView.UPDATE, "update"), (MicroscopeView.START, "start")):
        _answered(stage, "microscope", partial(microscope.switch.choose, view))
        stage.save(f"microscope-{name}")
    microscope.switch.choose(MicroscopeView.LAYER)
    stage.front("prediction", "layers")
    export = stage.window.workspace.docks["gradients"].export
    export.menu().popup(export.mapToGlobal(export.rect().bottomLeft()))
    stage.save("export-menu")
    export.menu().close()


def time_machine(stage: Stage) -> None:
    """Time dragged back to the middle of the run."""
    slider = stage.window.timeline.slider
    middle = stage.snapshot.whole.step // 2
    slider.sought.emit(middle)
    stage.wait(lambda: stage.snapshot.step == middle)
    stage.save("time-machine")
    slider.sought.emit(stage.snapshot.whole.step)
    stage.wait(lambda: stage.snapshot.step == stage.snapshot.whole.step)


def several_runs(stage: Stage) -> None:
    """Five seeds, while they run and when they are done."""
    panel = stage.window.panels.ensemble.panel
    stage.front("ensemble")
    panel.controls.steps.set_value(MANY_STEPS)
    stage.save("several-runs-wide")
    panel.controls.steps.set_value(SHORT)
    panel.controls.start.click()
    stage.wait(lambda: panel.spread is not None and panel.spread.done >= 2)
    stage.save("several-runs-begun")
    stage.wait(lambda: panel.spread is not None and panel.spread.over)
    stage.save("several-runs")
    panel.controls.clear.click()
    stage.front("comparison")


def looks(stage: Stage) -> None:
    """The same run in other languages, colours and sizes, and a file that cannot be read."""
    window, choices = stage.window, stage.window.choices
    presentation = window.commands["presentation"]
    choices.language.choose(CHINESE)
    stage.save("chinese")
    choices.scheme.choose(DARK)
    stage.save("chinese-dark")
    choices.language.choose(ENGLISH)
    stage.save("dark")
    choices.scheme.choose(LIGHT)
    presentation.trigger()
    window.showNormal()  # pictures are as large on any screen
    stage.save("presentation")
    choices.language.choose(CHINESE)
    stage.save("presentation-chinese")
    choices.language.choose(ENGLISH)
    presentation.trigger()
    stage.save("presented")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "broken.toml"
        path.write_text(BROKEN, encoding="utf-8")
        window.files.load(path)
    stage.save("refused")
    choices.language.choose(CHINESE)
    stage.save("refused-chinese")
    choices.language.choose(ENGLISH)


def comparison(stage: Stage) -> None:
    """A finding, its remedy beside the run that was, and both in other looks."""
    window, findings = stage.window, stage.window.panels.findings
    stage.open("vanishing-gradient")
    stage.front("network")
    stage.train(STEPS)
    stage.wait(lambda: "vanishing_gradient" in findings.cards and not findings.controls.busy)
    stage.save("network-20-layers")
    stage.front("prediction")
    stage.save("findings")
    window.choices.language.choose(CHINESE)
    stage.save("findings-chinese")
    window.choices.language.choose(ENGLISH)
    before = stage.snapshot.run
    findings.cards["vanishing_gradient"].buttons[0].click()
    stage.wait(lambda: stage.snapshot.run != before and stage.snapshot.step >= STEPS and not stage.runs)
    stage.save("comparison")
    window.choices.language.choose(CHINESE)
    stage.save("comparison-chinese")
    window.choices.scheme.choose(DARK)
    stage.save("comparison-chinese-dark")
    window.choices.language.choose(ENGLISH)
    window.choices.scheme.choose(LIGHT)
    window.resize(SMALL)
    stage.save("comparison-small")
    window.commands["presentation"].trigger()
    window.showNormal()
    stage.save("comparison-presentation-small")
    window.commands["presentation"].trigger()


def convolution(stage: Stage) -> None:
    """A convolutional network: its form, its layers, its filters under the microscope, and what it sees."""
    window = stage.window
    stage.open("convolution")
    stage.train(CONVOLVED)
    form = window.form.form.network.convolutions
    form.entries[0].header.setChecked(True)
    _answered(stage, "network", partial(stage.front, "network"))
    stage.save("convolution")
    _answered(stage, "sight", partial(stage.front, "sight"))
    stage.save("convolution-sight")
    microscope = window.workspace.docks["microscope"].panel
    assert isinstance(microscope, MicroscopePanel)
    _answered(stage, "microscope", partial(stage.front, "microscope"))
    window.choices.language.choose(CHINESE)
    stage.save("convolution-chinese")
    window.choices.scheme.choose(DARK)
    stage.save("convolution-chinese-dark")
    window.choices.language.choose(ENGLISH)
    _answered(stage, "microscope", partial(microscope.switch.choose, MicroscopeView.UPDATE))
    editor = form.count_row.editor
    assert isinstance(editor, NumberEdit)
    editor.stepBy(3)
    window.resize(SMALL)
    stage.save("convolution-small")
    stage.front("sight")
    stage.save("convolution-sight-small")
    microscope.switch.choose(MicroscopeView.LAYER)
    window.commands["undo"].trigger()
    window.choices.scheme.choose(LIGHT)
    window.workspace.enlarge(window.workspace.docks["sight"])
    stage.save("convolution-sight-enlarged")
    window.workspace.shrink()


def small(stage: Stage) -> None:
    """A small screen."""
    stage.window.resize(SMALL)
    stage.save("small-idle")
    stage.train(STEPS)
    stage.save("small")
    stage.window.choices.language.choose(CHINESE)
    stage.save("small-chinese")
    for names in (("microscope", "network", "ensemble"), ("metrics", "prediction")):
        stage.front(*names)
        stage.save(f"small-chinese-{names[0]}")
    stage.front("comparison")
    stage.window.choices.language.choose(ENGLISH)


def recovery(stage: Stage) -> None:
    """The start after a crash."""
    wait_for_run(stage.window, PATIENCE)
    stage.wait(lambda: not stage.window.recovery.isHidden())
    stage.save("recovery")


def presets(stage: Stage) -> None:
    """Every preset after the first seconds; one of them diverges."""
    for path in stage.window.choices.preset.values():
        number, _, name = path.stem.partition("-")
        stage.open(name)
        stage.run(after(PRESET_SECONDS))
        stage.save(f"preset-{number}-{name}")


def lose(settings: Settings, course: Course) -> None:
    """Leave behind what a window that crashed would."""
    left = SessionFolder(settings.autosave)
    left.save(Held(course.experiment, None, False, course, None, ()))
    left.leave()


def _answered(stage: Stage, name: str, act: Callable[[], None]) -> None:
    """Do something that makes the panel of this name ask its thread, and wait for the answer."""
    background = stage.window.workspace.docks[name].panel.findChild(Background)
    assert background is not None
    answers: list[object] = []
    answered = background.answered.connect(lambda question, answer: answers.append(question))
    act()
    stage.wait(lambda: len(answers) > 0)
    background.answered.disconnect(answered)
