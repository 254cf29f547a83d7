"""The workers of a scheduler give the rows that threads give, bit for bit; one that cannot be had is a sentence."""

import json
import os
import sys

import psutil
import pytest

from dllab.__main__ import main
from dllab.sweeps import executors
from dllab.sweeps.plan import Plan
from dllab.sweeps.running import row, rows
from dllab.training.cores import CORES
from tests.sweeps.plans import RATES, SMALL, timeless

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]  # it warns of what it does itself


@pytest.fixture(scope="module")
def address():
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def sweep(tmp_path, capsys):
    SMALL.save(tmp_path / "x.toml")

    def run(*arguments):
        status = main(["sweep", str(tmp_path / "x.toml"), *arguments])
        return status, *capsys.readouterr()

    return run


def test_that_workers_elsewhere_give_the_rows_of_threads_here(sweep, address):
    settings = ("--set", "optimizer.learning_rate=0.1,0.01,-1", "--seeds", "2", "--steps", "20", "--json")
    status, printed, _ = sweep(*settings, "--scheduler", address)
    assert status == 0
    assert timeless(json.loads(printed)) == timeless(json.loads(sweep(*settings, "--jobs", "2")[1]))


def test_that_workers_of_another_version_are_refused_with_both(sweep, address, monkeypatch):
    monkeypatch.setattr(executors, "__version__", "99.0")
    status, printed, told = sweep("--scheduler", address)
    assert status == 2 and not printed
    assert "has dllab 0." in told and "this is dllab 99.0" in told


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")
def test_that_all_rows_are_there_where_a_worker_is_killed_half_way():
    plan = Plan.of(SMALL, {"optimizer.learning_rate": "1e-3..1e-1:log:4"}, seeds=3)
    found = {}
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        executors.distributed(cluster.scheduler_address) as workers,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        for number, one in rows(plan, workers.executor, workers.width, workers.work):
            found[number] = one
            if len(found) == len(plan) // 2:
                psutil.Process(next(iter(client.run(os.getpid).values()))).kill()
    assert timeless([found[number] for number in range(len(plan))]) == timeless(
        [plan.settings(number) | row(plan.job(number)) for number in range(len(plan))]
    )


def threads_of_runs():
    return CORES.limit


def test_that_a_worker_that_joins_later_refuses_another_version_and_keeps_to_its_threads():
    job = Plan.of(SMALL, RATES, steps=5).job(0)
    here = timeless([row(job)])
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster,
        executors.distributed(cluster.scheduler_address) as workers,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        cluster.scale(2)
        client.wait_for_workers(2)
        for place in client.ncores():
            assert timeless([client.submit(workers.work, job, workers=[place], pure=False).result()]) == here
            assert client.submit(threads_of_runs, workers=[place], pure=False).result() == 1
            other = client.submit(executors.row_of_worker, "99.0", job, workers=[place], pure=False).result()
            assert other["outcome"] == "failed"
            assert f"the worker {place} has dllab 0." in other["error"] and "dllab 99.0" in other["error"]


def test_that_a_scheduler_without_workers_is_refused(sweep):
    with distributed.LocalCluster(n_workers=0, dashboard_address=None) as cluster:
        status, _, told = sweep("--scheduler", cluster.scheduler_address)
    assert status == 2 and "has no workers" in told


@pytest.mark.parametrize("nowhere", ["tcp://127.0.0.1:1", "127.0.0.1", "nonsense://x", "", "  "])
def test_that_a_scheduler_which_is_not_there_is_a_sentence(sweep, monkeypatch, nowhere):
    monkeypatch.setattr(executors, "ANSWER_SECONDS", 1)
    status, printed, told = sweep("--scheduler", nowhere)
    assert status == 2 and not printed
    assert told.startswith("dllab: error: no scheduler answers at") and "Traceback" not in told
