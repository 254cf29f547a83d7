"""Nobody is shown an id: what is picked, hinted at and taken back is called in words, in both languages."""

import re
from typing import get_args

import pytest

from dllab.catalogue import parameters_of
from dllab.datasets import DATASETS
from dllab.datasets.tables.manner import Encoding
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.initializers import INITIALIZERS
from dllab.engine.losses import LOSSES
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from dllab.engine.schedules import SCHEDULES
from dllab.experiment import Experiment
from dllab.gui.forms.tooltips import parameter_tooltip
from dllab.gui.kit.readable import option_words
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.kit.wording import error_words
from dllab.training.calendar import Calendar
from dllab.training.refusals import objections
from tests.gui.showing import language_of

FAMILIES = (DATASETS, LOSSES, OPTIMIZERS, SCHEDULES, ACTIVATIONS, INITIALIZERS, NORMALIZATIONS)
SECTIONS = [type(part) for _, part in Experiment() if hasattr(type(part), "model_fields")]
MODELS = [*SECTIONS, *(choice for family in FAMILIES for choice in family)]
PARAMETERS = {(model.__name__, entry.name): entry for model in MODELS for entry in parameters_of(model)}
ID = re.compile(r"[a-z]_[a-z]")


@pytest.fixture(autouse=True, params=[ENGLISH, CHINESE])
def language(qapp, request):
    with language_of(qapp, request.param):
        yield request.param


def test_that_every_option_is_a_word(language):
    options = [(entry, option) for entry in PARAMETERS.values() for option in entry.options]
    assert len(options) > 50
    for entry, option in options:
        said = option_words(entry, option)
        assert said[0] == said[0].upper() and not ID.search(said)
        if language == CHINESE:
            encodings = {*get_args(Encoding)} - {"auto"}
            kept = {"tanh", "sigmoid", "softmax", *encodings, *OPTIMIZERS.names()}
            assert not said.isascii() or option in kept


def test_that_the_options_of_a_registry_are_called_as_there(language):
    output = PARAMETERS["NetworkSection", "output_activation"]
    assert output.labels == tuple(OUTPUT_ACTIVATIONS[name].label for name in output.options)
    if language == ENGLISH:
        assert option_words(output, "auto") == "As the loss expects"
        assert option_words(PARAMETERS["CsvFile", "header"], "auto") == "Automatic"


def test_that_no_tooltip_of_a_parameter_holds_an_id():
    for key, entry in PARAMETERS.items():
        found = ID.search(re.sub(r"<[^>]*>", " ", parameter_tooltip(entry)))
        assert found is None, key


def test_that_what_does_not_go_together_is_said_in_the_form_s_words(language):
    tables = {
        "network": {"normalization": "batch", "output_activation": "sigmoid"},
        "training": {"batch_size": 1, "epochs": 1},
        "schedule": {"name": "constant", "warmup_steps": 99},
    }
    experiment = Experiment.model_validate(tables)
    found = objections(experiment, Calendar.of(experiment.training, 10))
    said = {key: error_words(problem) for key, problem in found.items()}
    assert len(said) == 3 and not any(ID.search(words) or "'" in words for words in said.values())
    if language == ENGLISH:
        assert "“Cross-entropy (softmax)” brings its own Softmax" in said["network.output_activation"]
        assert "one of As the loss expects, Identity, Softmax" in said["network.output_activation"]
        assert "“Batch norm” needs" in said["training.batch_size"] and "“Layer norm”" in said["training.batch_size"]
    assert "'cross_entropy'" in str(found["network.output_activation"])  # which a file would want
