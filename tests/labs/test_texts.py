"""What labs and lectures say, in both languages."""

import math
import re

import pytest

from dllab.datasets.checks import DataError
from dllab.datasets.csv_file import CsvFile
from dllab.labs.lab import Lab
from dllab.labs.lab import shipped as labs
from dllab.lectures.lecture import Lecture
from dllab.lectures.lecture import shipped as lectures

TEXTS = [
    *(pytest.param(Lab, path, id=path.stem) for path in labs()),
    *(pytest.param(Lecture, path, id=path.stem) for path in lectures()),
]
NUMBER = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(?:e(\d+)|⋅10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)|( million| 万| 亿))?")
TIMES = {" million": 6, " 万": 4, " 亿": 8}
HAN = r"[\u4e00-\u9fff]"
HALF_WIDTH = re.compile(rf"{HAN}[,;:?!()]|{HAN}\.(?!\w)|[,;:?!)]{HAN}|(?<![A-Za-z])\({HAN}")


def numbers(said):
    """Every number in a text, those of millions and 万 alike, in their order of size."""
    found = []
    for digits, power, raised, unit in NUMBER.findall(said):
        value = float(digits.replace(",", ""))
        exponent = int(power or "".join(str("⁰¹²³⁴⁵⁶⁷⁸⁹".index(one)) for one in raised) or TIMES.get(unit, 0))
        found.append(value * 10.0**exponent)
    return sorted(found)


def test_that_numbers_are_the_same_however_a_language_writes_them():
    assert numbers("25.2 million of 4 bytes, 7e9, 3⋅10⁴⁸, 4,004") == numbers("4,004；2,520 万，4 字节，70 亿，3⋅10⁴⁸")
    assert numbers("4 units") != numbers("5 个单元") and numbers("4 units") != numbers("四个单元")


@pytest.mark.parametrize(("kind", "path"), TEXTS)
def test_that_both_languages_say_the_same_numbers(kind, path):
    for words in kind.load(path).words:
        assert len(numbers(words.en)) == len(numbers(words.zh)), (words.en, words.zh)
        for english, chinese in zip(numbers(words.en), numbers(words.zh), strict=True):
            assert math.isclose(english, chinese, rel_tol=1e-12), (words.en, words.zh)


@pytest.mark.parametrize(("kind", "path"), TEXTS)
def test_that_chinese_has_full_width_punctuation(kind, path):
    for words in kind.load(path).words:
        plain = re.sub(r"`[^`]*`", "", words.zh)
        assert not HALF_WIDTH.findall(plain), words.zh


def test_that_the_table_that_the_clinic_shows_is_refused_in_the_words_that_it_quotes(tmp_path):
    lab = Lab.load(next(path for path in labs() if path.stem.startswith("33")))
    said = lab.of_id("table").text.en
    (tmp_path / "patient.csv").write_text(said.split("```")[1].lstrip())
    with pytest.raises(DataError) as caught:
        CsvFile(path=str(tmp_path / "patient.csv")).load(0)
    quoted = re.search(r"\*(patient\.csv.*?)\*", said)
    assert str(caught.value).startswith(quoted[1])
