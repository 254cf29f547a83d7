import subprocess
import sys

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QObject

from dllab.gui.shell.freed_memory import KEPT, LARGE, FreedMemory


@pytest.fixture
def freed(qapp):
    owner = QObject()
    yield FreedMemory(owner)


def used():
    return psutil.Process().memory_info().rss


def test_that_memory_kept_by_the_c_library_goes_back_to_the_system(freed):
    if not freed.kept:
        pytest.skip("only glibc keeps it")
    pieces = [bytes([k % 256]) * 8000 for k in range(40_000)]  # 320 MB, too small each to be given back alone
    held = pieces[::50]  # spread over everything, so that none of it lies at the end
    full = used()
    del pieces
    assert freed.kept > 4 * KEPT
    freed.look()
    assert used() < full - 4 * KEPT
    assert len(held) == 800


def test_that_a_little_is_kept_for_the_next_time(freed, monkeypatch):
    if not freed.kept:
        pytest.skip("only glibc keeps it")
    monkeypatch.setattr(FreedMemory, "kept", KEPT)
    monkeypatch.setattr(freed, "_library", Refusing())
    freed.look()


def test_that_large_arrays_go_back_at_once(freed):
    if not freed.kept:
        pytest.skip("only glibc keeps them")
    np.ones(30_000_000, np.uint8)  # from its end on glibc takes all up to that size for small
    freed.hand_back()
    before = freed.kept
    pieces = [(np.ones(2 * LARGE, np.uint8), bytes(8000)) for _ in range(10)]
    held = [small for _, small in pieces]  # between the arrays, so that these do not lie at the end
    del pieces
    assert freed.kept < before + LARGE
    assert len(held) == 10


def test_that_other_systems_are_left_alone(qapp, monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    owner = QObject()
    freed = FreedMemory(owner)
    assert freed.kept == 0
    freed.look()


class Refusing:
    def malloc_trim(self, _):
        raise AssertionError("not worth it")


ARENAS = """
import ctypes, sys, threading
from PySide6.QtCore import QCoreApplication
from dllab.gui.shell.freed_memory import FreedMemory

app = QCoreApplication([])
freed = FreedMemory(app)
together, done = threading.Barrier(9), threading.Event()

def hold():
    pieces = [bytes([k % 256]) * 8000 for k in range(500)]
    together.wait()
    done.wait()

for _ in range(8):
    threading.Thread(target=hold).start()
together.wait()
library = ctypes.CDLL(None)
library.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(library.fopen(sys.argv[1].encode(), b"w"))
library.malloc_info(0, file)
library.fclose(file)
done.set()
"""


def test_that_threads_share_one_arena(freed, tmp_path):
    if not freed.kept:
        pytest.skip("only glibc has arenas")
    subprocess.run([sys.executable, "-c", ARENAS, str(tmp_path / "arenas.xml")], check=True, timeout=60)
    assert (tmp_path / "arenas.xml").read_text().count("<heap nr=") == 1
