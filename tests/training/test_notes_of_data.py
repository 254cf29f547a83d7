"""What there is to know of the data is said where nobody looks at a form."""

import pytest

from dllab.__main__ import main

EXPERIMENT = """schema = 1
[dataset]
name = "csv"
path = "{path}"
[network]
hidden = [4]
[loss]
name = "mse"
"""


@pytest.fixture
def train(tmp_path, capsys):
    """Train two steps on a file with this content; what was written to standard error, and the exit status."""

    def run(content, *more):
        data, file = tmp_path / "data.csv", tmp_path / "experiment.toml"
        data.write_text(content)
        file.write_text(EXPERIMENT.format(path=data.as_posix()))
        status = main(["train", str(file), "--steps", "2", "--out", str(tmp_path / "run"), *more])
        return [line for line in capsys.readouterr().err.splitlines() if line.startswith(("note:", "dllab:"))], status

    return run


ROWS = "".join(f"{n},{n % 7 / 8}%,{n / 8}\n" for n in range(60))


@pytest.mark.parametrize("more", [(), ("--folds", "3")], ids=["a run", "folds"])
def test_that_training_says_once_how_the_data_were_read(train, more):
    lines, status = train(",share,y\n" + ROWS, *more)
    assert status == 0
    assert lines == [
        "note: Column 'column 1' counts the rows; what is predicted from it holds for this file alone",
        "note: Numbers are read as they are meant: share: 0.125% = 0.125",
    ]


def test_that_nothing_is_said_of_data_without_a_doubt(train):
    lines, status = train("a,y\n" + "".join(f"{n},{n / 8}\n" for n in range(60)))
    assert (lines, status) == ([], 0)


def test_that_a_column_that_may_be_read_in_two_ways_ends_training_before_it_begins(train):
    lines, status = train("a,y\n" + "700,1\n800,2\n900,3\n1.033,4\n" * 9)
    assert status == 2 and "row 5, column 'a': '1.033' may be 1.033 or 1033" in lines[0]
