"""`dllab sweep` prints and writes a row a run, loses nothing that is done, and says in words what cannot be done."""

import csv
import errno
import json
import os
import signal

import pytest

from dllab import Experiment
from dllab.__main__ import main
from dllab.files import CannotSave
from dllab.sweeps import console, executors, folder
from dllab.sweeps.executors import NoScheduler, refuse_versions
from dllab.sweeps.rates import Edge, advised, edge, narrowed, plan_of
from dllab.sweeps.running import failed
from tests.sweeps.plans import SMALL, timeless

SETTINGS = ("--set", "optimizer.learning_rate=0.1,0.01", "--set", "network.hidden=[3],[4,4]", "--steps", "10")


@pytest.fixture
def sweep(tmp_path, capsys):
    """Runs the command; gives its status, what it printed and what it told."""
    SMALL.save(tmp_path / "x.toml")

    def run(*arguments):
        status = main(["sweep", str(tmp_path / "x.toml"), *map(str, arguments)])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def ran(monkeypatch):
    """The numbers of the runs that were done."""
    numbers, rows = [], console.rows

    def counted(*arguments):
        for number, one in rows(*arguments):
            numbers.append(number)
            yield number, one

    monkeypatch.setattr(console, "rows", counted)
    return numbers


def test_that_json_has_a_row_a_run_equal_for_any_number_of_jobs(sweep):
    found = []
    for jobs in (1, 2, 3):
        status, printed, _ = sweep(*SETTINGS, "--seeds", 3, "--jobs", jobs, "--json")
        assert status == 0
        found.append(timeless(json.loads(printed)))
    assert found[0] == found[1] == found[2] and len(found[0]) == 12
    first, last = found[0][0], found[0][-1]
    assert (first["optimizer.learning_rate"], first["network.hidden"], first["seed"]) == (0.1, [3], 0)
    assert (last["optimizer.learning_rate"], last["network.hidden"], last["seed"]) == (0.01, [4, 4], 2)


def test_that_people_get_a_table_and_the_progress_on_the_other_stream(sweep):
    status, printed, told = sweep(*SETTINGS)
    head, *lines = printed.splitlines()
    assert status == 0 and len(lines) == 4 and "4/4" in told
    assert head.split()[:4] == ["run", "optimizer.learning_rate", "network.hidden", "seed"]
    assert lines[0].split()[:5] == ["1", "0.1", "[3]", "0", "finished"]


