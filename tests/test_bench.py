"""The engine's bench: the same numbers every time, and figures that are what they are called."""

from types import SimpleNamespace

import numpy as np
import pytest

from dllab import bench
from dllab.__main__ import main

TINY = bench.Workload("tiny", (3, 4, 4, 1), 5, "relu", "mse", "sgd", 0.03, 200)


def test_that_a_workload_is_the_same_work_every_time():
    first, second = TINY.engine(), TINY.engine()
    for engine in (first, second):
        engine.advance(np.full(50, TINY.rate), shuffled=True)
    for array, other in zip(first.state, second.state, strict=True):
        np.testing.assert_array_equal(array, other)


def test_that_rectified_units_start_as_he_drew_them_and_others_as_glorot(monkeypatch):
    """Var w = 2/fan_in (He et al. 2015), or 2/(fan_in + fan_out) (Glorot & Bengio 2010)."""
    for activation, variance in (("relu", 2 / 400), ("tanh", 2 / 600)):
        engine = bench.Workload("wide", (400, 200, 1), 5, activation, "mse", "sgd", 0.03, 1).engine()
        weights = engine.state.parameters[: 400 * 200]
        assert np.var(weights) == pytest.approx(variance, rel=0.03)


def test_that_figures_are_microseconds_a_step_rounded_to_nanoseconds(monkeypatch):
    """A clock that says 1.2345678 ms more each time it is asked."""
    clock = iter(np.arange(10_000) * 1.2345678e-3)
    monkeypatch.setattr(bench, "time", SimpleNamespace(perf_counter=lambda: float(next(clock))))  # no other's clock
    figures = bench.measure(TINY)
    assert figures == {"workload": "tiny", "us_per_step": 6.173, "us_per_step_unrecorded": 6.173}


def test_that_the_figures_are_printed_one_workload_a_line(monkeypatch, capsys):
    rows = [{"workload": "a", "us_per_step": 1.5}, {"workload": "b", "us_per_step": 2.5}]
    monkeypatch.setattr(bench, "bench_engine", lambda: rows)
    assert main(["bench", "engine"]) == 0
    assert capsys.readouterr().out == "workload a  us_per_step 1.5\nworkload b  us_per_step 2.5\n"
