"""The licence of everything that the lab is made of."""

import importlib.metadata
import re
import tomllib

import pytest

from dllab import licences
from dllab.assets import resource
from dllab.licences import components
from tests.digests import ROOT


def test_that_all_that_is_needed_is_named_with_its_licence_and_no_tool_is():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    installed = " ".join(importlib.metadata.requires("dllab-desktop")).lower()  # maybe of an earlier day
    needed = {re.match(r"[\w-]+", line)[0].lower().replace("_", "-") for line in project["dependencies"]}
    needed = {name for name in needed if name in installed}
    assert len(needed) > 8
    found = {one.name.lower().replace("_", "-") for one in components()}
    assert needed <= found
    assert {"llvmlite", "shiboken6", "joblib"} <= found, "what those need in turn"
    assert {"onnx", "openpyxl"} <= found, "what the lab can use where it is installed"
    assert not {"pytest", "ruff", "mypy", "pip"} & found
    assert [one.name for one in components() if not one.licence and not one.read()] == []


def test_that_the_lab_and_python_come_first_with_their_texts():
    own, python, *_ = components()
    assert own.name == "dllab" and "Redistribution and use" in own.read()
    assert python.name == "Python" and "PYTHON SOFTWARE FOUNDATION" in python.read().upper()


@pytest.mark.parametrize("place", ["fonts", "datasets"])
def test_that_what_lies_in_resources_is_named(place):
    names = {one.name for one in components()}
    files = list(resource(place).glob("*LICENSE.txt"))
    assert files and all(re.sub(r"[-.]LICENSE$", "", file.stem) in names for file in files)


def test_that_the_text_of_every_licence_that_is_only_named_is_there():
    named = " ".join(one.licence for one in components())
    texts = {one.name for one in components()}
    assert {"GPL-2.0", "GPL-3.0", "LGPL-3.0"} <= texts
    assert all(licence in texts for licence in re.findall(r"\bL?GPL-\d\.\d", named))


def test_that_a_package_without_metadata_is_no_error(monkeypatch):
    def absent(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(licences, "distribution", absent)
    assert [one.name for one in components()][:2] == ["dllab", "Python"]
