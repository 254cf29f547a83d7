"""Kernels that came with the app: used where they fit, compiled where they do not, and never touched."""

import importlib.util
import shutil
import sys

import pytest
from numba.core.codegen import JITCPUCodegen

from dllab.engine.kernels import cache, kept
from dllab.engine.kernels.compiler import brief

SOURCE = """
def twice(x):
    return 2.0 * x
"""


@pytest.fixture
def own(tmp_path, monkeypatch):
    """The cache of this machine, empty."""
    place = tmp_path / "cache"
    monkeypatch.setattr(kept, "cache_folder", lambda: place)
    return place


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Load, or compile, a function from a file of the package; whether it was loaded."""
    package = tmp_path / "dllab"
    monkeypatch.setattr(kept, "PACKAGE", package)
    (package / "engine").mkdir(parents=True)
    (package / "engine" / "functions.py").write_text(SOURCE, encoding="utf-8")

    def run(package=package):
        monkeypatch.setattr(kept, "PACKAGE", package)
        spec = importlib.util.spec_from_file_location("functions", package / "engine" / "functions.py")
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, "functions", module)
        spec.loader.exec_module(module)
        function = brief("float64(float64)")(module.twice)
        assert function(3.0) == 6.0
        return bool(sum(function.stats.cache_hits.values()))

    return run


@pytest.fixture
def shipped(own, load, tmp_path, monkeypatch):
    """What the function's compilation left, moved to where an app has it."""
    assert not load()
    place = tmp_path / "resources" / "kernels"
    place.parent.mkdir()
    shutil.move(own, place)
    monkeypatch.setattr(kept, "shipped_folder", lambda: place)
    return place


def content(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_that_a_shipped_kernel_is_loaded_and_nothing_is_written(shipped, own, load):
    before = content(shipped)
    assert load() and load()
    assert content(shipped) == before and not own.exists()
    assert {path.parent for path in before} == {shipped / "engine"}


def test_that_an_app_that_was_moved_finds_its_kernels(shipped, own, load, tmp_path):
    moved = tmp_path / "实验 室" / "dllab"
    moved.parent.mkdir()
    shutil.copytree(tmp_path / "dllab", moved)  # with other times
    assert load(moved) and not own.exists()


@pytest.mark.parametrize("ending", [".nbi", ".nbc"])
def test_that_a_damaged_one_is_left_alone_and_compiled(shipped, own, load, ending, caplog):
    for path in content(shipped):
        if path.suffix == ending:
            path.write_bytes(path.read_bytes()[:-1])
    before = content(shipped)
    assert not load() and "damaged" in caplog.text
    assert load(), "what was compiled instead is kept"
    assert content(shipped) == before and len(content(own)) == 2


@pytest.mark.parametrize("library", ["numba", "llvmlite"])
def test_that_one_of_other_versions_is_compiled(shipped, load, library, monkeypatch):
    monkeypatch.setattr(getattr(kept, library), "__version__", "0.0")
    assert not load()


def test_that_one_of_other_sources_is_compiled(shipped, load, tmp_path):
    (tmp_path / "dllab" / "engine" / "functions.py").write_text(SOURCE + "# another\n", encoding="utf-8")
    assert not load()


def test_that_one_of_another_version_of_the_lab_is_compiled(shipped, load, monkeypatch):
    digest = cache.sources_digest()
    monkeypatch.setattr(cache, "__version__", "0.0")
    cache.sources_digest.cache_clear()
    try:
        other = cache.sources_digest()
    finally:
        cache.sources_digest.cache_clear()
    assert other != digest
    monkeypatch.setattr(kept, "sources_digest", lambda: other)
    assert not load()


def test_that_one_for_another_class_of_processors_is_compiled(shipped, load, monkeypatch):
    monkeypatch.setattr(JITCPUCodegen, "_get_host_cpu_name", lambda self: "another")
    assert not load()
