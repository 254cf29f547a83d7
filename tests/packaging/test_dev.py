"""The set-up script: what it decides, without making an environment."""

import ast
import subprocess
import sys
from pathlib import Path

import dev
import pytest
import system_libraries

PACKAGING = Path(dev.__file__).parent


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A repository of its own for the script, with nothing set up."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "constraints.txt").write_text("numpy==2.4.6\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "CONSTRAINTS", tmp_path / "packaging" / "constraints.txt")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "installed.sha256")
    return tmp_path


@pytest.fixture
def ready(home, monkeypatch):
    """The same, as a finished set-up leaves it."""
    (home / ".venv").mkdir()
    dev.STAMP.write_text(dev.fingerprint())
    monkeypatch.setattr(dev, "works", lambda: True)
    return home


@pytest.fixture
def commands(monkeypatch):
    """The commands that the environment's Python is asked to run, and what else it is told; they all succeed."""
    asked = []

    def note(*arguments, environment=None):
        asked.append((arguments, environment))
        return 0

    monkeypatch.setattr(dev, "python", note)
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "prepare_qt", lambda environment: None)
    return asked


def test_that_only_the_standard_library_is_needed():
    for script in ("dev.py", "system_libraries.py"):
        tree = ast.parse((PACKAGING / script).read_text(encoding="utf-8"))
        names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
        names += [str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names | {"system_libraries"}


def test_that_packaging_is_no_package():
    assert not (PACKAGING / "__init__.py").exists()  # it would hide PyPI's `packaging`


def test_that_a_finished_set_up_is_not_repeated(ready, monkeypatch):
    monkeypatch.setattr(dev, "python", lambda *arguments, **options: pytest.fail("nothing is to be done"))
    dev.set_up()


@pytest.mark.parametrize("changed", ["packaging/constraints.txt", "pyproject.toml"])
def test_that_changed_requirements_are_installed(ready, changed):
    (ready / changed).write_text("something else")
    assert not dev.is_ready()


def test_that_a_copied_environment_is_installed_anew(ready, tmp_path, monkeypatch):
    monkeypatch.setattr(dev, "ROOT", tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "pyproject.toml").write_text("[project]\n")
    assert not dev.is_ready()


def test_that_a_half_made_environment_is_no_environment(home):
    assert not dev.works()
    (home / ".venv").mkdir()
    assert not dev.works()


def test_that_a_half_made_environment_is_made_anew(home, monkeypatch):
    (home / ".venv" / "lib").mkdir(parents=True)
    made = []
    monkeypatch.setattr(dev, "has_ensurepip", lambda: True)
    monkeypatch.setattr(
        subprocess, "run", lambda command, **options: made.append(command) or subprocess.CompletedProcess(command, 0)
    )
    dev.make_venv()
    assert made == [[sys.executable, "-m", "venv", str(home / ".venv")]]
    assert not (home / ".venv").exists()


def test_that_a_python_without_ensurepip_is_explained(home, monkeypatch):
    monkeypatch.setattr(dev, "has_ensurepip", lambda: False)
    monkeypatch.setattr(system_libraries, "install", lambda packages: False)
    with pytest.raises(dev.SetupFailed, match="ensurepip"):
        dev.make_venv()


def test_that_a_failed_installation_leaves_no_stamp(home, monkeypatch, capsys):
    monkeypatch.setattr(dev, "works", lambda: True)
    monkeypatch.setattr(dev, "python", lambda *arguments, **options: 1)
    assert dev.main(["check"]) == 1
    assert "pip could not install" in capsys.readouterr().out
    assert not dev.STAMP.exists()


def test_that_kernels_are_compiled_during_set_up_and_may_fail(home, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(dev, "works", lambda: True)
    monkeypatch.setattr(dev, "python", lambda *arguments, **options: asked.append(arguments[0]) or asked[1:] != [])
    (home / ".venv").mkdir()
    dev.set_up()
    assert asked == ["-m", "packaging/ready_kernels.py"]
    assert dev.is_ready() and "when it is first needed" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["nonesuch"], ["check", "more"]])
def test_that_what_it_does_not_know_is_answered_with_its_usage(arguments, capsys):
    assert dev.main(arguments) == 2
    assert "python3 packaging/dev.py test" in capsys.readouterr().out


def test_that_the_window_gets_the_arguments(commands, monkeypatch):
    monkeypatch.setattr(dev, "has_display", lambda: True)
    assert dev.main(["run", "lesson.toml"]) == 0
    assert commands == [(("-m", "dllab", "lesson.toml"), None)]


