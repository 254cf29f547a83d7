"""Runs go to processes once enough is left; rows are the same, and whatever becomes of a process costs no run."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import psutil
import pytest

from dllab import child
from dllab.messages import UserError
from dllab.sweeps import hands as module
from dllab.sweeps.doing import Ear, Interrupted
from dllab.sweeps.hands import Hands, Lost
from dllab.training.cores import CORES
from tests.sweeps.plans import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
SERVE = "from dllab.sweeps.serving import serve; serve()"  # without the rest of the program: begins at once


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def here(job, ear):
    return "here", job


def there(job, ear):
    """What a process does with a job: a word and a file."""
    word, path = job
    if word == "hang":
        Path(path).touch()
        time.sleep(PATIENCE)
    if word == "hang once" and not Path(path).exists():
        Path(path).touch()
        time.sleep(PATIENCE)
    if word == "die":
        os._exit(7)
    if word == "refuse":
        raise UserError("{what} cannot be", what="a {brace}")
    if word == "log":
        logging.getLogger("dllab.test").warning("seen %s", "there")
        print("nothing that spoils what is told")
    ear.reached(0.5)
    return "there", os.getpid()


def given(job, ear, data):
    return int(data.sum())


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(child, "program", lambda: [sys.executable, "-c", SERVE])


@pytest.fixture
def hands(quick):
    with ready(Hands(2, here, there, lambda: module.WORTH)) as made:
        yield made


def ready(hands):
    hands._start_if_worth()
    until(lambda: len(hands._free) == hands._count and all(process.begun or process.heard for process in hands._free))
    return hands


def test_that_what_is_soon_done_stays_in_the_threads(quick):
    for left in (None, module.WORTH - 1):
        with Hands(2, here, there, lambda left=left: left) as hands:
            assert hands.do(("", ""), Ear()) == ("here", ("", "")) and hands.processes == []
    with Hands(1, here, there, lambda: 1e9) as hands:
        assert hands.do(("", ""), Ear()) == ("here", ("", "")) and hands.processes == [], "nobody to take turns with"


def test_that_processes_get_ready_while_the_first_runs_go_on(quick):
    left = [None]

    def long(job, ear):
        ear.reached(0.1)
        assert hands.processes == []
        left[0] = module.WORTH
        ear.reached(0.2)
        return job

    told = []
    with Hands(2, long, there, lambda: left[0]) as hands:
        assert hands.do(("", ""), Ear(reached=told.append)) == ("", "") and told == [0.1, 0.2]
        assert len(hands.processes) == 2


def test_that_threads_go_on_until_a_process_is_ready(monkeypatch):
    monkeypatch.setattr(child, "program", lambda: [sys.executable, "-c", "input()"])
    with Hands(2, here, there, lambda: module.WORTH) as hands:
        assert hands.do(("", ""), Ear()) == ("here", ("", "")) and len(hands.processes) == 2


def test_that_every_thread_has_a_process_of_its_own_and_hears_how_far_it_is(hands):
    told = []
    with ThreadPoolExecutor(2) as threads:
        both = threading.Barrier(2)

        def one(_):
            both.wait(PATIENCE)
            return hands.do(("", ""), Ear(reached=lambda share: (told.append(share), both.wait(PATIENCE))))

        found = list(threads.map(one, range(2)))
    assert {kind for kind, _ in found} == {"there"} and {where for _, where in found} == set(hands.processes)
    assert told == [0.5, 0.5]


def test_that_errors_come_as_they_are_and_cost_no_process(hands):
    before = set(hands.processes)
    with pytest.raises(UserError, match="a {brace} cannot be") as refused:
        hands.do(("refuse", ""), Ear())
    assert (refused.value.template, refused.value.values) == ("{what} cannot be", {"what": "a {brace}"})
    assert set(hands.processes) == before


def test_that_a_run_whose_progress_cannot_be_told_leaves_no_answer_for_the_next(hands, tmp_path):
    begun = set(hands.processes)

    def fail(share):
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        hands.do(("", ""), Ear(reached=fail))
    assert len(set(hands.processes) & begun) == 1
    with pytest.raises(UserError, match="cannot be"):
        hands.do(("refuse", ""), Ear())


def test_that_what_is_logged_there_is_logged_here(hands, caplog):
    assert hands.do(("log", ""), Ear())[0] == "there"
    assert [(one.name, one.levelname, one.message) for one in caplog.records] == [
        ("dllab.test", "WARNING", "seen there")
    ]


def test_that_the_run_of_a_process_that_is_killed_is_done_again(hands, tmp_path, caplog):
    begun, before = tmp_path / "begun", set(hands.processes)
    with ThreadPoolExecutor(1) as threads:
        going = threads.submit(hands.do, ("hang once", str(begun)), Ear())
        until(begun.exists)
        (busy,) = before - {process.id for process in hands._free}
        psutil.Process(busy).kill()
        kind, where = going.result(PATIENCE)
    assert kind == "there" and where not in before and where in hands.processes and busy not in hands.processes
    assert "is done again" in caplog.text


def test_that_a_run_that_ends_its_processes_is_lost_and_no_other(hands, caplog):
    with pytest.raises(Lost, match="exit status 7"):
        hands.do(("die", ""), Ear())
    assert hands.do(("", ""), Ear())[0] == "there"


def test_that_cancelling_waits_for_no_run(hands, tmp_path):
    begun, stop = tmp_path / "begun", threading.Event()
    with ThreadPoolExecutor(1) as threads:
        going = threads.submit(hands.do, ("hang", str(begun)), Ear(stop.is_set))
        until(begun.exists)
        stop.set()
        with pytest.raises(Interrupted):
            going.result(PATIENCE / 4)


def test_that_leaving_ends_the_processes(hands):
    there = hands.processes
    hands.__exit__(None, None, None)
    assert len(there) == 2 and not any(map(psutil.pid_exists, there)) and hands.processes == []


def test_that_threads_go_on_where_processes_cannot_be(monkeypatch, caplog):
    monkeypatch.setattr(child, "program", lambda: ["/there/is/no/such"])
    with Hands(2, here, there, lambda: module.WORTH) as hands:
        assert hands.do(("", ""), Ear()) == ("here", ("", ""))
    monkeypatch.setattr(child, "program", lambda: [sys.executable, "-c", "raise SystemExit(3)"])
    with Hands(2, here, there, lambda: module.WORTH) as hands:
        until(lambda: hands.do(("", ""), Ear()) == ("here", ("", "")) and hands.processes == [])
    assert "exit status 3" in caplog.text


def test_that_no_more_processes_are_started_than_memory_is_there_for(quick, monkeypatch):
    class Little:
        available = module.MEMORY * 3 // 2

    monkeypatch.setattr(module.psutil, "virtual_memory", Little)
    with Hands(8, here, there, lambda: module.WORTH) as hands:
        hands.do(("", ""), Ear())
        assert len(hands.processes) == 1


def test_that_a_process_has_its_share_of_the_threads(monkeypatch):
    asked = []
    monkeypatch.setattr(module, "Child", lambda arguments, read: asked.append(arguments) or 1 / 0)
    monkeypatch.setattr(CORES, "_limit", 4)
    with Hands(2, here, there, lambda: module.WORTH) as hands, pytest.raises(ZeroDivisionError):
        hands.do(("", ""), Ear())
    assert asked == [["sweep", "-", "--serve", "--threads", "2"]]


def test_that_nobody_waits_while_large_data_go_to_a_process_that_has_not_begun(monkeypatch):
    monkeypatch.setattr(child, "program", lambda: [sys.executable, "-c", "import time; time.sleep(600)"])
    with Hands(2, here, partial(given, data=np.zeros(10_000_000)), lambda: module.WORTH) as hands:
        assert hands.do(("", ""), Ear())[0] == "here" and len(hands.processes) == 2


def test_that_large_data_come_along(quick):
    with ready(Hands(2, here, partial(given, data=np.arange(10_000_000)), lambda: module.WORTH)) as hands:
        assert hands.do(("", ""), Ear()) == 49_999_995_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="has no sessions")
def test_that_ctrl_c_is_for_who_started_them(hands):
    assert all(os.getsid(one) != os.getsid(0) for one in hands.processes)


def test_that_processes_beside_a_window_leave_it_a_core(quick):
    with ready(Hands(2, here, there, lambda: module.WORTH, polite=True)) as hands:
        assert [psutil.Process(one).nice() for one in hands.processes] == [module.POLITE] * 2


PARENT = """
import sys, time
from dllab import child
child.program = lambda: [sys.executable, "-c", "{serve}"]
from dllab.sweeps.hands import Hands
from tests.sweeps.test_hands import here, ready, there
hands = ready(Hands(2, here, there, lambda: 1e9))
print(*hands.processes, flush=True)
hands.do(("hang", sys.argv[1]), __import__("dllab.sweeps.doing").sweeps.doing.Ear())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")
def test_that_processes_end_by_themselves_when_who_started_them_is_killed(tmp_path):
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PARENT.replace("{serve}", SERVE), str(tmp_path / "begun")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT) as parent:
        orphans = [psutil.Process(int(one)) for one in parent.stdout.readline().split()]
        until((tmp_path / "begun").exists)
        parent.send_signal(signal.SIGKILL)
    assert len(orphans) == 2
    until(lambda: not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in orphans))
