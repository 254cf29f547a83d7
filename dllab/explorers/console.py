"""`dllab explore`: the numbers of a page without a window."""

from pathlib import Path

from dllab.experiment.assigning import assigned
from dllab.explorers.base import EXPLORERS, Explorer, Readout
from dllab.explorers.files import Page
from dllab.messages import UserError, text
from dllab.output import plain, say, say_json


def explore(name: str | None, assignments: list[str], step: int | None, as_json: bool) -> int:
    """Print the readouts of an explorer, by its name or in a file, or else which there are; returns the exit status.

    Raises UnknownName, ExperimentError, and UserError for a step beyond the last. Numbers that are not finite are "NaN"
    and "Infinity" in JSON.
    """
    if name is None:
        if as_json:
            say_json(EXPLORERS.as_json())
        else:
            say(*(f"{explorer.name:24}{explorer.explanation.summary}" for explorer in EXPLORERS))
        return 0
    page = _page(name)
    explorer = EXPLORERS[page.explorer.name]
    settings = _changed(page.explorer, assignments)
    if step is not None and step > settings.steps:
        raise UserError(text("--step {step:,}: this page has steps 0 to {last:,}"), step=step, last=settings.steps)
    readouts = settings.readouts(min(page.step if step is None else step, settings.steps))
    if as_json:
        say_json(plain(readouts))
    else:
        say(*(_line(key, value, explorer.numbers[key]) for key, value in readouts.items()))
    return 0


def _changed(settings: Explorer, assignments: list[str]) -> Explorer:
    """With what is assigned, and what follows from that where nothing else is."""
    changed = _with(settings, assignments)
    for assignment in assignments:
        changed = changed.following(assignment.partition("=")[0].strip())
    return _with(changed, assignments)


def _with(settings: Explorer, assignments: list[str]) -> Explorer:
    table = assigned(settings.as_table(), assignments)
    return Page.model_validate({"explorer": {**table, "name": settings.name}}).explorer


def _line(key: str, value: float, readout: Readout) -> str:
    label = f"{readout.label} {readout.index}" if readout.index else readout.label
    return f"{key:24}{value:<16.8g}{label} {readout.unit}".rstrip()


def _page(name: str) -> Page:
    if Path(name).suffix == ".toml":
        return Page.load(Path(name))
    return Page(explorer=EXPLORERS[name]())