def test_that_without_a_display_the_window_is_drawn_into_a_file(commands, monkeypatch, capsys):
    monkeypatch.setattr(dev, "has_display", lambda: False)
    assert dev.main(["run"]) == 0
    assert commands == [(("-m", "dllab.gui.stage.shots", "--dashboard", "dashboard.png"), dev.OFFSCREEN)]
    assert "no display" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("variables", "display"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)]
)
def test_that_linux_has_a_display_where_it_says_so(variables, display, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert dev.has_display() is display


def test_that_the_tests_run_offscreen_with_the_arguments_of_pytest(commands):
    assert dev.main(["test", "-k", "adam"]) == 0
    assert commands == [(("-m", "pytest", "-k", "adam"), dev.OFFSCREEN)]


@pytest.mark.parametrize("asked", [[], ["--quick"]])
@pytest.mark.parametrize(
    ("cores", "dealt"),
    [(1, ()), (2, ("-n", "2", "--dist", "worksteal")), (64, ("-n", "8", "--dist", "worksteal"))],
)
def test_that_many_tests_are_dealt_out_to_the_cores(asked, cores, dealt, commands, monkeypatch):
    monkeypatch.setattr(dev, "cores", lambda: cores)
    assert dev.main(["test", *asked]) == 0
    assert commands == [(("-m", "pytest", *dealt, *asked), dev.OFFSCREEN)]


def test_that_the_cores_are_those_this_process_may_use(monkeypatch):
    monkeypatch.setattr(dev.os, "sched_getaffinity", lambda process: {3, 5}, raising=False)
    assert dev.cores() == 2
    monkeypatch.delattr(dev.os, "sched_getaffinity")
    monkeypatch.setattr(dev.os, "cpu_count", lambda: None)
    assert dev.cores() == 1


@pytest.mark.parametrize(
    ("asked", "script"),
    [
        (["kernel", "adam", "--debug"], ("packaging/kernel.py", "adam", "--debug")),
        (["translations"], ("packaging/translations.py",)),
        (["build"], ("packaging/standalone.py",)),
    ],
)
def test_that_scripts_run_in_the_environment(asked, script, commands):
    assert dev.main(asked) == 0
    assert commands == [(script, None)]
    assert (dev.ROOT / script[0]).is_file()


def test_that_every_check_runs_and_one_failure_is_enough_to_fail(monkeypatch, capsys):
    ran = []
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "python", lambda *command: ran.append(command) or "--check" in command)
    assert dev.main(["check"]) == 1
    assert ran == list(dev.CHECKS.values())
    assert "Failed: ruff format" in capsys.readouterr().out


def test_that_a_library_that_loads_is_not_missing(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    libraries = {"libc.so.6": "libc6", "libnonesuch.so.0": "libnonesuch0"}
    assert system_libraries.missing(libraries) == ["libnonesuch0"]


def test_that_nothing_is_missing_where_the_wheels_hold_everything(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert system_libraries.missing({"libnonesuch.so.0": "libnonesuch0"}) == []


def test_that_the_one_command_is_printed_where_a_password_is_needed(monkeypatch, capsys):
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(system_libraries, "_root_prefix", lambda: None)
    assert system_libraries.install(["libgl1", "libegl1"]) is False
    assert "sudo apt-get install --yes --no-install-recommends libgl1 libegl1" in capsys.readouterr().out


def test_that_packages_are_installed_under_the_names_of_this_release(monkeypatch):
    ran = []
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(system_libraries, "_root_prefix", lambda: ["sudo", "-n"])

    def run(command, **options):
        ran.append(command)
        unknown = command[:2] == ["apt-cache", "show"] and command[2] != "libglib2.0-0t64"
        return subprocess.CompletedProcess(command, int(unknown))

    monkeypatch.setattr(subprocess, "run", run)
    assert system_libraries.install(["libglib2.0-0", "libgl1"]) is True
    assert ran[0][-3:] == ["apt-get", "update", "--quiet"]
    assert ran[-1][:4] == ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    assert ran[-1][-2:] == ["libglib2.0-0t64", "libgl1"]


def test_that_qt_is_tried_where_its_libraries_cannot_be_installed(monkeypatch):
    monkeypatch.setattr(system_libraries, "missing", lambda libraries: ["libgl1"])
    monkeypatch.setattr(system_libraries, "install", lambda packages: False)
    monkeypatch.setattr(dev, "python", lambda *arguments, **options: 0)
    dev.prepare_qt(dev.OFFSCREEN)
    monkeypatch.setattr(dev, "python", lambda *arguments, **options: 1)
    with pytest.raises(dev.SetupFailed, match="Qt cannot start"):
        dev.prepare_qt(dev.OFFSCREEN)
