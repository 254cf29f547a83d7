"""A lab is the same one after it was written and read."""

import pytest

from dllab.labs.lab import Lab, shipped
from dllab.labs.writer import as_table, save
from tests.labs.small import lab_of


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_that_every_shipped_lab_is_read_as_it_was_written(path, tmp_path):
    lab = Lab.load(path)
    save(lab, tmp_path / "again.lab.toml")
    assert Lab.load(tmp_path / "again.lab.toml") == lab


def test_that_words_keep_their_lines_and_what_is_as_it_would_be_anyway_is_left_out(tmp_path):
    said = {"en": "One\r\ntwo\n\n*three*\\ \"four\" '''five'''\n", "zh": "一\n二"}
    window = {"that": "value", "of": "train_loss", "during": [3, 9], "at_most": 1.0}
    lab = lab_of({"that": "steps", "at_least": 5, "fail": said}, window, title=said)
    save(lab, tmp_path / "again.lab.toml")
    assert Lab.load(tmp_path / "again.lab.toml") == lab
    table = as_table(lab)
    assert table["step"][0]["check"][1] == window and "budget" not in table and table["title"] == said
