"""Every explorer is whole: its numbers are named, its words are there, its settings survive a file, and it is quick."""

import math
import time

import numpy as np
import pytest

from dllab.catalogue import parameters_of
from dllab.explorers import EXPLORERS
from dllab.explorers.base import GROUPS
from dllab.explorers.files import Page
from dllab.output import plain

FRAME_SECONDS = 0.008  # that what is drawn may take of a frame of 16 ms
every_explorer = pytest.mark.parametrize("explorer", list(EXPLORERS), ids=lambda explorer: explorer.name)


def variations(explorer):
    """The explorer as it starts, and with every option and at every end of a range, one at a time."""
    yield explorer()
    for parameter in parameters_of(explorer):
        match parameter.kind:
            case "bool":
                values = [not parameter.default]
            case "option":
                values = parameter.options
            case "float" | "int":
                ends = (parameter.minimum, parameter.open_minimum), (parameter.maximum, parameter.open_maximum)
                values = [end for end, is_open in ends if end is not None and not is_open]
                values = [int(end) if parameter.kind == "int" else float(end) for end in values]
            case _:
                values = []
        for value in values:
            yield explorer.model_validate({**explorer().model_dump(), parameter.name: value})


@every_explorer
def test_that_its_words_are_all_there(explorer):
    assert explorer.group in GROUPS and explorer.topics and all(1 <= topic <= 42 for topic in explorer.topics)
    assert len(explorer.card.tries) == 3 and explorer.card.mistakes and explorer.card.script
    assert any(letter > "\u4e00" for letter in explorer.terms) and any(map(str.isascii, explorer.terms))
    assert explorer.numbers and all(
        readout.label[0] == readout.label[0].upper() for readout in explorer.numbers.values()
    )
    assert "def " in explorer.source_code()


@every_explorer
def test_that_every_number_has_a_label_whatever_is_set(explorer):
    for settings in variations(explorer):
        for step in {0, settings.steps}:
            readouts = settings.readouts(step)
            assert readouts and set(readouts) <= set(explorer.numbers), settings
            assert all(type(value) is float or type(value) is int for value in readouts.values()), readouts
            scene = settings.scene(step)
            assert scene and all(isinstance(array, np.ndarray) for array in scene.values()), settings


@every_explorer
def test_that_the_same_settings_give_the_same_numbers(explorer):
    settings = explorer()
    assert plain(settings.readouts(settings.steps)) == plain(explorer().readouts(settings.steps))
    assert not all(math.isnan(value) for value in settings.readouts().values())


@every_explorer
def test_that_its_settings_survive_a_file(explorer, tmp_path):
    for settings in variations(explorer):
        Page(explorer=settings, step=settings.steps).save(tmp_path / "x.toml")
        page = Page.load(tmp_path / "x.toml")
        assert page.explorer == settings and page.step == settings.steps
        assert plain(page.explorer.readouts(page.step)) == plain(settings.readouts(settings.steps))


@every_explorer
def test_that_a_frame_is_quick_once_a_page_is_open(explorer):
    settings = explorer()
    settings.scene(settings.steps)
    settings.readouts(settings.steps)
    seconds = []
    for _ in range(9):
        begun = time.thread_time()
        settings.scene(settings.steps)
        settings.readouts(settings.steps)
        seconds.append(time.thread_time() - begun)
    assert min(seconds) < FRAME_SECONDS


@every_explorer
def test_that_a_scene_cannot_be_written_into(explorer):
    for array in explorer().scene().values():
        assert not array.flags.writeable
