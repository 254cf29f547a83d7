"""What every detector says of itself."""

import re
from string import Formatter

import pytest

import dllab.diagnostics.monitor  # noqa: F401 - which enters every kind
from dllab.diagnostics.detector import DETECTORS

KINDS = sorted(DETECTORS)


def test_that_there_is_a_detector_for_every_kind_that_was_promised():
    gradients = {"vanishing_gradient", "exploding_gradient", "saturated_units", "dead_units", "identical_units"}
    updates = {"rate_too_large", "rate_too_small", "plateau", "diverged", "schedule_at_zero"}
    assert gradients | updates <= set(DETECTORS)


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_detector_has_a_title_and_a_sentence_with_fields(kind):
    detector = DETECTORS[kind]
    assert detector.kind == kind and detector.title and not detector.title.endswith(".")
    assert detector.template.endswith(".")
    assert [name for _, name, _, _ in Formatter().parse(detector.template) if name]


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_detector_says_why_in_two_sentences_with_a_source(kind):
    detector = DETECTORS[kind]
    assert len(re.findall(r"\.(?=\s|$)", detector.why)) == 2
    assert re.search(r"\b(19|20)\d\d\b", detector.source)
