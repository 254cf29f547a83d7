"""Every choice is described whole, entered once, and found again by its name or by one that is nearly it."""

from typing import Annotated, Literal

import pytest
from pydantic import Field

from dllab.catalogue import (
    Choice,
    Explanation,
    IntList,
    PointList,
    Registry,
    UnknownName,
    families_of,
    nearest_name,
    parameter,
    parameters_of,
)
from dllab.engine.schedules import SCHEDULES
from dllab.experiment import Experiment
from dllab.experiment.sections import RegularizationSection, TrainingSection

CHOICES = [choice for registry in families_of(Experiment) for choice in registry]
PARAMETERS = [
    (model.__name__, entry)
    for model in [*CHOICES, RegularizationSection, TrainingSection]
    for entry in parameters_of(model)
]


class Wine(Choice):
    """Fermented juice.

        grapes + yeast
          → wine

    Improves with
    age.

    Spoils when open.

    Source: Noah (Genesis 9),
    twice.
    """

    age: int = parameter(3, ge=0, le=100, label="Age", unit="years", help="How old.", live=True)
    price: float = parameter(9.5, gt=0, label="Price", help="What it costs.", logarithmic=True)
    colour: Literal["red", "white"] = parameter("red", label="Colour", help="Of the glass.")
    sweet: bool = parameter(False, label="Sweet", help="Not dry.")
    medals: IntList[Annotated[int, Field(ge=1, le=3)]] = parameter((1, 3), label="Medals", help="Won so far.")


@pytest.fixture
def cellar():
    registry = Registry("wines")
    registry.register("port", label="Port", order=20)(type("Port", (Wine,), {"__doc__": Wine.__doc__}))
    registry.register("barolo", label="Barolo", order=20)(type("Barolo", (Wine,), {"__doc__": Wine.__doc__}))
    registry.register("asti", label="Asti", order=10)(type("Asti", (Wine,), {"__doc__": Wine.__doc__}))
    return registry


def test_that_names_come_by_order_and_then_by_name(cellar):
    assert cellar.names() == ["asti", "barolo", "port"] and len(cellar) == 3
    assert [choice.label for choice in cellar] == ["Asti", "Barolo", "Port"]


def test_that_a_name_is_taken_once(cellar):
    with pytest.raises(ValueError, match="wines: 'port' is registered twice"):
        cellar.register("port", label="Port")(Wine)


@pytest.mark.parametrize("docstring", ["", "Only a summary.", "Source: only a source."])
def test_that_a_choice_without_summary_or_source_is_refused(cellar, docstring):
    with pytest.raises(TypeError, match="summary and a source"):
        cellar.register("cider", label="Cider")(type("Cider", (Choice,), {"__doc__": docstring}))
    assert "cider" not in cellar.names()


@pytest.mark.parametrize(
    "wrong, nearest", [("prt", "port"), ("Port", "port"), ("BAROLLO", "barolo"), ("ba", "barolo"), ("zzzz", None)]
)
def test_that_an_unknown_name_is_answered_with_the_nearest(cellar, wrong, nearest):
    with pytest.raises(UnknownName) as refusal:
        cellar[wrong]
    assert refusal.value.nearest == nearest == nearest_name(wrong, cellar.names())
    said = str(refusal.value)
    assert repr(wrong) in said and "wines" in said and "asti, barolo, port" in said
    assert ("did you mean" in said) == (nearest is not None)


def test_that_a_docstring_is_taken_apart():
    found = Explanation.parse(Wine.__doc__)
    assert found.summary == "Fermented juice."
    assert found.formula == "grapes + yeast\n  → wine"
    assert found.details == "Improves with age.\n\nSpoils when open."
    assert found.source == "Noah (Genesis 9), twice."


def test_that_parameters_say_all_that_a_form_needs():
    age, price, colour, sweet, medals = parameters_of(Wine)
    assert (age.name, age.kind, age.default, age.unit, age.live) == ("age", "int", 3, "years", True)
    assert (age.minimum, age.maximum, age.open_minimum, age.open_maximum) == (0, 100, False, False)
    assert (price.kind, price.minimum, price.open_minimum, price.maximum) == ("float", 0, True, None)
    assert price.logarithmic and not price.live
    assert (colour.kind, colour.options) == ("option", ("red", "white"))
    assert (sweet.kind, sweet.default, sweet.options) == ("bool", False, ())
    assert (medals.kind, medals.default, medals.minimum, medals.maximum) == ("ints", (1, 3), 1, 3)
    assert medals.as_json()["default"] == [1, 3]


