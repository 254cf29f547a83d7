"""A process that judges one hand-in after another, and what becomes of one that does not come to an end."""

import errno
import os
import sys
import tempfile

import pytest

from dllab import child
from dllab.__main__ import main
from dllab.labs import serving
from dllab.labs import worker as worker_module
from dllab.labs.grade import grade
from dllab.labs.pipe import packed, unpacked
from dllab.labs.worker import NotJudged, Stopped, Worker
from dllab.messages import Sentence, text
from dllab.training.cores import CORES
from tests.labs.handed import handin_of, lab_file

ECHO = "import sys\nfor line in sys.stdin: print('{\"judged\": {}}', flush=True)"


@pytest.fixture
def program(monkeypatch):
    """Have another program in the place of the one that judges."""

    def use(source):
        monkeypatch.setattr(child, "program", lambda: [sys.executable, "-c", source])

    return use


@pytest.mark.slow
def test_that_one_process_judges_all_and_a_broken_file_does_not_end_it(tmp_path):
    lab = lab_file(tmp_path)
    good, broken = tmp_path / "a.dllab-handin", tmp_path / "b.dllab-handin"
    handin_of(lab).save(good, lab)
    broken.write_bytes(b"broken")
    with Worker() as worker:
        assert worker.judge(good, lab)["points"] == 4
        first = worker._process
        with pytest.raises(NotJudged, match="is no hand-in, or it is damaged") as refused:
            worker.judge(broken, lab)
        assert "{file}" in refused.value.template, "it can be said in another language"
        assert worker.judge(good, lab)["verdict"] == "reproduced" and worker._process is first


def test_that_a_hand_in_that_takes_too_long_is_given_up_and_the_next_has_a_new_process(tmp_path, program):
    program("import time; time.sleep(600)")
    with Worker(seconds=0.1) as worker:
        with pytest.raises(NotJudged, match="longer than"):
            worker.judge(tmp_path / "a", tmp_path / "lab")
        program(ECHO)
        worker._seconds = 60.0  # a busy machine takes longer to begin a process
        assert worker.judge(tmp_path / "b", tmp_path / "lab") == {}


def test_that_a_hand_in_that_takes_too_much_memory_is_given_up(tmp_path, program):
    program("import time; kept = b'x' * (200 << 20); time.sleep(600)")
    with Worker(memory=100 << 20) as worker, pytest.raises(NotJudged, match="more than 100 MB"):
        worker.judge(tmp_path / "a", tmp_path / "lab")


def test_that_where_no_process_can_be_started_the_hand_in_says_so(tmp_path, monkeypatch):
    made, make = [], worker_module.tempfile.TemporaryFile
    monkeypatch.setattr(child, "program", lambda: ["/there/is/no/such"])
    monkeypatch.setattr(worker_module.tempfile, "TemporaryFile", lambda: made.append(make()) or made[-1])
    with Worker() as worker, pytest.raises(NotJudged, match="looks at it: No such file or directory"):
        worker.judge(tmp_path / "a", tmp_path / "lab")
    assert [file.closed for file in made] == [True]


@pytest.mark.parametrize(("threads", "said"), [(None, []), (3, ["--threads", "3"])])
def test_that_a_process_is_told_how_many_threads_it_has(tmp_path, program, threads, said):
    program(f"import sys; assert sys.argv[1:] == ['labs', 'serve', *{said}], sys.argv\n{ECHO}")
    with Worker(threads=threads) as worker:
        assert worker.judge(tmp_path / "a", tmp_path / "lab") == {}


def test_that_the_process_keeps_to_its_threads(monkeypatch):
    monkeypatch.setattr(CORES, "limit", CORES.limit)
    monkeypatch.setattr(serving, "serve", lambda: CORES.limit)
    assert main(["labs", "serve", "--threads", "3"]) == 3


def test_that_a_hand_in_is_a_row_that_says_so_where_no_process_can_begin(tmp_path, monkeypatch):
    lab = lab_file(tmp_path)
    (tmp_path / "a.dllab-handin").write_bytes(b"")
    handin_of(lab).save(tmp_path / "b.dllab-handin", lab)

    def full_disk():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "TemporaryFile", full_disk)
    damaged, unseen = grade(tmp_path, [lab])
    assert "damaged" in damaged.error and os.strerror(errno.ENOSPC) in unseen.error
    assert unseen.student["number"] == "20260001"


def test_that_nobody_has_to_wait_for_the_end(tmp_path, program):
    program("import time; time.sleep(600)")
    with Worker() as worker, pytest.raises(Stopped):
        worker.judge(tmp_path / "a", tmp_path / "lab", lambda: True)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("raise KeyError('crash')", "KeyError: 'crash'"),
        ("import os; os._exit(7)", "exit status 7"),
        ("print('no JSON', flush=True); input()", "EOF|exit status"),
        ("print('[]', flush=True)", "exit status 0"),
        ("print('{\"judged\": 1}', flush=True)", "exit status 0"),
        ('print(\'{"refused": {"template": "{0.x}", "values": {}}}\', flush=True)', "exit status 0"),
    ],
)
def test_that_a_process_without_a_result_says_why(tmp_path, program, source, said):
    program(f"import sys; sys.stdin.readline()\n{source}")
    with Worker() as worker:
        with pytest.raises(NotJudged, match=said):
            worker.judge(tmp_path / "a", tmp_path / "lab")
        program(ECHO)
        assert worker.judge(tmp_path / "b", tmp_path / "lab") == {}


def test_that_sentences_go_through_the_pipe_as_what_they_are():
    sentence = Sentence(text("the run begins with seed {found}; this student's is {own}"), found=3, own=1234)
    (back, other) = unpacked(packed({"facts": (sentence, "plain")}))["facts"]
    assert back == "the run begins with seed 3; this student's is 1234" and back.values == {"found": 3, "own": 1234}
    assert other == "plain" and not isinstance(other, Sentence)
