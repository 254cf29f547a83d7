"""What is handed out: its descriptions and its wrapping, without making an app."""

import configparser
import dataclasses
import lzma
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from importlib.metadata import version
from io import BytesIO
from pathlib import Path, PurePosixPath, PureWindowsPath
from xml.etree import ElementTree

import linux_packages
import pytest
import standalone
import try_app
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from dllab.labs.handin import SUFFIX as HANDIN
from dllab.labs.lab import SUFFIX as LAB
from dllab.training.archive import SUFFIX as RUN
from tests.bench import first_start
from tests.homes import homes

PACKAGING = Path(standalone.__file__).parent
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what Linux gets")
SYSTEMS = pytest.mark.parametrize(
    ("system", "place"),
    [(Unix, "/a b")]
    + [(MacOS, "/a b"), (Windows, "C:\\a b")] * (int(version("platformdirs").split(".")[1]) > 9),  # since then
)


def test_that_the_tools_that_build_are_those_that_the_wheel_asks_for():
    asked = tomllib.loads((standalone.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    pinned = (PACKAGING / "build-requirements.txt").read_text(encoding="utf-8").splitlines()
    assert set(asked) <= set(pinned)
    assert all(line.startswith("#") or re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in pinned)


def test_that_the_lab_has_one_version():
    import dllab

    assert dllab.__version__ == standalone.VERSION


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_that_a_checkout_has_the_same_bytes_on_windows(tmp_path):
    """A hand-in names its lab by the sha256 of the file, which an app that was built there must have as well."""
    lab = next((standalone.ROOT / "resources" / "labs").glob(f"*{LAB}"))
    for file in (lab, standalone.ROOT / ".gitattributes"):
        shutil.copy(file, tmp_path)
    git = ["git", "-C", tmp_path, "-c", "core.autocrlf=true", "-c", "user.name=n", "-c", "user.email=e"]
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "one"],
        ["rm", "-q", lab.name],
        ["checkout", "-q", "HEAD", "."],
    ):
        subprocess.run([*git, *command], check=True)
    assert (tmp_path / lab.name).read_bytes() == lab.read_bytes()


def test_that_every_kind_of_file_is_known_to_every_system():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(PACKAGING / "linux" / "dllab.desktop", encoding="utf-8")
    opened = set(entry["Desktop Entry"]["MimeType"].strip(";").split(";"))
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kinds = ElementTree.parse(PACKAGING / "linux" / "dllab.xml").getroot().findall(f"{space}mime-type")
    patterns = {kind.find(f"{space}glob").get("pattern"): kind.get("type") for kind in kinds}
    assert set(patterns) == {"*.toml", f"*{LAB}", f"*{RUN}", f"*{HANDIN}"}
    assert set(patterns.values()) == opened
    setup = (PACKAGING / "windows" / "dllab.nsi").read_text(encoding="utf-8")
    bundle = (PACKAGING / "app" / "dllab.spec").read_text(encoding="utf-8")
    for suffix in (".toml", RUN, HANDIN):
        assert f'Kind "{suffix}"' in setup and f'"{suffix[1:]}"' in bundle


@pytest.fixture
def product(tmp_path):
    """A little app: a program that says how it was called, and something that asks for a C library."""
    app = tmp_path / "made"
    (app / "_internal").mkdir(parents=True)
    (app / "dllab").write_text('#!/bin/sh\nprintf "%s|" "$0" "$@"\n')
    (app / "dllab").chmod(0o755)
    (app / "_internal" / "libone.so.1").write_bytes(b"\x7fELF GLIBC_2.5\0 GLIBC_2.28\0 GLIBC_2.4\0")
    icon = tmp_path / "icon.png"
    icon.write_bytes(b"")
    return linux_packages.Product("1.2", app, icon, "x86_64", "amd64")


def test_that_the_newest_glibc_that_is_asked_for_counts(product):
    assert linux_packages.needed_glibc(product.app) == "2.28"


