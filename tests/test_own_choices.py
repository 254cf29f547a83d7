"""One file in a folder is all that a choice of any family takes; one with an error in it is named and left out."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dllab.catalogue import families_of, left_out
from dllab.experiment import Experiment
from dllab.explorers import EXPLORERS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "tests" / "own"
BROKEN = {
    "optimizers/no_python.py": ("def update(:", "SyntaxError"),
    "optimizers/no_name.py": ("\n\nUPDATE = updat", "line 3: NameError: name 'updat' is not defined"),
    "optimizers/sgd.py": ("", "the lab has a file of that name"),
    "losses/no_package.py": ("import a_package_that_nobody_has", "ModuleNotFoundError"),
    "activations/no_kernel.py": (
        "from dllab.engine.activations.base import ACTIVATIONS, Activation\n"
        '@ACTIVATIONS.register("no_kernel", label="X")\n'
        'class X(Activation):\n    """X.\n\n    Source: x.\n    """\n',
        "TypeError: activations: 'no_kernel' needs backward, forward, max_slope, range",
    ),
    "activations/then_an_error.py": (
        (OWN / "choices/activations/bare.py").read_text(encoding="utf-8") + "\n1 / 0\n",
        "ZeroDivisionError",
    ),
    "activations/twice.py": (
        (OWN / "choices/activations/bare.py").read_text(encoding="utf-8").replace("bare_activation", "relu"),
        "'relu' is registered twice",
    ),
}


def run(arguments, folder):
    environment = os.environ | {"DLLAB_CHOICES": str(folder), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def readme_example():
    """The indented file in "Adding a choice"."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Adding a choice")[2].partition("\n## ")[0]
    code = section[section.index("    import") :]
    lines = code.splitlines()
    end = next(at for at, line in enumerate(lines) if line and not line.startswith("    "))
    return "\n".join(line.removeprefix("    ") for line in lines[:end])


@pytest.fixture
def folder(tmp_path):
    """A folder of one's own with a choice of every family; the dataset is the README's."""
    shutil.copytree(OWN / "choices", tmp_path / "own")
    (tmp_path / "own" / "datasets").mkdir()
    (tmp_path / "own" / "datasets" / "stripes.py").write_text(readme_example(), encoding="utf-8")
    return tmp_path / "own"


def test_that_no_file_of_the_lab_is_left_out():
    assert families_of(Experiment) and left_out == []


def test_that_a_choice_of_every_family_goes_through_everything(folder):
    done = run(["-m", "pytest", "-q", "-p", "no:cacheprovider", str(OWN / "checks.py")], folder)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_that_a_changed_kernel_is_compiled_again(folder):
    code = (
        "from dllab import Experiment, Trainer\n"
        'table = {"network": {"hidden": [4], "activation": "bare_activation"}, "dataset": {"name": "circle"}}\n'
        "trainer = Trainer(Experiment.model_validate(table))\n"
        "trainer.train(3)\n"
        'print(trainer.parameters["layer1.weight"].sum())'
    )
    first, same = (run(["-c", code], folder) for _ in range(2))
    file = folder / "activations" / "bare.py"
    file.write_text(file.read_text(encoding="utf-8").replace("F(2.0)", "F(3.0)"), encoding="utf-8")
    other = run(["-c", code], folder)
    assert first.stdout and first.stdout == same.stdout != other.stdout


