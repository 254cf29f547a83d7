"""What README and the pages in .github name is there."""

import argparse
import re
from pathlib import Path

import dev
import pytest

from dllab.__main__ import parser

PAGES = [dev.ROOT / "README.md", *sorted((dev.ROOT / ".github").glob("*.md"))]
FOLDERS = ("dllab/", "tests/", "packaging/", "resources/")


def words(page):
    """What stands between back-ticks, word by word, in code blocks too."""
    code = re.findall(r"`([^`\n]+)`|^    (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [word.rstrip(",;:") for pair in code for word in "".join(pair).split()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_that_every_file_and_folder_named_exists(page):
    named = {word.partition("::")[0] for word in words(page) if word.startswith(FOLDERS)}
    missing = [name for name in named if not list(dev.ROOT.glob(name.rstrip("/")))]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_that_every_verb_named_is_one(page):
    verbs = re.findall(r"dev\.py ([a-z]\w*)", page.read_text(encoding="utf-8"))
    assert set(verbs) <= dev.VERBS.keys()


def test_that_the_readme_names_every_command_and_every_folder_of_the_program():
    text = (dev.ROOT / "README.md").read_text(encoding="utf-8")
    (commands,) = (action.choices for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    assert [name for name in commands if name != "window" and f"    dllab {name} " not in text] == []
    folders = [path.parent.name for path in (dev.ROOT / "dllab").glob("*/__init__.py")]
    assert [name for name in folders if f"| `dllab/{name}/` |" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_that_every_page_linked_to_is_there(page):
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (Path(page).parent / link).exists()] == []