def members(package):
    """The parts of an ar archive."""
    content, found = package.read_bytes(), {}
    assert content.startswith(b"!<arch>\n")
    at = 8
    while at < len(content):
        name, size = content[at : at + 16].decode().strip(), int(content[at + 48 : at + 58])
        found[name] = content[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    return found


@LINUX
def test_that_the_debian_package_says_what_it_needs_and_where_everything_goes(product, tmp_path):
    (tmp_path / "dist").mkdir()
    _, package = linux_packages.make(product, tmp_path / "stage", tmp_path / "dist")
    parts = members(package)
    assert list(parts) == ["debian-binary", "control.tar.xz", "data.tar.xz"] and parts["debian-binary"] == b"2.0\n"
    with tarfile.open(fileobj=BytesIO(parts["control.tar.xz"])) as tar:
        control = tar.extractfile("./control").read().decode()
    assert "Version: 1.2\n" in control and "Architecture: amd64\n" in control
    assert "libc6 (>= 2.28)" in control and "libglib2.0-0 | libglib2.0-0t64" in control and "libxcb-cursor0" in control
    with tarfile.open(fileobj=BytesIO(parts["data.tar.xz"])) as tar:
        placed = {member.name: member for member in tar}
    names = [name.removeprefix("./") for name in placed]
    assert {"opt/dllab/app/dllab", "usr/share/applications/dllab.desktop", "usr/share/mime/packages/dllab.xml"} <= set(
        names
    )
    assert placed["./usr/bin/dllab"].linkname == "/opt/dllab/dllab"
    assert {(member.uid, member.gid) for member in placed.values()} == {(0, 0)}
    assert not [name for name, member in placed.items() if member.mode & 0o022 and not member.issym()]
    assert all(str(Path(name).parent) in {".", *names} for name in names if name), "a folder comes before what is in it"


@pytest.mark.skipif(not shutil.which("dpkg"), reason="a tool of Debian")
def test_that_debian_installs_the_package_whole_over_an_older_version_and_takes_it_out_again(product, tmp_path):
    """dpkg reads less of tar than dpkg-deb and tar do: deb(5)."""
    database = tmp_path / "root" / "var" / "lib" / "dpkg"
    for name in ("info", "triggers", "updates"):
        (database / name).mkdir(parents=True)
    (database / "status").touch()
    long = product.app / "_internal" / ("folder of a long name " * 5) / ("资源 of a longer name " * 5)
    long.mkdir(parents=True)
    (long / "file").touch()
    (tmp_path / "dist").mkdir()

    def dpkg(*arguments):
        forced = "--force-not-root", "--force-depends", "--force-script-chrootless", f"--root={tmp_path / 'root'}"
        log = f"--log={tmp_path / 'log'}"
        subprocess.run(
            ["dpkg", *forced, log, *arguments], env={"PATH": f"{os.environ['PATH']}:/sbin:/usr/sbin"}, check=True
        )
        return {str(path.relative_to(tmp_path / "root" / "opt")) for path in (tmp_path / "root" / "opt").rglob("*")}

    (product.app / "_internal" / "only then").touch()
    older = dataclasses.replace(product, version="1.1")
    linux_packages.make(older, tmp_path / "stage", tmp_path / "dist")
    (product.app / "_internal" / "only then").unlink()
    _, package = linux_packages.make(product, tmp_path / "stage", tmp_path / "dist")
    assert "dllab/app/_internal/only then" in dpkg("--install", *(tmp_path / "dist").glob("*1.1*.deb"))
    there = dpkg("--install", package)
    app = {f"dllab/app/{path.relative_to(product.app)}" for path in product.app.rglob("*")}
    assert there == app | {"dllab", "dllab/LICENSE", "dllab/app", "dllab/dllab"}
    assert (tmp_path / "root/usr/bin/dllab").readlink() == Path("/opt/dllab/dllab")
    assert dpkg("--purge", "dllab") == set()
    assert not [path for path in (tmp_path / "root").rglob("*") if "dllab" in path.name]


@LINUX
def test_that_the_archive_runs_from_a_folder_with_any_name(product, tmp_path):
    (tmp_path / "dist").mkdir()
    archive, _ = linux_packages.make(product, tmp_path / "stage", tmp_path / "dist")
    place = tmp_path / "深度 学习 $1"
    with tarfile.open(archive) as tar:
        tar.extractall(place, filter="tar")
    link = tmp_path / "lab"
    link.symlink_to(place / "dllab-1.2" / "dllab")
    said = subprocess.run([link, "a b", "实验.toml"], capture_output=True, text=True, check=True).stdout
    assert said == f"{place}/dllab-1.2/app/dllab|a b|实验.toml|"


@LINUX
@pytest.mark.parametrize(("language", "said"), [("en_US.UTF-8", "needs glibc 2.28 or newer"), ("zh_CN.UTF-8", "需要")])
@pytest.mark.parametrize(("there", "named"), [("glibc 2.27", "2.27"), ("glibc 2.4", "2.4"), ("", "")])
def test_that_an_old_c_library_is_said_in_words(product, tmp_path, language, said, there, named):
    done = started(product, tmp_path, there, language)
    assert done.returncode == 2 and said in done.stderr and named in done.stderr and done.stdout == ""


@LINUX
@pytest.mark.parametrize("there", ["glibc 2.28", "glibc 2.100", "glibc 3.0"])
def test_that_one_that_is_new_enough_is_said_nothing_of(product, tmp_path, there):
    done = started(product, tmp_path, there, "C")
    assert done.returncode == 0 and done.stderr == ""


def started(product, tmp_path, there, language):
    """The launcher on a system whose getconf says what C library is `there`."""
    script = (PACKAGING / "linux" / "dllab").read_text(encoding="utf-8").replace("@GLIBC@", "2.28")
    (tmp_path / "dllab").write_text(script, encoding="utf-8")
    (tmp_path / "dllab").chmod(0o755)
    shutil.copytree(product.app, tmp_path / "app")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "getconf").write_text(f"#!/bin/sh\necho '{there}'\n" if there else "#!/bin/sh\nexit 1\n")
    (tools / "getconf").chmod(0o755)
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": language}
    return subprocess.run([tmp_path / "dllab"], env=environment, capture_output=True, text=True)


