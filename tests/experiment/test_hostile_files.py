"""Whatever stands in an experiment file, it is refused in words that fit a screen, or it is an experiment."""

import pytest

from dllab import Experiment
from dllab.experiment import ExperimentError

LONG = "n" * 10_000
DIGITS = "9" * 5000
CONTENTS = {
    "a number of too many digits": f"seed = {DIGITS}",
    "one in hexadecimal": f"seed = 0x{'f' * 9000}",
    "one within a list": f"[network]\nhidden = [0x{'f' * 9000}]",
    "one where nobody expects it": f"[x]\ny = {{ z = 0x{'f' * 9000} }}",
    "a batch of it": f"[training]\nbatch_size = -0x{'f' * 9000}",
    "a long key": f"{LONG} = 1",
    "a long key in a section": f"[training]\n{LONG} = 1",
    "a long name": f'[optimizer]\nname = "{LONG}"',
    "a long table": f"[{LONG}]",
    "many parts": "[" + ".".join(["a"] * 5000) + "]\nb = 1",
    "many lists": "seed = " + "[" * 5000 + "]" * 5000,
    "many lists in place": "[network]\nhidden = " + "[" * 300 + "]" * 300,
    "many tables": "seed = " + "{a=" * 3000 + "1" + "}" * 3000,
    "control": '[optimizer]\nname = "\\u001b[31m\\u0000"',
    "half a character": '[optimizer]\nname = "\\ud800"',
    "a date": "seed = 1979-05-27",
    "a zero": "seed = 1\0",
    "no text": "\udcff",
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
def test_that_it_is_refused_in_words(tmp_path, content):
    path = tmp_path / "x.toml"
    path.write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(ExperimentError) as refusal:
        Experiment.load(path)
    said = str(refusal.value)
    said.encode()
    assert len(said) < 2000 and "x.toml" in said and "\x1b" not in said and "\0" not in said


@pytest.mark.parametrize("name", ["a\0b.toml", "a\ud800.toml", "n" * 10_000])
def test_that_a_name_that_no_file_can_have_is_refused(tmp_path, name):
    with pytest.raises(ExperimentError, match="cannot be read") as refusal:
        Experiment.load(tmp_path / name)
    assert len(str(refusal.value)) < 2000
    str(refusal.value).encode()


def test_that_a_file_without_end_is_refused(tmp_path):
    path = tmp_path / "x.toml"
    path.write_bytes(b"#" * (5 << 20))
    with pytest.raises(ExperimentError, match="too large"):
        Experiment.load(path)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_that_lines_may_end_as_anywhere(tmp_path, end):
    path = tmp_path / "x.toml"
    path.write_bytes(end.join(["schema = 1", 'name = "x"', "seed = 3", ""]).encode())
    assert Experiment.load(path).seed == 3


@pytest.mark.parametrize(
    "assignment", ['name="{}"', "name={}", "dataset.name=csv dataset.path={}", "training.start_from={}"]
)
def test_that_half_characters_of_the_command_line_are_refused_before_anything_is_trained(assignment):
    with pytest.raises(ExperimentError, match=r'= "a\\udcff": must be text that a file can hold'):
        Experiment().assigned(assignment.format("a\udcff").split())
