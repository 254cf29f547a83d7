import numpy as np
import pytest

from dllab.catalogue import parameters_of
from dllab.datasets import DATASETS
from dllab.experiment.sections import EarlyStoppingSection
from dllab.gui.kit.readable import capital, class_names, option_words, sentence, small, word
from dllab.gui.kit.translations import CHINESE
from tests.gui.showing import language_of


@pytest.fixture(autouse=True)
def application(qapp):
    """Words are looked up in the application's language."""


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("{x}", 0.00000321, "3.21⋅10⁻⁶"),
        ("{x:.2g}", np.float32(3.2e-9), "3.2⋅10⁻⁹"),
        ("{x:,.4g}", np.float64(1234.56), "1235"),
        ("{x:.3g}", 0.6931, "0.693"),
        ("{x:g}", 0.05, "0.05"),
        ("{x:.1e}", 1.26e-16, "1.3⋅10⁻¹⁶"),
        ("{x:.0%}", 0.25, "25 %"),
        ("{x:,.0f}", 12345.6, "12,346"),
        ("{x:,.0f}", float("inf"), "∞"),
        ("{x:.3g}", float("nan"), "NaN"),
        ("{x}", 12340, "12,340"),
        ("{x:,}", np.int64(12340), "12,340"),
        ("{x}", "a {curly} class", "a {curly} class"),
        ("{x}", True, "True"),
    ],
)
def test_that_values_are_written_for_people(template, value, said):
    assert sentence(template, {"x": value}) == said


def test_that_words_of_people_are_left_alone():
    assert word("{not} a field") == "{not} a field"


@pytest.fixture
def chinese(qapp):
    with language_of(qapp, CHINESE):
        yield


GENERATED = ["spiral", "rings", "blobs", "circle", "xor", "gaussians", "moons", "checkerboard", "imbalanced", "drawn"]


@pytest.mark.parametrize("name", GENERATED)
def test_that_classes_of_generated_data_are_named_in_the_window_s_language(chinese, name):
    english = DATASETS[name]().load(0).classes
    named = class_names(english)
    assert len(set(named)) == len(english)
    assert not any(one.isascii() for one in named)


def test_that_numbers_of_classes_are_kept(chinese):
    assert class_names(("arm 1", "arm 12")) == ("第 1 臂", "第 12 臂")


@pytest.mark.parametrize("name", ["7", "class_0", "{number}", "{odd} 3", "", "setosa", "arm two"])
def test_that_names_out_of_files_stay_as_they_are(chinese, name):
    assert class_names((name,)) == (name,)


def test_that_several_words_are_listed():
    assert sentence("for {classes}", {"classes": ("arm 1", "arm 2")}) == "for arm 1, arm 2"


def test_that_options_are_words():
    metric = next(each for each in parameters_of(EarlyStoppingSection) if each.name == "metric")
    assert [option_words(metric, option) for option in metric.options] == [
        "Validation loss",
        "Validation accuracy",
        "Training loss",
    ]


def test_that_options_have_words_of_the_language(chinese):
    metric = next(each for each in parameters_of(EarlyStoppingSection) if each.name == "metric")
    assert option_words(metric, "val_accuracy") == "验证准确率"


def test_that_axes_begin_with_small_letters_and_columns_with_capitals():
    axes = {"Learning rate": "learning rate", "F1": "F1", "P(ill | +)": "P(ill | +)", "损失": "损失", "": ""}
    assert {words: small(words) for words in axes} == axes
    columns = {"share of η": "Share of η", "w": "w", "f(z)": "f(z)", "→ arm 1": "→ arm 1", "of e": "Of e", "": ""}
    assert {words: capital(words) for words in columns} == columns
