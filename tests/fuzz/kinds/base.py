"""What a kind of file is to the fuzzer."""

import random
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Literal

Fate = Literal["loaded", "refused"]
Files = dict[str, bytes]  # by their names in a folder


class WrongData(AssertionError):
    """What was loaded is not what the file says."""


class Kind(ABC):
    """Whole files of a kind, how they are damaged, and how the lab uses them.

    `use` raises WrongData for what was loaded wrongly; whatever else it raises is an error that nobody foresaw.
    """

    name: str

    @abstractmethod
    def whole(self, folder: Path) -> list[Files]:
        """Sets of files with nothing wrong; `folder` is empty and may be written to."""

    @abstractmethod
    def damaged(self, files: Files, chance: random.Random) -> Files:
        """The files after damage to one of them, or more."""

    @abstractmethod
    def use(self, folder: Path) -> Fate:
        """Read what is in a folder as the lab does, and go on with it."""


def written(files: Files, folder: Path) -> None:
    """Put the files into a folder."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