def test_that_the_folder_holds_the_rows_in_both_forms(sweep, tmp_path):
    status, printed, _ = sweep(*SETTINGS, "--folds", 2, "--out", tmp_path / "out", "--json")
    rows = json.loads((tmp_path / "out" / "rows.json").read_text())
    assert status == 0 and rows == json.loads(printed) and len(rows) == 8
    with open(tmp_path / "out" / "rows.csv", newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    assert [one["digest"] for one in table] == [one["digest"] for one in rows]
    assert [json.loads(one["network.hidden"]) for one in table] == [one["network.hidden"] for one in rows]
    assert [float(one["val_loss"]) for one in table] == [one["val_loss"] for one in rows]
    assert [one["fold"] for one in table] == ["1", "2"] * 4


@pytest.mark.parametrize("over", ["--seeds", "--folds"])
def test_that_the_experiment_file_of_every_run_that_has_one_is_written_when_asked(sweep, tmp_path, over):
    out = tmp_path / "out"
    assert sweep("--set", "optimizer.learning_rate=0.1,-1,0.2", over, 2, "--steps", 5, "--out", out)[0] == 0
    assert not (out / "experiments").exists()
    assert (
        sweep("--set", "optimizer.learning_rate=0.1,-1,0.2", over, 2, "--steps", 5, "--out", out, "--experiments")[0]
        == 0
    )
    found = {path.name: Experiment.load(path) for path in (out / "experiments").iterdir()}
    assert sorted(found) == ["run1.toml", "run2.toml", "run5.toml", "run6.toml"]
    for row in json.loads((out / "rows.json").read_text()):
        if row["outcome"] != "failed":
            one = found[f"run{row['run']}.toml"]
            assert (one.optimizer.learning_rate, one.seed) == (row["optimizer.learning_rate"], row["seed"])


def test_that_rows_which_are_there_are_not_run_again(sweep, tmp_path, ran):
    out = tmp_path / "out"
    _, printed, _ = sweep(*SETTINGS, "--out", out, "--json")
    whole = json.loads(printed)
    (out / "rows.json").write_text(json.dumps([whole[0], whole[1] | {"outcome": "failed"}, whole[3]]))
    ran.clear()
    status, printed, told = sweep(*SETTINGS, "--out", out, "--json")
    assert status == 0 and sorted(ran) == [1, 2] and "2 of 4 rows are in" in told
    again = json.loads(printed)
    assert timeless(again) == timeless(whole) and again[0] == whole[0]
    assert json.loads((out / "rows.json").read_text()) == again
    ran.clear()
    assert sweep(*SETTINGS, "--out", out)[0] == 0 and not ran


@pytest.mark.parametrize(
    "other",
    [("--steps", "11"), ("--seeds", "2"), ("--folds", "2"), ("--random", "3"), ("--set", "loss=cross_entropy")],
)
def test_that_rows_of_another_plan_are_left_alone(sweep, tmp_path, other):
    out = tmp_path / "out"
    assert sweep(*SETTINGS, "--out", out)[0] == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    status, _, told = sweep(*SETTINGS, *other, "--out", out)
    assert status == 2 and "another plan" in told and str(out) in told
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize("name", ["plan.json", "rows.json", "rows.csv"])
def test_that_files_of_somebody_else_are_left_alone(sweep, tmp_path, name):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_bytes(b"precious")
    assert sweep(*SETTINGS, "--out", tmp_path / "out")[0] == 2
    assert (tmp_path / "out" / name).read_bytes() == b"precious"


@pytest.mark.parametrize("content", ["{", "[1]", "{}", '[{"run": 9}]', '[{"run": true}]', "[" * 100_000])
def test_that_damaged_rows_are_said_to_be(sweep, tmp_path, content):
    out = tmp_path / "out"
    assert sweep(*SETTINGS, "--out", out)[0] == 0
    (out / "rows.json").write_text(content)
    status, _, told = sweep(*SETTINGS, "--out", out)
    assert status == 2 and "rows.json is damaged" in told and (out / "rows.json").read_text() == content


def test_that_rows_are_written_while_it_goes_on(sweep, tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "EVERY_SECONDS", 0)
    monkeypatch.setattr(folder, "SHARE", float("inf"))
    written, write = [], folder.Folder._write
    monkeypatch.setattr(
        folder.Folder, "_write", lambda self, name, content: (written.append(name), write(self, name, content))
    )
    sweep(*SETTINGS, "--out", tmp_path / "out")
    assert written.count("rows.json") == 5


def test_that_a_full_disk_costs_no_run_and_is_no_success(sweep, tmp_path, monkeypatch, ran):
    write, full = folder.write_atomically, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def fail(path, writer):
        if path.name != "plan.json":
            raise CannotSave("cannot save {file}: {reason}", file=path, reason=full.strerror)
        write(path, writer)

    monkeypatch.setattr(folder, "EVERY_SECONDS", 0)
    monkeypatch.setattr(folder, "write_atomically", fail)
    status, printed, told = sweep(*SETTINGS, "--out", tmp_path / "out", "--json")
    assert status == 1 and len(json.loads(printed)) == 4 == len(ran)
    assert full.strerror in told and "written to" not in told


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.usefixtures("nothing_is_ignored")
def test_that_an_interruption_writes_what_is_done_and_goes_on_from_there(sweep, tmp_path, monkeypatch, number):
    out, rows = tmp_path / "out", console.rows

    def told_to_end(*arguments):
        for count, found in enumerate(rows(*arguments)):
            yield found
            if count == 1:
                signal.raise_signal(number)

    monkeypatch.setattr(console, "rows", told_to_end)
    arguments = ("--seeds", 40, "--steps", 5, "--jobs", 1, "--out", out, "--json")
    status, printed, told = sweep(*arguments)
    kept = json.loads((out / "rows.json").read_text())
    assert status == 128 + number and "interrupted" in told
    assert 2 <= len(kept) < 40 and json.loads(printed) == kept
    monkeypatch.undo()
    status, printed, _ = sweep(*arguments)
    whole = json.loads(printed)
    assert status == 0 and [one["run"] for one in whole] == list(range(1, 41)) and whole[: len(kept)] == kept


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("--set", "optimizer.learning_rat=0.1,0.2"), "did you mean 'learning_rate'"),
        (("--set", "nothing"), "sets nothing"),
        (("--set", "seed=1", "--set", "seed=2"), "is set twice"),
        (("--set", "optimizer.learning_rate=1e-4..1:log:1000000000"), "1,000,000,000 runs are too many, 100,000"),
        (("--set", "seed=1..1000:1000", "--seeds", "1000"), "1,000,000 runs are too many"),
        (("--seeds", "1000000000"), "1,000,000,000 runs"),
        (("--set", "seed=1,2", "--random", "3"), "from 1 to 2 can"),
        (("--find-rate", "--seeds", "2"), "--find-rate decides itself"),
    ],
)
def test_that_what_cannot_be_planned_is_refused_before_anything_runs(sweep, tmp_path, ran, arguments, said):
    status, printed, told = sweep(*arguments, "--out", tmp_path / "out")
    assert status == 2 and not printed and said in told and "Traceback" not in told
    assert not ran and not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [("--seeds", "2", "--folds", "2"), ("--jobs", "2", "--scheduler", "x"), ("--folds", "1"), ("--jobs", "0")],
)
def test_that_options_which_exclude_each_other_are_refused(sweep, arguments):
    with pytest.raises(SystemExit) as refusal:
        sweep(*arguments)
    assert refusal.value.code == 2


def test_that_experiment_files_need_a_folder(sweep):
    status, printed, told = sweep("--experiments")
    assert status == 2 and not printed and "--out" in told


