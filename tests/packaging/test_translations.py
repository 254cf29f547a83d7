import re
import warnings
from pathlib import Path

import pytest
import translations
from PySide6.QtCore import QTranslator

TRANSLATED = translations.read(translations.TS)
FIELD = re.compile(r"(?<!{){[^{}]+}")


@pytest.mark.filterwarnings("default::UserWarning")
def test_that_everything_the_lab_says_is_translated_but_what_is_new_in_a_choice():
    missing = {text for text in translations.collect() if not TRANSLATED.get(text)}
    new = translations.choice_texts() & missing
    if new:
        warnings.warn(f"not translated yet, of choices: {sorted(new)}", UserWarning, stacklevel=1)
    assert sorted(missing - new) == []


def test_that_the_texts_of_choices_are_known_for_theirs():
    texts = translations.choice_texts()
    assert {"Adam", "SGD since the step after t₀", "Output activation"} <= texts
    assert {"Two spirals", "Wine as it was measured", "XOR, two units"} <= texts, "a preset, of a lab, of a lecture"
    assert "Looking into the network…" not in texts


def test_that_names_of_experiments_are_collected_wherever_they_come_along():
    assert {"Two spirals", "Twenty tries", "XOR, eight units"} <= set(translations.experiment_names())
    assert set(translations.experiment_names()) <= translations.collect()


def test_that_nothing_is_translated_that_the_lab_no_longer_says():
    assert sorted(TRANSLATED.keys() - translations.collect()) == []


def test_that_translations_fill_in_the_same_values():
    differing = {text: chinese for text, chinese in TRANSLATED.items() if chinese and fields(text) != fields(chinese)}
    assert differing == {}


def fields(text: str) -> list[str]:
    return sorted(FIELD.findall(text))


def test_that_catalogue_texts_survive_being_filled_in():
    for text in translations.catalogue_texts():
        assert text.format() == text


def test_that_the_compiled_file_holds_what_the_source_says():
    compiled = QTranslator()
    assert compiled.load(str(translations.QM))
    assert {text: compiled.translate(translations.CONTEXT, text) for text in TRANSLATED} == TRANSLATED


def test_that_only_literals_can_be_collected():
    code = 'tr("a {x}", x=1); text("b" "c"); tr(label); tr("d" if one else "e"); partial(tr, "f", x=1); partial(f, "g")'
    assert list(translations.literals(code, Path("code.py"))) == ["a {x}", "bc", "d", "e", "f"]
    for wrong in ('tr(f"{x}")', 'tr("a" + b)', "text(variable)", "tr(label())", 'partial(tr, f"{x}")'):
        with pytest.raises(translations.NotALiteral, match=r"code\.py:1"):
            list(translations.literals(wrong, Path("code.py")))


def test_that_known_translations_are_kept_and_new_texts_wait(tmp_path):
    path = tmp_path / "dllab_zh_CN.ts"
    translations.write(path, translations.merged(["Run", "New & <odd>"], {"Run": "运行", "Gone": "消失"}))
    assert translations.read(path) == {"Run": "运行", "New & <odd>": ""}
    assert path.read_text(encoding="utf-8").count('type="unfinished"') == 1
