"""The same experiment gives the same bits on every machine: pinned, and compiled for the least that dllab runs on."""

import json
import platform
from functools import cache

import pytest

from dllab.catalogue import families_of
from dllab.experiment import Experiment
from tests.digests import AVX2, PINNED, digests, elsewhere

PINS = json.loads(PINNED.read_text())
WHAT_TO_DO = "other bits than pinned; if that is meant, `python -m tests.digests --pin` and say so in the changelog"


@cache
def own():
    return {name: digest[:16] for name, digest in digests().items()}


@pytest.mark.parametrize("name", PINS)
def test_that_what_is_computed_is_what_was_pinned(name):
    assert own()[name] == PINS[name], WHAT_TO_DO


def test_that_every_choice_is_pinned_with_its_defaults():
    """A file that names a choice alone means them, in every version."""
    families = {registry.family.replace(" ", "_"): registry for registry in families_of(Experiment)}
    choices = {f"{family}/{choice.name}" for family, registry in families.items() for choice in registry}
    assert choices - PINS.keys() == {"datasets/csv"}, "a file of one's own"


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="code for another kind of processor")
@pytest.mark.slow
def test_that_code_for_the_least_processor_computes_the_same():
    assert elsewhere("tests.digests", **AVX2) == own()
