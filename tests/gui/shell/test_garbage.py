import gc
import threading

import pytest
from PySide6.QtCore import QObject

from dllab.gui.shell.garbage import GarbageCollection


class Knot:
    """Garbage that only the cyclic collection finds; notes the thread in which it is destroyed."""

    destroyed_in: list[threading.Thread] = []

    def __init__(self):
        self.itself = self

    def __del__(self):
        self.destroyed_in.append(threading.current_thread())


@pytest.fixture
def collection(qapp):
    gc.collect()
    Knot.destroyed_in.clear()
    owner = QObject()
    made = GarbageCollection(owner)
    yield made
    made.stop()


def make_garbage_in_a_thread():
    thread = threading.Thread(target=lambda: [Knot() for _ in range(100_000)])
    thread.start()
    thread.join()


def test_that_another_threads_garbage_is_collected_in_the_gui_thread(collection, qtbot):
    make_garbage_in_a_thread()
    assert not Knot.destroyed_in
    qtbot.waitUntil(lambda: len(Knot.destroyed_in) == 100_000)
    assert set(Knot.destroyed_in) == {threading.main_thread()}


def test_that_garbage_grown_old_is_collected_once_there_is_enough_of_it(collection, qtbot, monkeypatch):
    keep = [Knot() for _ in range(10 + len(gc.get_objects(2)) // 2)]
    gc.collect(0), gc.collect(1)
    count = len(keep)
    del keep
    monkeypatch.setattr(gc, "get_count", lambda: [most + 1 for most in gc.get_threshold()])
    qtbot.waitUntil(lambda: len(Knot.destroyed_in) >= count)


def test_that_stopping_leaves_nothing_behind_and_hands_over_to_python(collection):
    make_garbage_in_a_thread()
    collection.stop()
    assert gc.isenabled()
    assert set(Knot.destroyed_in) == {threading.main_thread()}
