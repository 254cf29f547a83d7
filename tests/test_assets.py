"""Resources are found wherever the lab was installed."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from dllab import assets
from dllab.assets import InPlace, MissingResource, Moved, resource, user_cache_dir, user_data_dir


def make_file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("content")
    return path


def test_that_the_source_tree_keeps_resources_beside_the_package():
    assert resource("datasets", "digits.npz") == Path(assets.__file__).parents[1] / "resources/datasets/digits.npz"


def test_that_a_wheel_keeps_resources_inside_the_package(tmp_path, monkeypatch):
    icon = make_file(tmp_path / "site-packages/dllab/resources/icons/run.svg")
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "site-packages/dllab/assets.py"))
    assert resource("icons", "run.svg") == icon


def test_that_a_frozen_app_keeps_resources_where_it_unpacks_to(tmp_path, monkeypatch):
    icon = make_file(tmp_path / "dllab/resources/icons/run.svg")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons", "run.svg") == icon


def test_that_a_missing_resource_is_named_with_what_to_do():
    with pytest.raises(MissingResource, match="icons/nonesuch.svg is missing.*reinstall dllab"):
        resource("icons", "nonesuch.svg")


@pytest.fixture
def app(tmp_path, monkeypatch):
    """The program of an app that has been started, and is watched."""
    program = make_file(tmp_path / "app" / "dllab")
    make_file(tmp_path / "app/dllab_module_read_late.py").write_text("content = 1")
    make_file(tmp_path / "app/_internal/dllab/resources/icons/run.svg")
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "_MEIPASS", str(program.parent / "_internal"), raising=False)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    monkeypatch.syspath_prepend(program.parent)
    InPlace.watch()
    yield program
    sys.modules.pop("dllab_module_read_late", None)


def test_that_an_app_reads_modules_and_files_where_it_was_started(app):
    assert import_module("dllab_module_read_late").content == 1
    assert resource("icons", "run.svg").is_file()


@pytest.mark.parametrize("what", ["moved", "removed", "replaced"])
def test_that_an_app_that_was_moved_while_it_ran_says_so(app, what):
    """Of the version in its place a module would be read where that of this one lay."""
    if what == "moved":
        app.parent.rename(app.parent.with_name("elsewhere"))
    elif what == "removed":
        app.unlink()
    else:
        app.rename(app.with_name("old"))
        app.write_text("another version")
    with pytest.raises(Moved, match="start it again"):
        import_module("dllab_module_read_late")
    with pytest.raises(Moved, match="start it again"):
        resource("icons", "run.svg")


def test_that_nothing_but_an_app_is_watched(monkeypatch):
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    InPlace.watch()
    assert not any(isinstance(finder, InPlace) for finder in sys.meta_path)


def test_that_the_folders_of_a_person_are_the_labs_own():
    assert "dllab" in user_cache_dir().parts
    assert "dllab" in user_data_dir().parts
