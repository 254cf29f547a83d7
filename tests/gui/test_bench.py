from dllab.gui import bench


def test_that_a_measurement_reports_every_figure(qapp):
    figures = bench.measure(0.5)
    assert set(figures) == {
        "fps",
        "frame_ms_p50",
        "frame_ms_p99",
        "event_gap_ms_p99",
        "us_per_step",
        "us_per_step_headless",
    }
    assert all(0 < value < 1e6 for value in figures.values())
