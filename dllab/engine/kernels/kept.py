"""Compiled kernels on disk, which may cost time but never the lab.

A kernel is looked for among those that were compiled on this machine, then among those that came with the app; else it
is compiled. Both are found by the name of its module, so that an app may lie, and be moved, anywhere.

A file that is damaged is thrown away and its kernel compiled again; where nothing can be written the lab goes on
without, and `trouble` says so. numba's own cache raises in both cases, and falls back to folders inside the program.
Every file begins with the sha256 of the rest: half a file, or one with other bits, is never run.
"""

import hashlib
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import llvmlite
import numba
from numba.core import caching

from dllab.engine.kernels.cache import cache_folder, cannot_keep, shipped_folder, sources_digest

log = logging.getLogger(__name__)

DIGEST = hashlib.sha256().digest_size
PACKAGE = Path(__file__).resolve().parents[2]


class _Files(caching.IndexDataCacheFile):
    """numba's two kinds of files, each behind a digest. What cannot be used counts as not being there."""

    def __init__(self, folder: str, name: str, stamp: Any):
        super().__init__(folder, name, stamp)
        self._version = f"numba {numba.__version__}, llvmlite {llvmlite.__version__}"

    def _dump(self, obj: Any) -> bytes:
        return bytes(super()._dump(obj))

    def _save_index(self, overloads: Any) -> None:
        rest = self._dump((self._source_stamp, overloads))  # apart: another numba may be unable to read it
        self._write(self._index_path, self._dump((self._version, rest)))

    def _load_index(self) -> Any:
        version, rest = self._read(self._index_path) or (None, b"")
        if version != self._version:
            return {}
        stamp, overloads = caching.pickle.loads(rest)
        return overloads if stamp == self._source_stamp else {}

    def _save_data(self, name: str, data: Any) -> None:
        self._write(self._data_path(name), self._dump(data))

    def _load_data(self, name: str) -> Any:
        return self._read(self._data_path(name))

    def _write(self, path: str, content: bytes) -> None:
        with self._open_for_write(path) as file:
            file.write(hashlib.sha256(content).digest() + content)

    def _read(self, path: str) -> Any:
        """What a file holds; None where there is none. One that is damaged is discarded."""
        try:
            whole = Path(path).read_bytes()
        except OSError:  # not there, or not to be read: it is compiled
            return None
        content = whole[DIGEST:]
        if hashlib.sha256(content).digest() == whole[:DIGEST]:
            return caching.pickle.loads(content)  # what this program wrote, bit for bit
        self._discard(path)
        return None

    def _discard(self, path: str) -> None:
        with suppress(OSError):  # where it cannot be removed, it is not used either
            os.unlink(path)


class _Shipped(_Files):
    """Part of the app: nothing of it is ever removed, and nobody writes it."""

    def _discard(self, path: str) -> None:
        log.warning("%s is damaged: its kernel is compiled instead", path)


class _OwnThenShipped(_Files):
    """What was compiled here and, where that is not there, what came along."""

    def __init__(self, folder: str, name: str, stamp: Any, shipped: Path):
        super().__init__(folder, name, stamp)
        self._shipped = _Shipped(str(shipped), name, stamp)

    def load(self, key: Any) -> Any:
        own = super().load(key)
        return self._shipped.load(key) if own is None else own


class _Locator(caching._CacheLocator):
    """The lab's folders and no others; a kernel is as fresh as the engine's sources and its own file."""

    def __init__(self, py_file: str):
        place = self._place(py_file)
        self._folder = cache_folder() / place
        shipped = shipped_folder()
        self.shipped = shipped / place if shipped else None
        self._file = py_file

    @classmethod
    def _place(cls, py_file: str) -> Path:
        """The file's folder inside the package; for a choice of one's own, a name made of its whole path."""
        file = Path(py_file).resolve()
        inside = file.is_relative_to(PACKAGE)
        return file.relative_to(PACKAGE).parent if inside else Path(cls.get_suitable_cache_subpath(py_file))

    def get_cache_path(self) -> str:
        return str(self._folder)

    def get_source_stamp(self) -> tuple[str, str]:
        return sources_digest(), hashlib.sha256(Path(self._file).read_bytes()).hexdigest()

    def get_disambiguator(self) -> str:
        return str(self._line)

    @classmethod
    def from_function(cls, py_func: Callable[..., Any], py_file: str) -> "_Locator":
        made = cls(py_file)
        made._line = py_func.__code__.co_firstlineno
        return made

    _line = 0


class _Implementation(caching.CompileResultCacheImpl):
    _locator_classes = [_Locator]


class KeptKernels(caching.FunctionCache):
    """One function's compiled kernels."""

    _impl_class = _Implementation

    def __init__(self, function: Callable[..., Any]):
        super().__init__(function)
        locator = self._impl.locator
        files = self._cache_path, self._impl.filename_base, locator.get_source_stamp()
        self._cache_file = _OwnThenShipped(*files, locator.shipped) if locator.shipped else _Files(*files)

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        try:
            return super().load_overload(sig, target_context)
        except Exception:  # whatever it is, compiling helps
            log.warning("a kept kernel of %s cannot be used", self._py_func.__qualname__, exc_info=True)
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        try:
            super().save_overload(sig, data)
        except OSError as error:
            cannot_keep(error)


def kept(function: Callable[..., Any]) -> Any:
    """Where `function`'s kernels are kept: numba's cache of a function that has no file is none."""
    if not Path(function.__code__.co_filename).is_file():
        return caching.NullCache()
    return KeptKernels(function)
