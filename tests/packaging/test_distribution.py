"""The lab's name among other people's packages: `dllab` on PyPI is another project, which is never to be installed."""

import re
import tomllib
from pathlib import Path

import translations

import dllab.version

ROOT = translations.ROOT
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ADVICE = re.compile(r"(pip|uv|pipx)\b[^\n]*\binstall\b[^\n]*\bdllab\b(?!-desktop)", re.IGNORECASE)
PAGES = [*ROOT.glob("*.md"), *(ROOT / ".github").rglob("*.md"), translations.TS, *(ROOT / "dllab").rglob("*.py")]


def test_that_the_distribution_has_a_name_of_its_own():
    assert PYPROJECT["project"]["name"] == "dllab-desktop"
    assert PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"] == ["dllab", "resources"]


def test_that_the_version_stands_in_one_place():
    assert PYPROJECT["project"]["dynamic"] == ["version"]
    home = ROOT / PYPROJECT["tool"]["hatch"]["version"]["path"]
    assert home == Path(dllab.version.__file__)
    assert f'__version__ = "{dllab.__version__}"' in home.read_text(encoding="utf-8")


def test_that_every_python_that_the_lab_is_said_to_run_with_is_tested():
    workflow = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    [tested] = (re.findall(r'"([\d.]+)"', line) for line in re.findall(r"^ +python: \[(.*)\]$", workflow, re.MULTILINE))
    said = re.findall(r"Python :: (\d\.\d+)$", "\n".join(PYPROJECT["project"]["classifiers"]), re.MULTILINE)
    assert said and set(said) <= set(tested) and tested[0] == PYPROJECT["project"]["requires-python"].removeprefix(">=")
    assert tested == [f"3.{minor}" for minor in range(11, 11 + len(tested))], "none is passed over"


def test_that_nobody_is_told_to_install_the_other_project():
    assert [page for page in PAGES if ADVICE.search(page.read_text(encoding="utf-8"))] == []


def test_that_such_an_advice_would_be_seen():
    assert ADVICE.search("pip install dllab[onnx]") and ADVICE.search("python -m pip install -U dllab")
    assert not ADVICE.search("pip install dllab-desktop[onnx]")
