"""The same experiment gives the same bits on every machine: pinned, and compiled for the least that dllab runs on."""

import json
import platform
from functools import cache

import pytest

from tests.digests import AVX2, PINNED, digests, elsewhere

PINS = json.loads(PINNED.read_text())
WHAT_TO_DO = "other bits than pinned; if that is meant, `python -m tests.digests --pin` and say so in the changelog"


@cache
def own():
    return {name: digest[:16] for name, digest in digests().items()}


@pytest.mark.parametrize("name", PINS)
def test_that_what_is_computed_is_what_was_pinned(name):
    """A choice without a pin is not here, but in the next test."""
    assert own()[name] == PINS[name], WHAT_TO_DO


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="code for another kind of processor")
@pytest.mark.slow
def test_that_code_for_the_least_processor_computes_the_same():
    assert elsewhere("tests.digests", **AVX2) == own()
