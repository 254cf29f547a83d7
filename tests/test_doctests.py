"""What docstrings show is what happens."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHOWING = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted((ROOT / "dllab").rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]
LEAST = {"dllab", "dllab.experiment.experiment", "dllab.datasets.dataset"}  # that show something


def test_that_the_public_modules_show_how_they_are_used():
    assert set(SHOWING) >= LEAST


@pytest.mark.parametrize("name", SHOWING)
def test_that_examples_print_what_they_say(name):
    failed, attempted = doctest.testmod(importlib.import_module(name))
    assert attempted and not failed
