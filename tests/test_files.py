"""A save either happens whole or not at all."""

import errno
import os

import pytest

from dllab import assets
from dllab.files import CannotSave, write_atomically


def full_disk(file):
    file.write(b"half of the new con")
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_that_the_new_content_replaces_the_old(tmp_path):
    path = tmp_path / "run.toml"
    path.write_bytes(b"old")
    write_atomically(path, lambda file: file.write(b"new"))
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_missing_folder_is_made(tmp_path):
    path = tmp_path / "runs" / "today" / "run.toml"
    write_atomically(path, lambda file: file.write(b"new"))
    assert path.read_bytes() == b"new"


def test_that_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "run.toml"
    path.write_bytes(b"old")
    with pytest.raises(CannotSave) as refusal:
        write_atomically(path, full_disk)
    assert str(path) in str(refusal.value)
    assert os.strerror(errno.ENOSPC) in str(refusal.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_that_the_new_content_is_on_the_disk_before_it_takes_the_name(tmp_path, monkeypatch):
    path = tmp_path / "run.toml"
    path.write_bytes(b"old")
    seen = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: seen.append(path.read_bytes()))
    write_atomically(path, lambda file: file.write(b"new"))
    assert seen == [b"old"]


def test_that_a_file_where_a_folder_must_be_is_named(tmp_path):
    (tmp_path / "runs").write_bytes(b"a file")
    with pytest.raises(CannotSave, match="runs"):
        write_atomically(tmp_path / "runs" / "run.toml", lambda file: file.write(b"new"))


def test_that_a_mistake_of_the_writer_passes_through_and_leaves_the_old_file(tmp_path):
    path = tmp_path / "run.toml"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        write_atomically(path, lambda file: 1 // 0)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_link_keeps_pointing_to_the_file_it_names(tmp_path):
    (tmp_path / "real.toml").write_bytes(b"old")
    link = tmp_path / "link.toml"
    link.symlink_to(tmp_path / "real.toml")
    write_atomically(link, lambda file: file.write(b"new"))
    assert link.is_symlink()
    assert (tmp_path / "real.toml").read_bytes() == b"new"


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A preset in an installation that may be written."""
    folder = tmp_path / "dllab" / "resources" / "presets"
    folder.mkdir(parents=True)
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "dllab" / "assets.py"))
    preset = folder / "10-one.toml"
    preset.write_bytes(b"shipped")
    return preset


def test_that_what_ships_is_never_written_over_nor_added_to(shipped, tmp_path):
    (tmp_path / "link.toml").symlink_to(shipped)
    (tmp_path / "linked").symlink_to(shipped.parent, target_is_directory=True)
    roundabout = shipped.parent / ".." / "presets" / "10-one.toml"
    for path in (shipped, roundabout, tmp_path / "link.toml", tmp_path / "linked" / "new" / "x.toml"):
        with pytest.raises(CannotSave, match="is part of dllab"):
            write_atomically(path, lambda file: file.write(b"mine"))
    assert shipped.read_bytes() == b"shipped" and list(shipped.parent.iterdir()) == [shipped]
    write_atomically(tmp_path / "presets" / "10-one.toml", lambda file: file.write(b"mine"))  # elsewhere it is free


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_that_a_name_that_no_file_can_have_is_refused(tmp_path, name):
    with pytest.raises(CannotSave, match="no file can have that name"):
        write_atomically(tmp_path / name, lambda file: file.write(b"new"))
    assert not list(tmp_path.iterdir())


def test_that_a_name_as_long_as_the_system_allows_is_written(tmp_path):
    path = tmp_path / ("x" * 255)
    write_atomically(path, lambda file: file.write(b"new"))
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_that_a_link_that_leads_to_itself_is_written_over(tmp_path):
    path = tmp_path / "x"
    path.symlink_to(path)
    write_atomically(path, lambda stream: stream.write(b"new"))
    assert path.read_bytes() == b"new" and not path.is_symlink()
