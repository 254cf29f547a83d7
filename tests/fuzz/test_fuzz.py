"""No file, however damaged, raises what nobody foresaw, runs anything, hangs, or is loaded as what it is not."""

import random
import threading

import pytest

from tests.fuzz import trial
from tests.fuzz.damage import zip_damaged
from tests.fuzz.kinds import KINDS
from tests.fuzz.kinds.base import Kind, WrongData, written
from tests.fuzz.kinds.runs import Runs
from tests.fuzz.trial import Watch, trials

FILES = 300

watch = Watch()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_that_whole_files_are_loaded(kind, tmp_path):
    for number, files in enumerate(kind.whole(tmp_path)):
        folder = tmp_path / str(number)
        written(files, folder)
        assert kind.use(folder) == "loaded"


@pytest.mark.filterwarnings("ignore:Reading `.npy`")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_that_damaged_files_are_refused_or_loaded_as_what_they_are(kind):
    bad = [found for found in trials(kind, FILES // len(KINDS), 0, watch) if not found.survived]
    assert not bad, "\n".join(f"{found.number}: {found.fate} {found.details}" for found in bad)


class Careless(Kind):
    """What a lab would be like that trusts what it reads."""

    name = "careless"

    def __init__(self, use):
        self._use = use

    def whole(self, folder):
        return [{"file": b"whole"}]

    def damaged(self, files, chance):
        return files

    def use(self, folder):
        return self._use(folder)


def _unpickles(folder):
    import pickle

    pickle.loads(b"cos\nsystem\n(S'true'\ntR.")


def _takes_what_it_gets(folder):
    raise WrongData("2 became 3")


@pytest.mark.parametrize(
    ("use", "fate"), [(_unpickles, "Ran"), (_takes_what_it_gets, "wrong data"), (lambda folder: [][0], "IndexError")]
)
def test_that_the_fuzzer_notices_what_it_is_there_for(use, fate):
    assert [found.fate for found in trials(Careless(use), 1, 0, watch)] == [fate]


def test_that_the_same_chance_does_the_same_damage(tmp_path):
    whole = Runs().whole(tmp_path)[0]["run.dllab"]
    assert zip_damaged(whole, random.Random(1)) == zip_damaged(whole, random.Random(1)) != whole


def _computes(folder):
    while folder:
        pass


def _waits(folder):
    threading.Event().wait()


def _takes_the_alarm_for_its_fault(folder):
    try:
        _waits(folder)
    except Exception:
        return "refused"


@pytest.mark.parametrize("endless", [_computes, _waits, _takes_the_alarm_for_its_fault])
def test_that_the_fuzzer_notices_what_never_ends(monkeypatch, endless):
    monkeypatch.setattr(trial, "HANG_SECONDS", 0.2)
    monkeypatch.setattr(trial, "WAIT_SECONDS", 0.5)
    assert [found.fate for found in trials(Careless(endless), 1, 0, watch)] == ["Hung"]
