"""Why something cannot be done is said in sentences of the lab's own, which have a Chinese; a library's lie beneath."""

import json
import re
import zipfile
from pathlib import Path

import pytest

import dllab
from dllab.datasets.checks import DataError
from dllab.datasets.tables.readers.library import reading
from dllab.experiment.files import read
from dllab.files import write_atomically
from dllab.labs.handin import HANDIN, HandIn
from dllab.labs.roster import read_roster
from dllab.messages import Sentence, UserError
from dllab.training.archive import load_run

SOURCES = sorted(Path(dllab.__file__).parent.rglob("*.py"))


def no_zip(path):
    path.write_bytes(b"no zip")
    HandIn.load(path)


def no_json(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(HANDIN, "{")
    HandIn.load(path)


def no_entry(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(HANDIN, json.dumps({"lab": 3}))
    HandIn.load(path)


def no_run(path):
    path.write_bytes(b"no zip")
    load_run(path)


def no_toml(path):
    path.write_text("[network\nhidden = 3")
    read(path)


def no_workbook(path):
    path.write_bytes(b"")
    with reading(path, "XLSX"):
        raise KeyError("there is no item named '[Content_Types].xml'")


def no_list(path):
    path.write_text('"a"b,c\n' * 3 + '"' + "x" * 200_000)
    read_roster(path)


def no_file(path):
    HandIn.load(path)


def no_folder(path):
    path.write_text("")
    write_atomically(path / "under", lambda stream: None)


@pytest.mark.parametrize(
    ("fail", "library"),
    [
        (no_zip, "File is not a zip file"),
        (no_json, "Expecting property name"),
        (no_entry, "valid"),
        (no_run, "File is not a zip file"),
        (no_toml, "line 1"),
        (no_workbook, "no item named"),
        (no_list, "field larger"),
        (no_file, "No such file"),
        (no_folder, ""),
    ],
)
def test_that_a_reason_is_a_sentence_and_a_library_is_only_quoted_beneath(tmp_path, fail, library):
    with pytest.raises((UserError, DataError)) as caught:
        fail(tmp_path / "x")
    error = caught.value
    assert all(isinstance(value, Sentence) for key, value in error.values.items() if key == "reason")
    assert library in error.beneath
    assert library in ("valid", "line 1", "No such file", "") or library not in str(error)


def test_that_no_library_s_words_are_given_as_a_reason():
    allowed = {"messages.py", "executors.py", "checks.py"}  # the others are the command line's and Python's
    found = [
        path.name
        for path in SOURCES
        if path.name not in allowed and re.search(r"strerror|reason=(str\(\w+\)|error)[,)]", path.read_text("utf-8"))
    ]
    assert not found
