"""The licence of everything that the lab is made of."""

import importlib.metadata
import re
import tomllib

import pytest

from dllab import licences
from dllab.assets import resource
from dllab.licences import components
from tests.digests import ROOT


def requirements():
    """What pyproject.toml asks for, without the tools."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = project["dependencies"] + [line for name, lines in extras.items() if name != "dev" for line in lines]
    return {re.match(r"[\w-]+", line)[0].lower().replace("_", "-") for line in lines}


def test_that_all_that_is_needed_is_named_with_its_licence_and_no_tool_is():
    found = {one.name.lower().replace("_", "-"): one for one in components()}
    missing = requirements() - set(found)
    assert missing <= {"distributed"}, "only what nobody needs to run the lab may be absent"
    assert {"llvmlite", "shiboken6", "protobuf"} <= set(found), "what those need in turn"
    assert not {"pytest", "ruff", "mypy", "pip"} & set(found)
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
