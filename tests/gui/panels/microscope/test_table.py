"""What the microscope shows, as a file."""

import numpy as np
import pytest

from dllab.gui.panels.microscope.panel import MicroscopeView
from tests.gui.panels.microscope.runs import Run, settle, show
from tests.gui.snapshots import snapshot


def rows(table, **wanted):
    """The rows, each by title, whose cells are as wanted."""
    found = [dict(zip(table.titles, cells, strict=True)) for cells in zip(*table.columns, strict=True)]
    return [row for row in found if all(row[title] == value for title, value in wanted.items())]


def test_that_a_file_of_a_layer_has_its_numbers_summary_and_histograms(qtbot, panel):
    assert panel.table() is None
    run = Run()
    show(qtbot, panel, run.snapshot(steps=3))
    show(qtbot, panel, run.snapshot(steps=2))
    table, parameters = panel.table(), run.trainer.parameters
    weight, bias = parameters["layer1.weight"], parameters["layer1.bias"]
    numbers = rows(table, part="value")
    assert {(row["step"], row["layer"], row["quantity"], row["example"]) for row in numbers} == {
        (5, 1, "Weights w", None)
    }
    assert [(row["unit"], row["value"]) for row in numbers if row["input"] == "bias"] == [
        (unit + 1, value) for unit, value in enumerate(bias.tolist())
    ]
    assert [row["value"] for row in numbers if row["unit"] == 3][1:] == weight[2].tolist()
    assert [row["input"] for row in numbers if row["unit"] == 3] == ["bias", 1, 2]
    (mean,), (deviation,) = rows(table, part="mean"), rows(table, part="standard deviation")
    assert (mean["value"], deviation["value"]) == pytest.approx((weight.mean(), weight.std()), rel=1e-5)
    bars = rows(table, part="histogram", quantity="Weights w")
    edges = np.array([row["lower edge"] for row in bars] + [bars[-1]["upper edge"]])
    assert (edges[0], edges[-1]) == (weight.min(), weight.max())
    np.testing.assert_array_equal([row["count"] for row in bars], np.histogram(weight, edges)[0])
    deltas = rows(table, part="histogram", quantity="Deltas δ = ∂L/∂z")
    assert sum(row["count"] for row in deltas) == panel.shown.look.layers[0].delta.size > 0
    flow = rows(table, part="histogram at every step")
    assert [row["step"] for row in flow[::96]] == [3, 5]
    assert sum(row["share (%)"] for row in flow) == pytest.approx(200)


def test_that_a_file_of_activations_names_the_training_examples(qtbot, panel):
    show(qtbot, panel, Run().snapshot())
    chooser = panel.layer_view.quantity
    chooser.setCurrentIndex(chooser.findData("activations"))
    settle(qtbot, panel)
    look = panel.shown.look
    unit = rows(panel.table(), part="value", unit=2)
    assert [row["example"] for row in unit] == [example + 1 for example in look.examples]
    assert [row["value"] for row in unit] == look.layers[0].a[:, 1].tolist()


def test_that_values_that_are_not_finite_have_a_line_of_their_own_in_a_file(qtbot, panel):
    run = Run()
    shown = run.snapshot()
    run.trainer.layout.layers[0].weight_view(shown.inspection.state.parameters)[:2] = np.nan
    show(qtbot, panel, shown)
    bars = rows(panel.table(), part="histogram", quantity="Weights w")
    assert np.isnan(bars[-1]["lower edge"]) and bars[-1]["count"] == 4
    assert sum(row["count"] for row in bars) == 32


def test_that_a_file_of_one_update_has_every_line_and_the_numbers_in_full(qtbot, panel):
    run = Run()
    show(qtbot, panel, run.snapshot(steps=2))
    panel.switch.choose(MicroscopeView.UPDATE)
    panel.update_view.choose(unit=3, column=2)
    panel.update_view.chosen.emit()
    settle(qtbot, panel)
    table, update = panel.table(), panel.shown.update
    assert table.titles == ("section", "symbol", "formula", "numbers", "value", "remark")
    assert [row["value"] for row in rows(table, section="What is followed")] == [2, 1, 3, 2, "next batch"]
    text = panel.update_view.page.toPlainText()
    written = [row for row in rows(table) if row["section"] not in ("What is followed", "In full")]
    assert list(dict.fromkeys(row["section"] for row in written)) == ["Forward", "Back", "Gradient", "Check", "Update"]
    assert len(written) > 15
    for row in written:
        for cell in ("symbol", "formula", "numbers", "value", "remark"):
            assert row[cell] is None or row[cell] in text
    (weight,) = rows(table, section="Update", symbol="w")
    assert weight["formula"] == "w + Δw" and "=" not in weight["numbers"]
    before, after = rows(table, section="In full", symbol="w₃₂")
    gradient, difference, error = rows(table, section="In full", symbol="∂L/∂w₃₂")
    assert before["value"] == run.trainer.parameters["layer1.weight"][2, 1]
    run.trainer.train(1)
    assert after["value"] == run.trainer.parameters["layer1.weight"][2, 1]
    assert gradient["value"] == pytest.approx(difference["value"], rel=1e-3)
    assert difference["remark"] == "central difference" and 0 <= error["value"] < abs(difference["value"])
    (agreement,) = rows(table, section="In full", symbol="digits that agree")
    assert agreement["value"] == update.check.digits > 2
    assert agreement["remark"] == f"agrees to {update.check.digits} digits"


def test_that_a_file_of_the_start_has_variances_beside_what_theory_expects(qtbot, panel):
    show(qtbot, panel, Run().snapshot())
    panel.switch.choose(MicroscopeView.START)
    settle(qtbot, panel)
    table, depth = panel.table(), panel.shown.depth
    assert [row["layer"] for row in rows(table)] == [1, 2, 3]
    for title, spread in (("measured", depth.measured), ("He, expected", depth.he), ("Xavier, expected", depth.xavier)):
        assert [row[f"variance of a: {title}"] for row in rows(table)] == spread.activations.tolist()
        assert [row[f"variance of δ: {title}"] for row in rows(table)] == spread.deltas.tolist()
    assert len(table.titles) == 7


def test_that_a_file_is_of_the_view_that_is_open_and_of_this_run(qtbot, panel):
    show(qtbot, panel, Run().snapshot())
    assert "part" in panel.table().titles
    panel.switch.choose(MicroscopeView.UPDATE)
    settle(qtbot, panel)
    assert "formula" in panel.table().titles
    panel.switch.choose(MicroscopeView.START)
    settle(qtbot, panel)
    assert "layer" in panel.table().titles
    panel.show_snapshot(snapshot(run=2))
    for view in MicroscopeView:
        panel.switch.choose(view)
        assert panel.table() is None