def test_that_files_with_errors_are_named_and_the_lab_starts_without_them(tmp_path):
    for name, (content, _) in BROKEN.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    done = run(["-m", "dllab", "catalogue", "--json"], tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == len(BROKEN) and "Traceback" not in done.stderr
    for name, (_, reason) in BROKEN.items():
        (line,) = [line for line in lines if line.startswith(f"{tmp_path / name} is left out: ")]
        assert reason in line
    catalogue = json.loads(done.stdout)
    assert {family: [choice["name"] for choice in choices] for family, choices in catalogue.items()} == {
        family.family.replace(" ", "_"): family.names() for family in (*families_of(Experiment), EXPLORERS)
    }


def installed(folder, name, value):
    """A distribution with one entry point of the group."""
    described = folder / f"{name}-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    points = f"[dllab.choices]\n{name} = {value}\n"
    (described / "entry_points.txt").write_text(points, encoding="utf-8")


def test_that_installed_packages_add_choices_and_a_broken_one_is_named(tmp_path):
    good = tmp_path / "good_package" / "choices" / "activations"
    good.mkdir(parents=True)
    shutil.copy(OWN / "choices/activations/bare.py", good / "from_a_package.py")
    (good / "odd.py").write_text("1 / 0", encoding="utf-8")
    (tmp_path / "only_a_module.py").touch()
    (tmp_path / "raising").mkdir()
    (tmp_path / "raising" / "__init__.py").write_text("raise OSError('no licence')", encoding="utf-8")
    points = {
        "good": ("good_package.choices", None),
        "gone": ("a_package_that_nobody_has", "there is no package a_package_that_nobody_has"),
        "module": ("only_a_module", "only_a_module is a module; it must be a package"),
        "raises": ("raising.choices", "no licence"),
    }
    for name, (value, _) in points.items():
        installed(tmp_path, name, value)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)])}
    done = subprocess.run(
        [sys.executable, "-m", "dllab", "catalogue", "--json"],
        cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    assert "bare_activation" in [choice["name"] for choice in json.loads(done.stdout)["activations"]]
    lines = done.stderr.splitlines()
    assert len(lines) == 4
    (line,) = [line for line in lines if line.startswith(f"{good / 'odd.py'} is left out: ")]
    assert "ZeroDivisionError" in line
    for name, (value, reason) in points.items():
        if reason:
            (line,) = [line for line in lines if line.startswith(f"dllab.choices: {name} = {value} is left out: ")]
            assert reason in line


EXPLORER = '''
from dllab.catalogue import parameter
from dllab.explorers import EXPLORERS, Card, Explorer, Readout
from dllab.explorers.base import frozen


@EXPLORERS.register("line", label="A line")
class Line(Explorer):
    """A line through zero.

        y = a·x

    Source: Euclid (-300).
    """

    slope: float = parameter(2.0, label="Slope", help="How steep it is.", ge=-9, le=9)
    group, topics, terms = "theory", (1,), "line 直线"
    card = Card(("Turn it.", "Lay it flat.", "Let it fall."), ("It has no end.",), "Draw one.")
    numbers = {"at_one": Readout("Height at 1")}

    def scene(self, step=0):
        return frozen({"line": [[0.0, 1.0], [0.0, self.slope]]})

    def readouts(self, step=0):
        return {"at_one": self.slope}
'''
SHOWN = """
from PySide6.QtWidgets import QApplication
from dllab.gui.explorers.room import ExploreRoom
from dllab.gui.kit.theme import Theme

app = QApplication([])
room = ExploreRoom()
room.apply_theme(Theme(dark=False, presentation=False))
print([tile.explorer.name for tile in room.gallery.tiles if tile.explorer.group == "theory"])
page = room.open("line")
page.draw_now()
print(page.table().as_text(" "), page.readouts.words("at_one"))
"""


def test_that_an_explorer_in_one_file_is_in_gallery_and_command_line_with_a_page_and_tests(tmp_path):
    (tmp_path / "explorers").mkdir()
    (tmp_path / "explorers" / "line.py").write_text(EXPLORER, encoding="utf-8")
    said = run(["-m", "dllab", "explore", "line", "--set", "slope=3", "--json"], tmp_path)
    assert json.loads(said.stdout) == {"at_one": 3.0}, said.stderr
    shown = run(["-c", SHOWN], tmp_path)
    assert "'line'" in shown.stdout and "1 2" in shown.stdout and shown.stdout.endswith(" 2\n"), shown.stderr
    tested = ["tests/explorers/test_every_explorer.py", "-k", "line", "-q", "-p", "no:cacheprovider"]
    done = run(["-m", "pytest", *tested], tmp_path)
    assert done.returncode == 0 and "passed" in done.stdout, done.stdout[-3000:] + done.stderr[-2000:]
