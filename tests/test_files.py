"""A save either happens whole or not at all."""

import errno
import os

import pytest

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
