import pytest

from dllab.gui.stage import bench

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("pins", "after"), [(0, 0), (3, 100)])
def test_that_a_measurement_reports_every_figure(qapp, pins, after):
    figures = bench.measure(bench.deep20(), 0.5, pins, after)
    assert set(figures) == {
        "fps",
        "frame_ms_p50",
        "frame_ms_p99",
        "event_gap_ms_p99",
        "us_per_step",
        "us_per_step_headless",
    }
    assert all(0 < value < 1e6 for value in figures.values())
