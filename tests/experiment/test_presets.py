import pytest

from dllab.experiment import Experiment
from dllab.experiment.presets import presets


def test_that_presets_come_in_the_order_of_their_numbers():
    assert [preset.id for preset in presets()] == [
        "two-spirals",
        "vanishing-gradient",
        "vanishing-gradient-repaired",
        "exploding-gradient",
        "handwritten-digits",
    ]


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.id)
def test_that_a_preset_is_valid_and_called_as_in_its_file(preset):
    assert Experiment.load(preset.path).name == preset.name
