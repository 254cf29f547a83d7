"""Faults that are put into the lab on purpose: small, in code that matters, and followed to the tests they reach."""

import ast
import subprocess
import sys

import pytest

from tests.bench.mutation.__main__ import ROOT, draw, room_of
from tests.bench.mutation.faults import Fault, faults_of
from tests.bench.mutation.reach import Imports
from tests.bench.mutation.trial import NEAR, Tree, rounds


def changed(code, path="dllab/engine/step.py"):
    """The lines that the faults make of a line of code."""
    source = f"def f(a, b):\n    {code}\n".encode()
    faults = faults_of(path, source)
    return {ast.unparse(ast.parse(fault.put_into(source)).body[0].body[0]) for fault in faults}


@pytest.mark.parametrize(
    ("code", "faults"),
    [
        ("return x + y", {"return x - y", "return x"}),
        ("return x * y", {"return x / y", "return x"}),
        ("return x < y", {"return x <= y"}),
        ("return x == y", {"return x != y"}),
        ("return x and y", {"return x or y"}),
        ("return not x", {"return x"}),
        ("x = 2", {"x = 3", "x = 1"}),
        ("x = 0.5", {"x = 0.625"}),
        ("x = True", {"x = False"}),
        ("return a", {"return b"}),
        ("x += y", {"x -= y", "pass"}),
        ("f(x, y)", {"f(y, x)", "pass"}),
    ],
)
def test_that_faults_are_what_a_tired_person_writes(code, faults):
    assert changed(code) == faults


@pytest.mark.parametrize(
    "code",
    ['"A docstring of 3 lines."', "assert x < 3", "raise E(x + 1)", "log.info(x, y)", "POLL_MS = 16", "x: int[3] = y",
     "return max(x, y)", "return parameter(x, label=y + 1)", 'return f"{x + 1}"', "return path / 'name'"],
)  # fmt: skip
def test_that_what_no_test_could_notice_is_left_alone(code):
    assert changed(code) == set()


def test_that_looks_are_left_alone_in_the_window():
    assert changed("w.setContentsMargins(3, 4, 5, 6)", "dllab/gui/app.py") == set()
    assert changed("x = rows[3]", "dllab/gui/app.py") == {"x = rows[4]", "x = rows[2]"}


def test_that_every_fault_in_a_file_changes_what_it_does():
    source = (ROOT / "dllab/engine/optimizers/adam.py").read_bytes()
    before = ast.dump(ast.parse(source))
    faults = faults_of("dllab/engine/optimizers/adam.py", source)
    assert len(faults) > 50
    assert all(ast.dump(ast.parse(fault.put_into(source))) != before for fault in faults)


@pytest.mark.slow
def test_that_the_same_seed_draws_the_same_faults_from_every_room():
    faults = draw(ROOT, 60, seed=1)
    assert faults == draw(ROOT, 60, seed=1) != draw(ROOT, 60, seed=2)
    assert len(set(faults)) == 60
    rooms = {"dllab", "kernels", "choices", "engine", "training", "datasets", "diagnostics", "experiment", "gui"}
    assert {room_of(fault.path) for fault in faults} >= rooms


@pytest.mark.slow
def test_that_a_fault_is_followed_to_the_tests_that_reach_it():
    imports = Imports(ROOT)
    assert imports.tests_of("dllab/engine/optimizers/adam.py")[0] == "tests/engine/test_optimizers.py"
    assert imports.tests_of("dllab/training/archive.py")[0] == "tests/training/test_archive.py"
    window = imports.tests_of("dllab/gui/panels/loss/panel.py")
    assert window[0] == "tests/gui/panels/loss/test_panel.py" and "tests/gui/test_main_window.py" in window
    assert not any(test.startswith(("tests/engine/", "tests/datasets/")) for test in window)


@pytest.mark.slow
def test_that_what_calls_a_file_s_own_by_name_is_among_the_first():
    imports = Imports(ROOT)
    for path, test in (
        ("dllab/diagnostics/findings/batch_too_large.py", "tests/diagnostics/test_data_batches.py"),
        ("dllab/engine/activations/silu.py", "tests/engine/test_activations.py"),
        ("dllab/engine/passes.py", "tests/engine/test_gradients.py"),
    ):
        assert test in imports.tests_of(path)[:NEAR]


def test_that_rounds_are_in_order_and_grow():
    tests = [str(number) for number in range(100)]
    found = rounds(tests)
    assert sum(found, []) == tests and [len(group) for group in found] == [NEAR, 4 * NEAR, 70]
    assert rounds(tests[:2]) == [["0", "1"]] and rounds([]) == []


@pytest.mark.skipif(sys.platform == "win32", reason="faults are tried on Linux and macOS")
def test_that_a_fault_that_keeps_tests_from_being_collected_is_noticed(tmp_path):
    root = tmp_path / "root"
    root.mkdir()
    for name, source in (("own.py", "x = 1 + 1"), ("conftest.py", "import own"), ("test_own.py", "def test(): pass")):
        (root / name).write_text(source)
    for command in ("init", "add ."):
        subprocess.run(["git", *command.split()], cwd=root, check=True, capture_output=True)
    tree = Tree(root, tmp_path / "copy", patience=240)
    fault = Fault("own.py", 1, 4, 9, "factor", "1 + 1", "1 / 0")
    assert tree.try_out(fault, ["test_own.py"], []).noticed_by is not None


@pytest.mark.slow
def test_that_every_file_which_offers_faults_is_reached_by_a_test():
    imports = Imports(ROOT)
    offering = [(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in (ROOT / "dllab").rglob("*.py")]
    assert [path for path, source in offering if faults_of(path, source) and not imports.tests_of(path)] == []
    assert imports.tests_of("dllab/gui/explorers/views/roc.py")[0] == "tests/gui/explorers/test_roc.py"
    assert imports.tests_of("dllab/explorers/roc.py")[0] == "tests/explorers/test_roc.py"
