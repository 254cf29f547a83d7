"""Compiled code of versions that nobody starts any more goes; damaged code, and a full disk, cost time and no more."""

import errno
import importlib.util
import os
import sys
import time

import pytest

from dllab.engine.kernels import cache, kept
from dllab.engine.kernels.compiler import address, brief, compiled


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


def test_that_of_many_versions_the_four_newest_are_kept_and_those_of_today(tmp_path, own):
    days = [0.1, 0.2, 2, 3, 4, 5]
    made = [folder(tmp_path, f"kernels-{number:016x}", age) for number, age in enumerate(days, start=1)]
    cache.use(own)
    assert [path.exists() for path in made] == [True, True, True, True, False, False]


SOURCE = """
def twice(x):
    return 2.0 * x

def add(x):
    return x[0] + 1.0

add.signature = "float64(CPointer(float64))"
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A cache of its own."""
    place = tmp_path / "cache"
    monkeypatch.setattr(kept, "cache_folder", lambda: place)
    monkeypatch.setattr(cache, "cache_folder", lambda: place)
    monkeypatch.setattr(cache, "_noted", type(cache._noted)())
    yield place
    cache.trouble()


@pytest.fixture
def use(tmp_path, monkeypatch):
    """Compile, or load, three kinds of functions from a file and run them; how many were loaded."""
    file = tmp_path / "functions.py"
    file.write_text(SOURCE, encoding="utf-8")

    def run():
        spec = importlib.util.spec_from_file_location("functions", file)
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, "functions", module)
        spec.loader.exec_module(module)
        lazy, at_once = compiled(module.twice), brief("float64(float64)")(module.twice)
        assert lazy(3.0) == at_once(3.0) == 6.0
        assert address(module.add) != 0
        return sum(sum(one.stats.cache_hits.values()) for one in (lazy, at_once))

    return run


def files(home, ending):
    return sorted(path for path in home.rglob("*") if path.name.endswith(ending))


def test_that_what_was_compiled_is_loaded_the_next_time(home, use):
    assert use() == 0
    assert len(files(home, ".nbi")) == 2 and len(files(home, ".nbc")) == 3
    assert use() == 2
    assert cache.trouble() is None


def damages():
    yield "empty", lambda content: b""
    yield "half", lambda content: content[: len(content) // 2]
    yield "without its end", lambda content: content[:-1]
    yield "a bit", lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]
    yield "foreign", lambda content: b"\x80\x04]q\x00."
    yield "numba's own", lambda content: content[32:]


@pytest.mark.parametrize("ending", [".nbi", ".nbc"])
@pytest.mark.parametrize("damage", [pytest.param(make, id=name) for name, make in damages()])
def test_that_a_damaged_file_is_thrown_away_and_compiled_again(home, use, damage, ending):
    use()
    whole = {path: path.read_bytes() for path in files(home, ending)}
    for path, content in whole.items():
        path.write_bytes(damage(content))
    assert use() == 0 and cache.trouble() is None
    assert use() == 2


def test_that_a_folder_in_a_files_place_is_borne(home, use):
    use()
    for path in files(home, ".nbi"):
        path.unlink()
        path.mkdir()
    assert use() == 0 and cache.trouble() is not None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_that_a_disk_that_cannot_be_written_costs_time_and_is_said_once(home, use, monkeypatch, number):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(kept._Files, "_write", refuse)
    assert use() == use() == 0
    said = cache.trouble()
    assert str(home) in str(said) and os.strerror(number) in str(said)
    assert cache.trouble() is None
    assert use() == 0 and cache.trouble() is None


def test_that_nothing_is_written_beside_the_program_where_the_cache_cannot_be(home, use, tmp_path):
    home.write_bytes(b"a file where the folder should be")
    assert use() == 0 and cache.trouble() is not None
    assert not [path for path in tmp_path.rglob("*") if path.suffix in (".nbi", ".nbc")]


def test_that_a_changed_source_is_compiled_again(home, use, tmp_path):
    use()
    file = tmp_path / "functions.py"
    file.write_text(SOURCE + "# another\n", encoding="utf-8")
    assert use() == 0


def test_that_a_kernel_whose_module_is_gone_is_compiled(home, use, monkeypatch, caplog):
    use()
    monkeypatch.setattr(kept._Files, "_load_data", lambda *_: 1 // 0)
    assert use() == 0
    assert "twice" in caplog.text and "ZeroDivisionError" in caplog.text
