"""Resources are found wherever the lab was installed."""

import sys
from pathlib import Path

import pytest

from dllab import assets
from dllab.assets import MissingResource, resource, user_cache_dir, user_data_dir


def make_file(path: Path) -> Path:
    path.parent.mkdir(parents=True)
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


def test_that_the_folders_of_a_person_are_the_labs_own():
    assert "dllab" in user_cache_dir().parts
    assert "dllab" in user_data_dir().parts
