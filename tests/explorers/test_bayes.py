"""What a test says, against exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from dllab.explorers import EXPLORERS

Bayes = EXPLORERS["bayes"]


def exact(prior, sensitivity, specificity):
    ill = Fraction(prior) * Fraction(sensitivity)
    return ill / (ill + (1 - Fraction(prior)) * (1 - Fraction(specificity)))


@pytest.mark.parametrize(
    "prevalence, written", [("0.01", 0.5), ("0.001", 0.0902), ("0.1", 0.9167)], ids=["1 %", "0.1 %", "10 %"]
)
def test_that_the_posterior_is_what_fractions_give(prevalence, written):
    found = Bayes(prevalence=float(prevalence)).readouts()["posterior"]
    assert found == pytest.approx(float(exact(prevalence, "0.99", "0.99")), rel=1e-12)
    assert found == pytest.approx(written, abs=5e-5)


def test_that_a_second_positive_test_begins_where_the_first_ended():
    assert Bayes(tests=2).readouts()["after_all"] == pytest.approx(0.99, rel=1e-12)


def test_that_ninety_per_cent_take_a_specificity_of_almost_one():
    assert Bayes(specificity=0.9989).readouts()["posterior"] == pytest.approx(0.9, abs=1e-3)
    assert Bayes().readouts()["positive"] == pytest.approx(0.0198, rel=1e-12)


def test_that_the_dots_are_ten_thousand_people():
    groups = Bayes().scene()["group"]
    assert groups.shape == (100, 100)
    assert np.bincount(groups.ravel()).tolist() == [99, 1, 99, 9801]
    assert Bayes().scene()["tree"].sum() == pytest.approx(1, abs=1e-15)


def test_that_a_result_nobody_gets_says_nothing():
    assert np.isnan(Bayes(prevalence=0.0, specificity=1.0).readouts()["posterior"])
