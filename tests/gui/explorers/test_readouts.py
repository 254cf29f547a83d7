from dllab.explorers import Readout
from dllab.gui.explorers.readouts import Readouts


def test_that_a_whole_number_is_written_with_all_its_digits(qtbot):
    """Parameters that were counted by hand cannot be compared with 1.095⋅10⁸."""
    made = Readouts({"parameters": Readout("Parameters"), "steps": Readout("Steps"), "rate": Readout("Rate")})
    qtbot.addWidget(made)
    made.show_values({"parameters": 109_482_240, "steps": 4000.0, "rate": 0.123456})
    assert [made.words(name) for name in ("parameters", "steps", "rate")] == ["109,482,240", "4,000", "0.1235"]
    made.show_values({"parameters": float("inf"), "steps": 1e20, "rate": -3.0})
    assert [made.words(name) for name in ("parameters", "steps", "rate")] == ["∞", "10²⁰", "−3"]