def test_that_some_failures_are_told_and_nothing_but_failures_is_no_success(sweep, monkeypatch):
    status, printed, told = sweep("--set", "optimizer.learning_rate=0.1,-1", "--steps", 5)
    assert status == 0 and "1 of 2 runs failed" in told and "must be greater than 0" in printed
    monkeypatch.setattr(console, "row", lambda job, ear: failed(CannotSave("gone meanwhile")))
    status, printed, told = sweep("--steps", 5)
    assert status == 1 and "1 of 1 runs failed" in told and "gone meanwhile" in printed


def test_that_a_rate_is_found_below_the_first_that_diverges(sweep):
    status, printed, _ = sweep("--find-rate", "--json")
    found = json.loads(printed)
    rates = [one["optimizer.learning_rate"] for one in found["rows"]]
    assert status == 0 and found["key"] == "optimizer.learning_rate"
    assert len(rates) == 25 and rates[0] == 1e-6 and rates[-1] == 10
    assert found["rate"] * 10 in rates and all(one["steps"] == 100 for one in found["rows"])
    status, printed, _ = sweep("--find-rate")
    assert printed.splitlines()[-1] == f"optimizer.learning_rate = {found['rate']:.3g}"


def losses(*values):
    """Rows of rates 1, 10, 100 … that ended with these losses; None: diverged."""
    return [
        {"rate": 10.0**place, "outcome": "diverged" if value is None else "finished", "train_loss": value}
        for place, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    "values, rate",
    [
        ((1.0, 0.5, 1.05, 1.2), 100.0),  # a tenth above the start counts, less does not
        ((1.0, 0.5, None, 0.1), 10.0),
        ((1.0, "NaN", 0.5), 1.0),
        ((1.0, 0.5, 0.4), None),
        ((None, 0.5), None),
        ((), None),
    ],
)
def test_that_the_advised_rate_is_an_order_of_magnitude_below_the_first_that_diverges(values, rate):
    assert advised("rate", losses(*values)) == rate


@pytest.mark.parametrize(
    "sound, diverging, rates",
    [
        (1.33, 2.61, [1.3, *(count / 10 for count in range(14, 27)), 2.7]),
        (0.0883, 0.121, [0.088, 0.089, *(count / 1000 for count in range(90, 100)), 0.1, 0.11, 0.12, 0.13]),
        (1.8, 1.9, [1.8, 1.9]),
        (1.84, 1.86, [1.8, 1.9]),
        (0.95, 1.0, [0.95, 0.96, 0.97, 0.98, 0.99, 1.0]),
    ],
)
def test_that_the_rate_where_runs_begin_to_diverge_is_narrowed_to_two_digits(sound, diverging, rates):
    assert Edge(sound, diverging).between() == rates


def test_that_what_is_narrowed_is_the_same_runs_at_rates_between():
    key, plan = plan_of(SMALL, 40)
    closer = narrowed(plan, key, Edge(1.33, 2.61))
    assert closer is not None and closer.grid.base == plan.grid.base and closer.steps == 40
    tried = closer.grid.values[key]
    assert tried[0] == plan.grid.values[key][0] == 1e-6  # whose loss the others are held to
    assert list(tried[1:]) == Edge(1.33, 2.61).between()
    assert narrowed(closer, key, Edge(1.8, 1.9)) is None


def test_that_the_edge_lies_below_the_first_that_diverges():
    assert edge("rate", losses(1.0, 0.5, None, 0.1)) == Edge(10.0, 100.0)
    assert edge("rate", losses(1.0, 0.5, 0.1)) is None


def test_that_workers_of_another_version_or_none_are_refused(monkeypatch):
    monkeypatch.setattr(executors, "__version__", "2.0.0")
    refuse_versions("tcp://x:1", {"tcp://a:1": "2.0.0"})
    with pytest.raises(NoScheduler, match=r"tcp://b:2 has dllab 1\.9\.0, and this is dllab 2\.0\.0"):
        refuse_versions("tcp://x:1", {"tcp://a:1": "2.0.0", "tcp://b:2": "1.9.0"})
    with pytest.raises(NoScheduler, match="tcp://x:1 has no workers"):
        refuse_versions("tcp://x:1", {})


@pytest.mark.slow
def test_that_processes_give_the_rows_of_threads_and_an_interruption_ends_them(sweep, tmp_path, processes, monkeypatch):
    settings = (*SETTINGS, "--seeds", 3, "--json")
    there = timeless(json.loads(sweep(*settings, "--jobs", 2)[1]))
    assert there == timeless(json.loads(sweep(*settings, "--jobs", 1)[1])) and processes() == []
    rows = console.rows

    def told_to_end(*arguments):
        for count, found in enumerate(rows(*arguments)):
            yield found
            if count == 1:
                signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(console, "rows", told_to_end)
    out = tmp_path / "out"
    status, printed, told = sweep("--seeds", 200, "--steps", 2000, "--jobs", 2, "--out", out, "--json")
    assert status == 128 + signal.SIGINT and 2 <= len(json.loads(printed)) < 20 and "interrupted" in told
    assert json.loads((out / "rows.json").read_text()) == json.loads(printed) and processes() == []
