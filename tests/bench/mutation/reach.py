"""Which test files a source file can make fail, the likeliest first: those that import it, however indirectly.

The likeliest are those that are alike in name, of these those that call what the file defines, or are near in imports.
"""

import ast
import re
from collections import deque
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

LONGEST_NAME = 100
SHORTEST_NAME = 4  # letters: shorter ones stand everywhere
MENTIONS = 3  # names of the file's that a test calls, and that count
FAR = 3  # how much farther away what only a conftest.py imports is
FAMILIES = re.compile(r"(load|load_when_asked|import_all)\(__name__, __path__\)")  # a package imports all its modules
NAMES = re.compile(r"[A-Za-z_]\w+")
BY_NAME = re.compile(r"import_module\(name\)")  # in a module that imports one of the package which it names


class Imports:
    """The import statements of the lab and its tests under `root`, wherever they stand in a file."""

    def __init__(self, root: Path):
        self._root = root

    def tests_of(self, path: str) -> list[str]:
        """The test files that reach the source at `path`, the likeliest first."""
        near = {test: distances[path] for test, distances in self._distances.items() if path in distances}
        defined = _defined((self._root / path).read_text(encoding="utf-8"))
        mentions = {test: min(len(defined & self._said[test]), MENTIONS) for test in near}
        return sorted(near, key=lambda test: (-_likeness(test, path), -mentions[test], near[test], test))

    @cached_property
    def _said(self) -> dict[str, set[str]]:
        """The names that stand in every test file, as code or as text."""
        tests = (self._root / "tests").rglob("test_*.py")
        return {self._name(test): set(NAMES.findall(test.read_text(encoding="utf-8"))) for test in tests}

    @cached_property
    def _distances(self) -> dict[str, dict[str, int]]:
        """For every test file, how many imports away each file is that it reaches."""
        tests = map(self._name, (self._root / "tests").rglob("test_*.py"))
        return {test: self._distances_from(test) for test in tests}

    @cached_property
    def _imports(self) -> dict[str, set[str]]:
        """Which files every file imports."""
        sources = [*(self._root / "dllab").rglob("*.py"), *(self._root / "tests").rglob("*.py")]
        sources += (self._root / "packaging").glob("*.py")
        return {self._name(source): set(self._imported(source)) for source in sources}

    def _distances_from(self, test: str) -> dict[str, int]:
        folders = list(Path(test).parents)
        fixtures = [name for folder in folders if (name := f"{folder.as_posix()}/conftest.py") in self._imports]
        distances = {test: 0, **dict.fromkeys(fixtures, FAR)}
        waiting = deque([test, *fixtures])
        while waiting:
            name = waiting.popleft()
            for other in self._imports.get(name, ()):
                if distances[name] + 1 < distances.get(other, 10**6):
                    distances[other] = distances[name] + 1
                    waiting.append(other)
        return distances

    def _imported(self, source: Path) -> Iterator[str]:
        text = source.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield from self._files(alias.name)
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    yield from (self._files(f"{node.module}.{alias.name}") or self._files(node.module))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and BY_NAME.search(text):
                yield from self._all_of(self._root.joinpath(*node.value.split(".")))
        if source.name == "__init__.py" and FAMILIES.search(text):
            yield from self._all_of(source.parent)

    def _all_of(self, package: Path) -> Iterator[str]:
        """The files of a package of ours; none where there is no such package."""
        if len(package.name) < LONGEST_NAME and (package / "__init__.py").is_file():
            yield from (self._name(module) for module in package.glob("[!_]*.py"))

    def _files(self, module: str) -> list[str]:
        """The file of a module and those of the packages it lies in; [] where it is none of ours.

        The package dllab itself imports nothing before it is asked to.
        """
        if module in LAZY:
            module = LAZY[module]
        parts = module.split(".")
        base = self._root / "packaging" if parts[0] not in ("dllab", "tests") else self._root
        file = next((path for path in _places(base.joinpath(*parts)) if path.is_file()), None)
        if file is None:
            return []
        packages = [base.joinpath(*parts[:count], "__init__.py") for count in range(2, len(parts))]
        return [self._name(path) for path in (file, *packages) if path.is_file()]

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


LAZY = {
    "dllab.Dataset": "dllab.datasets.dataset",
    "dllab.Experiment": "dllab.experiment",
    "dllab.Trainer": "dllab.training.trainer",
}


def _places(module: Path) -> tuple[Path, Path]:
    return module.with_suffix(".py"), module / "__init__.py"


def _defined(source: str) -> set[str]:
    """What a file defines for others: its classes, methods and functions, and the names it registers."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
            found |= {
                argument.value
                for call in node.decorator_list
                if isinstance(call, ast.Call)
                for argument in call.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            }
    return {name for name in found if len(name) >= SHORTEST_NAME and not name.startswith("_")}


def _likeness(test: str, path: str) -> int:
    """How many words the two paths share."""
    return len(_words(test) & _words(path))


def _words(path: str) -> set[str]:
    return set(re.split(r"[/_.]", path)) - {"dllab", "tests", "test", "py"}
