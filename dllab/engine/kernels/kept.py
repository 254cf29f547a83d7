"""Compiled kernels on disk, which may cost time but never the lab.

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

from numba.core import caching

from dllab.engine.kernels.cache import cache_folder, cannot_keep, sources_digest

log = logging.getLogger(__name__)

DIGEST = hashlib.sha256().digest_size


class _Files(caching.IndexDataCacheFile):
    """numba's two kinds of files, each behind a digest. What cannot be used counts as not being there."""

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
        """What a file holds; None where there is none. One that is damaged is removed."""
        try:
            whole = Path(path).read_bytes()
        except OSError:  # not there, or not to be read: it is compiled
            return None
        content = whole[DIGEST:]
        if hashlib.sha256(content).digest() == whole[:DIGEST]:
            return caching.pickle.loads(content)  # what this program wrote, bit for bit
        with suppress(OSError):  # where it cannot be removed, it is not used either
            os.unlink(path)
        return None


class _Locator(caching._CacheLocator):
    """The lab's folder and no other; a kernel is as fresh as the engine's sources and its own file."""

    def __init__(self, py_file: str):
        self._folder = cache_folder() / self.get_suitable_cache_subpath(py_file)
        self._file = py_file

    def get_cache_path(self) -> str:
        return str(self._folder)

    def get_source_stamp(self) -> tuple[str, int, float]:
        found = os.stat(self._file)
        return sources_digest(), found.st_size, found.st_mtime

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
        self._cache_file = _Files(self._cache_path, self._impl.filename_base, self._impl.locator.get_source_stamp())

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
