"""Every dataset is loaded once, however many ask for it, and a file that has changed is another."""

import gc
import threading

import pytest

from dllab.datasets import DATASETS, DataError
from dllab.datasets.library import KEPT, Library
from dllab.datasets.spiral import Spiral

FIRST = "x,y,kind\n" + "".join(f"{n},{n % 3},{'ab'[n % 2]}\n" for n in range(12))


@pytest.fixture
def loads(monkeypatch):
    """Counts the spirals that are made."""
    made, load = [], Spiral.load
    monkeypatch.setattr(Spiral, "load", lambda self, *given: made.append(given[0]) or load(self, *given))
    return made


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(FIRST)
    return path


def test_that_two_who_ask_have_the_same_data(loads):
    library, spiral = Library(), Spiral(samples=50)
    first = library.load(spiral, 3)
    assert library.load(Spiral(samples=50), 3) is first and loads == [3]
    assert library.load(spiral, 4) is not first and library.load(Spiral(samples=51), 3) is not first
    assert first.fingerprint == spiral.load(3).fingerprint


def test_that_threads_that_ask_at_once_wait_for_each_other(loads):
    library, found = Library(), []
    threads = [threading.Thread(target=lambda: found.append(library.load(Spiral(), 0))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loads == [0] and all(each is found[0] for each in found)


def test_that_what_is_used_or_was_used_last_is_kept_and_no_more(loads):
    library = Library()
    used = library.load(Spiral(), 0)
    for seed in range(1, 6):
        library.load(Spiral(), seed)
    gc.collect()
    assert library.load(Spiral(), 0) is used
    library.load(Spiral(), 5)
    assert loads == list(range(6))
    library.load(Spiral(), 1)
    assert loads == [*range(6), 1] and len(library._known) <= KEPT + 1


def test_that_who_waits_can_give_up():
    library, begun, go_on = Library(), threading.Event(), threading.Event()

    def slow(self, *_):
        begun.set()
        assert go_on.wait(60)
        raise DataError("nothing came of it")

    def give_up(done, total):
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Spiral, "load", slow)
        failed = []

        def work():
            with pytest.raises(DataError) as caught:
                library.load(Spiral(), 0)
            failed.append(caught)

        other = threading.Thread(target=work)
        other.start()
        assert begun.wait(60)
        with pytest.raises(KeyboardInterrupt):
            library.load(Spiral(), 1, give_up)
        go_on.set()
        other.join()
        assert failed
    assert library.load(Spiral(), 1).name == "spiral"  # an error has left the library as it was


def test_that_a_file_is_read_again_only_when_it_has_changed(file):
    library, told = Library(), []
    own = DATASETS["csv"](path=str(file))

    def tell(done, total):
        told.append(done)

    first = library.load(own, 0, tell)
    assert told
    read = len(told)
    assert library.load(own, 0, tell) is first
    assert library.load(DATASETS["csv"](path=str(file), target="x"), 0, tell).task == "regression"
    assert len(told) == read, "another target, of the same table"
    file.write_text(FIRST + "50,1,c\n" * 4)
    changed = library.load(own, 0, tell)
    assert changed is not first and changed.size == first.size + 4 and len(told) > read


def test_that_a_file_that_is_gone_is_an_error_though_its_data_were_there(file):
    library, own = Library(), DATASETS["csv"](path=str(file))
    library.load(own, 0)
    file.unlink()
    with pytest.raises(DataError, match="no file"):
        library.load(own, 0)
