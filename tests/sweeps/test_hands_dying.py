"""A process may die at any moment: its run is done all the same, and nothing of it is left."""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from dllab import child
from dllab.child import Child
from dllab.sweeps import hands as module
from dllab.sweeps.doing import Ear
from dllab.sweeps.hands import Hands
from tests.sweeps.plans import PATIENCE
from tests.sweeps.test_hands import here, ready, until

# What `serve` does, of plain words and without the rest of the program: begins in no time.
SERVE = """
import os, pickle, sys

def tell(*message):
    os.write(1, pickle.dumps(message))

def asked():
    return sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(8), "little"))

BEFORE
asked()
tell("ready")
while job := asked():
    word, path = pickle.loads(job)
    if word == "in a run" and not os.path.exists(path):
        open(path, "w").close()
        os._exit(7)
    tell("reached", 0.5)
    tell("done", ("there", os.getpid()))
    if word == "after the answer":
        os._exit(7)
"""


def program(before=""):
    return lambda: [sys.executable, "-c", SERVE.replace("BEFORE", before)]


def left():
    """What this process holds: files, processes, threads, and shared memory."""
    own, shared = psutil.Process(), Path("/dev/shm")
    files = own.num_handles() if sys.platform == "win32" else own.num_fds()
    memory = {path.name for path in shared.iterdir() if path.owner() == own.username()} if shared.is_dir() else set()
    return files, len(own.children()), threading.active_count(), memory


def there(job, ear):
    raise AssertionError("done by SERVE")


@pytest.mark.parametrize("moment", ["before it is ready", "in a run", "after the answer"])
def test_that_a_process_may_die_at_any_moment_and_leaves_nothing(monkeypatch, tmp_path, moment, caplog):
    monkeypatch.setattr(child, "program", program("sys.exit(3)" if moment == "before it is ready" else ""))
    before = None
    for number in range(30):
        job = moment, str(tmp_path / f"begun {number}")
        with Hands(2, here, there, lambda: module.WORTH) as hands:
            if moment == "before it is ready":
                until(lambda hands=hands, job=job: hands.do(job, Ear()) == ("here", job) and hands.processes == [])
            else:
                first = set(ready(hands).processes)
                until(lambda hands=hands, job=job, first=first: hands.do(job, Ear())[1] not in (*first, job))
        before = before or left()  # the first may load what is loaded once
        assert left() == before
    assert "exit status" in caplog.text


def test_that_nobody_waits_for_a_process_that_has_said_something_and_is_not_ready(monkeypatch, caplog):
    said = 'tell("said", "dllab.test", 30, "still at it"); import time; time.sleep(600)'
    monkeypatch.setattr(child, "program", program(said))
    with Hands(2, here, there, lambda: module.WORTH) as hands, ThreadPoolExecutor(1) as threads:
        hands._start_if_worth()
        until(lambda: all(process.heard for process in hands._free))
        assert threads.submit(hands.do, ("", ""), Ear()).result(PATIENCE) == ("here", ("", ""))
        assert caplog.messages.count("still at it") == 2 and len(hands.processes) == 2
        assert threads.submit(hands.do, ("", ""), Ear()).result(PATIENCE) == ("here", ("", "")), "nor afterwards"


class Counted:
    packed = 0

    def __getstate__(self):
        Counted.packed += 1
        return {"data": bytes(1 << 20)}

    def __call__(self, job, ear):
        raise AssertionError("done by SERVE")


def test_that_what_all_processes_are_told_is_packed_once(monkeypatch, tmp_path):
    monkeypatch.setattr(child, "program", program())
    monkeypatch.setattr(Counted, "packed", 0)
    with ready(Hands(3, here, Counted(), lambda: module.WORTH)) as hands:
        assert hands.do(("in a run", str(tmp_path / "begun")), Ear())[0] == "there", "by a fourth"
        assert Counted.packed == 1


def test_that_what_cannot_be_packed_is_said_and_done_in_the_threads(monkeypatch, caplog):
    monkeypatch.setattr(child, "program", program())
    with Hands(2, here, lambda job, ear: None, lambda: module.WORTH) as hands:
        until(lambda: hands.do(("", ""), Ear()) == ("here", ("", "")) and hands.processes == [])
    assert "cannot be packed" in caplog.text


class NoRoom:
    """Starts no thread of this name."""

    def __init__(self, name, monkeypatch):
        start = threading.Thread.start

        def refuse(thread):
            if thread.name == name:
                raise RuntimeError("can't start new thread")
            start(thread)

        monkeypatch.setattr(threading.Thread, "start", refuse)


def has_ended(*_):
    raise psutil.NoSuchProcess(1)


@pytest.mark.parametrize("why", ["it has ended", "answers of a process", "work of a process"])
def test_that_a_process_that_cannot_be_followed_is_not_left(monkeypatch, why):
    monkeypatch.setattr(child, "program", program("import time; time.sleep(600)"))
    before = left()
    if why == "it has ended":
        monkeypatch.setattr(child.psutil, "Process", has_ended)
    else:
        NoRoom(why, monkeypatch)
    with Hands(2, here, there, lambda: module.WORTH) as hands:
        assert hands.do(("", ""), Ear()) == ("here", ("", "")) and hands.processes == []
    if why != "work of a process":
        with pytest.raises(OSError, match="1|thread"):
            Child([], lambda _: None)
    monkeypatch.undo()
    assert left() == before


@pytest.mark.skipif(os.name == "nt", reason="counts its handles otherwise")
def test_that_a_process_that_ends_with_data_unread_leaves_no_pipe(monkeypatch):
    monkeypatch.setattr(child, "program", lambda: [sys.executable, "-c", "import time; time.sleep(600)"])
    before = left()
    process = Child([], lambda _: None)
    writing = threading.Thread(target=process.tell, args=(bytes(1 << 24),))
    writing.start()
    process.kill()
    writing.join(PATIENCE)
    process.end()
    assert left() == before