def test_that_packing_without_the_program_xz_gives_the_same(monkeypatch):
    content = bytes(range(256)) * 50
    packed = linux_packages.compressed(content, "x86_64")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert lzma.decompress(packed) == lzma.decompress(linux_packages.compressed(content, "x86_64")) == content


def test_that_the_setup_names_its_files_as_windows_does():
    """makensis finds the files behind a slash there, but not the folder that they are in."""
    setup = (PACKAGING / "windows" / "dllab.nsi").read_text(encoding="utf-8")
    places = re.findall(r'(?:File /r|Delete|RMDir /r|WriteUninstaller) "(.+)"', setup)
    assert "${SOURCE}\\*" in places and not any("/" in place for place in places)


def test_that_the_setup_takes_out_of_the_registry_all_that_it_wrote():
    """A key goes with all in it, or, where others may have written into it, once it and what is above are empty."""
    setup = (PACKAGING / "windows" / "dllab.nsi").read_text(encoding="utf-8")
    [body] = re.findall(r"!macro Kind EXTENSION NAME\n(.*?)!macroend", setup, re.DOTALL)
    kinds = re.findall(r'insertmacro Kind "(.+?)"', setup)
    installed = setup + "".join(body.replace("${EXTENSION}", kind) for kind in kinds)
    written = {key for key in re.findall(r'WriteReg\w+ HKCU "(.+?)"', installed) if "EXTENSION" not in key}
    gone = re.findall(r'DeleteRegKey (/ifempty )?HKCU "(.+?)"', setup)
    whole, emptied = ([key for empty, key in gone if bool(empty) == kind] for kind in (False, True))
    rest = {key for key in written if not any(f"{key}\\".startswith(f"{one}\\") for one in whole)}
    assert rest == {"${CLASSES}\\.toml\\OpenWithProgids"} and len(written) > 10
    assert emptied == ["${CLASSES}\\.toml\\OpenWithProgids", "${CLASSES}\\.toml"]


@pytest.mark.skipif(not shutil.which("makensis"), reason="needs NSIS")
def test_that_the_script_of_the_windows_setup_is_valid(tmp_path):
    (tmp_path / "app" / "_internal").mkdir(parents=True)
    (tmp_path / "app" / "dllab.exe").write_bytes(b"")
    (tmp_path / "app" / "_internal" / "one").write_bytes(b"1")
    facts = "-DVERSION=1.2", f"-DSOURCE={tmp_path / 'app'}", f"-DTARGET={tmp_path / 'dllab-1.2-setup.exe'}"
    subprocess.run(["makensis", "-V2", "-WX", *facts, PACKAGING / "windows" / "dllab.nsi"], check=True)
    assert (tmp_path / "dllab-1.2-setup.exe").stat().st_size > 10_000


@SYSTEMS
def test_that_an_app_is_tried_with_folders_and_kernels_of_its_own_on_every_system(monkeypatch, system, place):
    """Where it looked among the kernels that set-up has compiled, of the same sources, it would lack nothing."""
    folder, dirs = (PureWindowsPath if system is Windows else PurePosixPath)(place), system("dllab", appauthor=False)
    for environment in (try_app.environment(folder, "first"), first_start.homes(folder, kept=False)):
        with monkeypatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            for own in (dirs.user_cache_dir, dirs.user_config_dir, dirs.user_data_dir):
                assert type(folder)(own).is_relative_to(folder)
    assert not first_start.homes(folder, kept=True).keys() & {"XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"}


@SYSTEMS
def test_that_no_test_touches_what_is_the_users_on_any_system(monkeypatch, system, place):
    for name, value in homes(place).items():
        monkeypatch.setenv(name, value)
    dirs = system("dllab", appauthor=False)
    assert dirs.user_config_dir.startswith(place) and dirs.user_data_dir.startswith(place)


def test_that_an_app_is_tried_as_the_workflow_tries_it():
    workflow = (standalone.ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8")
    [words] = re.findall(r"packaging/try_app\.py (.*)", workflow)
    asked = try_app.parsed(re.sub(r"\$\{\{ matrix\.(\w+) \}\}", r"\1", words).split())
    assert (asked.program, asked.other) == ("program", ["python", "-m", "dllab"])
