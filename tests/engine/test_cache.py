"""Compiled code of versions that nobody starts any more goes; everything else in the folder stays."""

import os
import time

import pytest

from dllab.engine.kernels import cache


def folder(place, name, days):
    path = place / name
    (path / "inside").mkdir(parents=True)
    (path / "inside" / "code.nbc").write_bytes(b"code")
    os.utime(path, (time.time() - days * 86400,) * 2)
    return path


@pytest.fixture
def own(tmp_path):
    return tmp_path / ("kernels-" + "0" * 16)


def test_that_code_unused_for_more_than_thirty_days_is_removed_and_newer_kept(tmp_path, own):
    old, new = folder(tmp_path, "kernels-" + "a" * 16, 31), folder(tmp_path, "kernels-" + "b" * 16, 29)
    cache.use(own)
    assert not old.exists() and (new / "inside" / "code.nbc").exists() and own.is_dir()


def test_that_a_start_keeps_the_own_code_however_old_it_is(tmp_path, own):
    folder(tmp_path, own.name, 400)
    cache.use(own)
    assert (own / "inside" / "code.nbc").exists() and time.time() - own.stat().st_mtime < 60


@pytest.mark.parametrize("name", ["kernels-abc", "kernels-" + "g" * 16, "recovery", "kernels-" + "a" * 16 + "-mine"])
def test_that_what_is_not_ours_is_left_alone(tmp_path, own, name):
    other = folder(tmp_path, name, 400)
    cache.use(own)
    assert (other / "inside" / "code.nbc").exists()


def test_that_a_link_is_not_followed(tmp_path, own):
    elsewhere = folder(tmp_path, "elsewhere", 400)
    (tmp_path / "cache").mkdir()
    try:
        (tmp_path / "cache" / ("kernels-" + "a" * 16)).symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("this system does not let its users make links")
    cache.use(tmp_path / "cache" / own.name)
    assert (elsewhere / "inside" / "code.nbc").exists()


def test_that_a_place_where_nothing_can_be_written_is_borne(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    cache.use(blocked / ("kernels-" + "0" * 16))
    assert blocked.read_bytes() == b""
