"""Pictures for the handbook, each under the name by which its pages ask for it, and pictures of the handbook."""

from pathlib import Path

from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.stage.drive import wait_for_run
from dllab.gui.stage.shot_labs import STUDENT
from dllab.gui.stage.shot_pages import LOOKS
from dllab.gui.stage.shot_stage import PATIENCE, Stage, staged
from dllab.labs.lab import shipped
from dllab.panel_names import LAB

NAMES = ("welcome", "training", "time", "findings", "microscope", "explore", "explorer", "lab")
STEPS = 2_000
LANGUAGES = {"en": ENGLISH, "zh": CHINESE}


def handbook_pictures(folder: Path) -> None:
    """Save every picture in every language, as folder/LANGUAGE/NAME.png; raises OSError."""
    for key, language in LANGUAGES.items():
        place = folder / key
        place.mkdir(parents=True, exist_ok=True)
        with staged(place) as stage:
            stage.window.choices.language.choose(language)
            wait_for_run(stage.window, PATIENCE)
            _picture(stage)


def _picture(stage: Stage) -> None:
    window, findings = stage.window, stage.window.panels.findings
    window.way_in.cards.bring()
    stage.save("welcome")
    window.way_in.cards.put_away()
    stage.train(STEPS)
    stage.save("training")
    middle = stage.snapshot.whole.step // 2
    window.timeline.slider.sought.emit(middle)
    stage.wait(lambda: stage.snapshot.step == middle)
    stage.save("time")
    stage.front("microscope")
    stage.save("microscope")
    stage.front("layers")
    window.labs.desk.open(shipped()[0])
    window.panels.lab.panel.student.given.emit(STUDENT)
    stage.save("lab")
    window.workspace.docks[LAB].close()
    stage.open("vanishing-gradient")
    stage.train(STEPS)
    stage.wait(lambda: "vanishing_gradient" in findings.cards and not findings.controls.busy)
    stage.save("findings")
    window.commands["explore_page"].trigger()
    stage.wait(lambda: all(tile.picture is not None for tile in window.room.gallery.tiles))
    stage.save("explore")
    page = window.room.open("arena")
    page.player.go(page.player.last // 2)
    stage.save("explorer")


def first_start(stage: Stage) -> None:
    """The cards, the handbook at what it explains best, and the windows of the Help menu, in every look."""
    window = stage.window
    for end, scheme, language, size in LOOKS:
        window.choices.scheme.choose(scheme)
        window.choices.language.choose(language)
        window.resize(size)
        window.way_in.cards.bring()
        stage.save(f"welcome{end}")
        window.way_in.cards.put_away()
        for link in ("start", "optimizers#adam"):
            window.way_in.handbook.open(link)
            stage.save(f"handbook-{link.partition('#')[0]}{end}", window.way_in.handbook)
        window.way_in.handbook.hide()
        for name in ("shortcuts", "about"):
            helping = getattr(window.way_in, name)
            helping.show()
            stage.save(f"{name}{end}", helping)
            helping.hide()
