"""The choices of one family, found by being in its folder."""

import importlib
import pkgutil
import threading
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

from dllab.catalogue.choice import Choice, Explanation
from dllab.catalogue.elsewhere import folders, leave_out
from dllab.catalogue.names import UnknownName
from dllab.catalogue.parameters import parameters_of

C = TypeVar("C", bound=Choice)


class Registry(Generic[C]):
    """The choices of one family, by id, in the order in which they are offered."""

    def __init__(self, family: str):
        self.family = family
        self._choices: dict[str, type[C]] = {}
        self._loading = threading.RLock()
        self._try_defaults = True  # of what is registered; those of the lab's own are tried by its tests
        self._waiting: tuple[str, list[str]] | None = None  # what is to be loaded when a choice is asked for

    def register(self, name: str, *, label: str, order: int = 100) -> Any:
        """Class decorator: enter a choice under `name`.

        `order` sorts the family in lists, smaller first, equal ones by id. A taken name raises ValueError; a docstring
        without a summary or a source, and a class without what its family asks for, raise TypeError.
        """

        def enter(choice: type[C]) -> type[C]:
            if name in self._choices:
                raise ValueError(f"{self.family}: {name!r} is registered twice")
            explanation = Explanation.parse(choice.__doc__ or "")
            if not (explanation.summary and explanation.source):
                raise TypeError(f"{self.family}: {name!r} needs a summary and a source in its docstring")
            choice.name, choice.label, choice.explanation, choice.rank = name, label, explanation, order
            missing = sorted(part for part in choice.__class_vars__ if not hasattr(choice, part))
            if missing:
                raise TypeError(f"{self.family}: {name!r} needs {', '.join(missing)}")
            if self._try_defaults:
                choice(**{parameter.name: parameter.default for parameter in parameters_of(choice)})
            self._choices[name] = choice
            return choice

        return enter

    def names(self) -> list[str]:
        """Every id, in the order in which they are offered."""
        choices = self._loaded
        return sorted(choices, key=lambda name: (choices[name].rank, name))

    def __iter__(self) -> Iterator[type[C]]:
        return (self._loaded[name] for name in self.names())

    def __len__(self) -> int:
        return len(self._loaded)

    def __getitem__(self, name: str) -> type[C]:
        """The class called `name`; raises UnknownName."""
        choices = self._loaded
        if name not in choices:
            raise UnknownName(self.family, name, choices)
        return choices[name]

    @property
    def _loaded(self) -> dict[str, type[C]]:
        with self._loading:
            if self._waiting is not None:
                waiting, self._waiting = self._waiting, None  # first: files that are loaded may ask for choices too
                self.load(*waiting)
            return self._choices

    def as_json(self) -> list[dict[str, Any]]:
        """The family as `dllab catalogue --json` prints it."""
        return [
            {
                "name": choice.name,
                "label": choice.label,
                "summary": choice.explanation.summary,
                "formula": choice.explanation.formula,
                "details": choice.explanation.details,
                "source": choice.explanation.source,
                "parameters": [parameter.as_json() for parameter in parameters_of(choice)],
            }
            for choice in self
        ]

    def load_when_asked(self, package: str, path: list[str]) -> None:
        """As `load`, once somebody asks for a choice; at once where folders from elsewhere may hold files with errors,
        which are named at the start."""
        self._waiting = package, path
        if folders():
            self.names()

    def load(self, package: str, path: list[str]) -> None:
        """Import every module of the family's package, so that a new file is all that a new choice needs.

        Folders from `elsewhere` are added to the package's `path`. A file that cannot be imported is `left_out`.
        """
        family = package.rpartition(".")[2]
        elsewhere = [str(folder / family) for folder in folders()]
        path += elsewhere
        loaded: set[str] = set()
        for folder in path:
            for module in pkgutil.iter_modules([folder]):
                name, file = f"{package}.{module.name}", Path(folder) / f"{module.name}.py"
                if name in loaded:
                    leave_out(file, "the lab has a file of that name; give it another one")
                    continue
                loaded.add(name)
                self._try_defaults = folder in elsewhere
                try:
                    importlib.import_module(name)
                except Exception as error:
                    self._choices = {key: one for key, one in self._choices.items() if one.__module__ != name}
                    leave_out(file, _said(error, file))
        self._try_defaults = True


def _said(error: Exception, file: Path) -> str:
    """The error, and on which line of the file."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(file)]
    place = f"line {lines[-1]}: " if lines else ""
    said = str(error).partition("\n")[0]
    return f"{place}{type(error).__name__}: {said}"


def import_all(package: str, path: Iterable[str]) -> None:
    """Import every module of a package."""
    for module in pkgutil.iter_modules(path):
        importlib.import_module(f"{package}.{module.name}")
