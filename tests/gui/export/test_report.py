"""A run on one page."""

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage

from dllab.experiment import Experiment
from dllab.files import CannotSave
from dllab.gui.export.picture import png
from dllab.gui.export.report import page, report_of, write_report
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.translations import CHINESE
from dllab.training.recipe import Edit, Recipe
from tests.gui.showing import language_of
from tests.gui.snapshots import snapshot

FINDINGS = Table.of_rows(
    ("finding", "severity", "since step", "what is seen", "value"),
    [
        ("Dead units", "problem", 10, "3 of 8 units are dead", 3.0),
        ("Dead units", "problem", 10, "3 of 8 units are dead", 0.4),
    ],
)
RATE = {"optimizer": {"name": "sgd", "learning_rate": 0.5}}


def shown(name="Two < spirals", **sections):
    experiment = Experiment.model_validate({"name": name} | RATE | sections)
    made = snapshot(step=(0, 4), evaluated=(0, 4))
    return replace(made, experiment=experiment, whole=replace(made.whole, experiment=experiment))


def written(made, pins=(), findings=FINDINGS, pictures=()):
    return page(report_of(made, pins, findings, pictures))


def text(html):
    return re.sub(r"<[^>]+>", "|", html)


def test_that_a_report_says_settings_results_and_findings(qapp):
    said = text(written(shown()))
    assert "Two &lt; spirals" in said
    assert "|Learning rate η||0.5|" in said and "learning_rate" not in said
    assert "batch_size" not in said, "what is as always needs no word"
    assert "|loss, training set||" in said
    assert said.count("3 of 8 units are dead") == 1


def test_that_a_report_says_what_changed_up_to_its_step_edits_and_the_optimizers_own(qapp):
    made, events = shown(), ((3, "SGD took over from Adam"), (9, "later"))
    said = text(written(replace(made, whole=replace(made.whole, edits=((2, "rate = 0.1"),), events=events))))
    assert re.search(r"\|2\|\|rate = 0.1\|.*\|3\|\|SGD took over from Adam\|", said, re.DOTALL)
    assert "later" not in said and "Changed while it trained" not in text(written(made))


def test_that_an_edit_is_told_in_the_forms_words_with_what_was_before(qapp):
    made = shown()
    after = made.experiment.model_copy(
        update={"optimizer": made.experiment.optimizer.model_copy(update={"learning_rate": 0.25})}
    )
    recipe = Recipe(made.experiment).then(Edit(3, made.experiment, after))
    whole = replace(made.whole, recipe=recipe, edits=recipe.edits, events=((4, "SGD took over from Adam"),))
    said = text(written(replace(made, whole=whole)))
    assert re.search(r"\|3\|\|Learning rate η: 0.5 → 0.25\|.*\|4\|\|SGD took over", said, re.DOTALL)


def test_that_pinned_runs_stand_beside_it(qapp):
    made = shown()
    pins = (Pin(1, "adam", shown(optimizer={"name": "adam"}).whole),)
    said = text(written(made, pins))
    assert re.search(r"\|Optimizer\|\|SGD\|\|Adam\|", said)
    assert re.search(r"\|this run\|\|adam\|", said)


def test_that_a_chinese_report_calls_everything_as_the_form_does(qapp):
    with language_of(qapp, CHINESE):
        said = text(written(shown("Two spirals", network={"hidden": [8, 8]}), findings=None))
    assert "|双螺旋|" in said and "数据：螺旋线" in said
    assert "|学习率 η||0.5|" in said and "|优化器||SGD|" in said and "|各层单元数||8×2|" in said
    assert "Two spirals" not in said and "network." not in said and "spiral；" not in said


def test_that_a_run_without_findings_says_so_in_a_sentence(qapp):
    none = Table.of_rows(FINDINGS.titles, [("Nothing unusual so far", None, None, None, None)])
    html = written(shown(), findings=none)
    assert "<h2>Findings</h2><p>Nothing unusual so far</p>" in html and "severity" not in html


def test_that_numbers_stand_below_each_other_by_their_last_digits(qapp):
    html = written(shown())
    assert '<td>step</td><td class="number">4</td>' in html
    assert "<td>Dead units</td><td>problem</td>" in html, "words begin on the left"
    diverged = shown()
    diverged.evaluations.last[0, -1] = np.nan
    assert '<td class="number">NaN</td>' in written(diverged)


def test_that_a_page_says_its_language_by_which_chinese_letters_are_shaped(qapp):
    assert '<html lang="en">' in written(shown())
    with language_of(qapp, CHINESE):
        assert '<html lang="zh-CN">' in written(shown(), findings=None)


def test_that_a_page_needs_no_other_file(qapp, tmp_path):
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill("red")
    html = written(shown(), pictures=[("A picture", png(image))])
    assert "data:image/png;base64," in html and 'src="http' not in html and "href" not in html


@pytest.mark.parametrize(("name", "begins"), [("report.html", b"<!DOCTYPE html>"), ("report.PDF", b"%PDF-")])
def test_that_the_ending_of_the_name_says_the_format(qapp, tmp_path, name, begins):
    path = tmp_path / name
    write_report(report_of(shown(), (), None, []), path, qapp.font())
    assert path.read_bytes().startswith(begins)


def test_that_a_place_that_cannot_be_written_is_told(qapp, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotSave):
        write_report(report_of(shown(), (), None, []), tmp_path / "file" / "report.html", qapp.font())