def test_that_several_places_are_a_parameter_without_bounds_of_its_own():
    class Vineyard(Choice):
        vines: PointList = parameter(((1.0, 2.0),), label="Vines", help="Where each stands.")

    (vines,) = parameters_of(Vineyard)
    assert (vines.kind, vines.minimum, vines.maximum) == ("places", None, None)
    assert Vineyard.model_validate({"vines": [[0, 1], [2, 3]]}).vines == ((0.0, 1.0), (2.0, 3.0))


def test_that_a_choice_is_frozen_strict_and_a_table(cellar):
    port = cellar["port"](age=40)
    assert port.as_table() == {
        "name": "port", "age": 40, "price": 9.5, "colour": "red", "sweet": False, "medals": (1, 3),
    }  # fmt: skip
    assert port == cellar["port"](age=40) != cellar["port"]()
    assert cellar["port"].model_validate({"medals": [2]}).medals == (2,)
    for wrong in ({"medals": [0]}, {"medals": [1.5]}, {"medals": 1}):
        with pytest.raises(ValueError):
            cellar["port"](**wrong)
    for wrong in ({"age": 2.5}, {"age": True}, {"age": -1}, {"price": float("nan")}, {"colour": "blue"}, {"x": 1}):
        with pytest.raises(ValueError):
            cellar["port"](**wrong)


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__name__)
def test_that_every_choice_is_explained_and_works_with_its_defaults(choice):
    explanation = choice.explanation
    assert explanation.summary.endswith(".") and explanation.source and explanation.formula + explanation.details
    assert choice.label and choice.name == choice.name.lower() and " " not in choice.name
    assert choice().as_table()["name"] == choice.name
    assert [entry.name for entry in parameters_of(choice)] == list(choice.model_fields)


@pytest.mark.parametrize("model, entry", PARAMETERS, ids=lambda value: getattr(value, "name", value))
def test_that_every_parameter_is_labelled_and_its_default_is_inside_its_range(model, entry):
    assert entry.label and entry.help.endswith(".")
    if entry.kind == "option":
        assert entry.default in entry.options
    elif entry.kind == "choice":
        assert entry.default.name in entry.options and set(entry.options) <= set(entry.registry.names())
    elif entry.kind != "bool":
        low, high = entry.minimum, entry.maximum
        for default in entry.default if entry.kind == "ints" else [entry.default]:
            assert low is None or (default > low if entry.open_minimum else default >= low)
            assert high is None or (default < high if entry.open_maximum else default <= high)


# These decide how a run begins, or what its state consists of; every other parameter of an optimizer applies at once.
OF_A_BEGINNING = {"adagrad.initial", "yogi.initial", "lookahead.inner"}


def test_that_what_acts_in_every_step_can_be_changed_in_a_running_experiment():
    for registry in families_of(Experiment):
        for choice in registry:
            for found in parameters_of(choice):
                acts = registry.family in {"activations", "losses", "optimizers", "schedules"}
                name = f"{choice.name}.{found.name}"
                assert found.live == (acts and name not in OF_A_BEGINNING), name


SPANS_DECADES = {
    "epsilon", "epsilon_root", "final_divisor", "final_rate", "learning_rate", "limit", "ratio", "std", "tolerance",
    "weight_decay", "adabound.gamma", "yogi.initial", "reduce_on_plateau.threshold",
}  # fmt: skip


def test_that_what_spans_decades_moves_in_decades():
    for registry in families_of(Experiment):
        for choice in registry:
            for found in parameters_of(choice):
                names = {found.name, f"{choice.name}.{found.name}"}
                assert found.logarithmic == bool(names & SPANS_DECADES), names


def test_that_what_a_parameter_needs_is_a_parameter_beside_it_and_a_value_of_that():
    sections = [type(getattr(Experiment(), name)) for name in ("regularization", "training", "early_stopping")]
    needing = [(model, entry) for model in [*CHOICES, *sections] for entry in parameters_of(model) if entry.needs]
    assert len(needing) > len(SCHEDULES.names())
    for model, entry in needing:
        name, _, wanted = entry.needs.partition("=")
        (needed,) = [other for other in parameters_of(model) if other.name == name]
        assert not wanted or wanted in needed.options
        assert wanted or needed.default in (0, False) or needed.kind in ("int", "float", "bool")
