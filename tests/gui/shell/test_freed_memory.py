import psutil
import pytest
from PySide6.QtCore import QObject

from dllab.gui.shell.freed_memory import KEPT, FreedMemory


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


def test_that_other_systems_are_left_alone(qapp, monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    owner = QObject()
    freed = FreedMemory(owner)
    assert freed.kept == 0
    freed.look()


class Refusing:
    def malloc_trim(self, _):
        raise AssertionError("not worth it")
