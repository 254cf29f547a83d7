"""An unpacked app among a person's applications, and out of them again."""

import re
import shutil
import subprocess
import sys

import pytest
import standalone

SOURCES = standalone.PACKAGING / "linux"
ARGUMENT = re.compile(r'env "((?:[^"`$\\]|\\["`$\\])+)" window %f')  # Desktop Entry Specification: Exec, quoting
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what Linux gets")


@pytest.fixture
def register(tmp_path):
    """Unpack an app into a folder of this name, where nobody can write, and register it from there."""

    def run(name, *arguments, language="C"):
        app = tmp_path / name
        for file, place in {
            "register": "register", "dllab.desktop": "share/applications/dllab.desktop",
            "dllab.xml": "share/mime/packages/dllab.xml",
        }.items():  # fmt: skip
            (app / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(SOURCES / file, app / place)
            (app / place).chmod(0o555)
        told = {"XDG_DATA_HOME": str(tmp_path / "data"), "PATH": "/usr/bin:/bin", "LC_ALL": language}
        return subprocess.run([app / "register", *arguments], env=told, capture_output=True, encoding="utf-8")

    return run


def started(entry):
    """The program that a desktop starts by this entry: its escapes as a value undone, then those of an argument."""
    [value] = re.findall(r"^Exec=(.*)$", entry.read_text(encoding="utf-8"), re.MULTILINE)
    [quoted] = ARGUMENT.fullmatch(value.replace(r"\\", "\\")).groups()
    return re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%")


@pytest.mark.parametrize("name", ["plain", "深度 学习", "$HOME", 'a"b`c', "100% f&m|n", r"back\slash\\"])
def test_that_an_app_in_a_folder_of_any_name_is_started_from_there(register, tmp_path, name):
    assert register(name).returncode == 0
    entry = tmp_path / "data" / "applications" / "dllab.desktop"
    assert started(entry) == str(tmp_path / name / "dllab")
    assert entry.stat().st_mode & 0o777 == 0o644, "to be written again after the folder was moved"


def test_that_it_is_registered_again_where_it_was_moved_to(register, tmp_path):
    register("one")
    assert register("two").returncode == 0
    assert started(tmp_path / "data" / "applications" / "dllab.desktop") == str(tmp_path / "two" / "dllab")
    kinds = tmp_path / "data" / "mime" / "packages" / "dllab.xml"
    assert kinds.stat().st_mode & 0o777 == 0o644 and kinds.read_bytes() == (SOURCES / "dllab.xml").read_bytes()


@pytest.mark.parametrize(("language", "said"), [("en_US.UTF-8", "no longer"), ("zh_CN.UTF-8", "移除")])
def test_that_it_is_taken_out_whole(register, tmp_path, language, said):
    register("one")
    done = register("one", "--remove", language=language)
    assert done.returncode == 0 and said in done.stdout
    assert not [path for path in (tmp_path / "data").rglob("*") if "dllab" in path.name]


@pytest.mark.parametrize("asked", [["--remov"], ["remove"], ["--help"], [""], ["--remove", "now"]])
@pytest.mark.parametrize(
    ("language", "said"), [("en_US.UTF-8", "nothing or --remove"), ("zh_CN.UTF-8", "或使用 --remove")]
)
def test_that_what_it_does_not_know_changes_nothing(register, tmp_path, asked, language, said):
    done = register("one", *asked, language=language)
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr and " ".join(asked) in done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="needs desktop-file-utils")
def test_that_the_entry_is_as_desktops_want_it(register, tmp_path):
    register('a "$1" \\ 100%')
    for entry in (SOURCES / "dllab.desktop", tmp_path / "data" / "applications" / "dllab.desktop"):
        done = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")
