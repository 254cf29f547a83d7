"""Every requirement has an oldest version, which is what the tests with the oldest versions install."""

import tomllib

import oldest
import pytest

PROJECT = tomllib.loads((oldest.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_that_every_requirement_is_installed_at_its_bound():
    found = oldest.oldest(PROJECT)
    assert len(found) == len(PROJECT["dependencies"]) + len(oldest.EXTRAS)
    assert {"pydantic==2.14", "pyqtgraph==0.14.0", "PySide6-Essentials==6.11", "onnx==1.16"} <= set(found)


@pytest.mark.parametrize("requirement", ["numpy", "numpy<3", "numpy==2.0"])
def test_that_a_requirement_without_a_bound_is_refused(requirement):
    with pytest.raises(ValueError, match="numpy"):
        oldest.oldest({**PROJECT, "dependencies": [requirement]})
