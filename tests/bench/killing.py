"""What the benches share that kill windows: one kill after another, told line by line, until the first that costs."""

import argparse
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from tests.gui.document.killing import LostForGood


class Kills(Protocol):
    """said: of every kill what came of it."""

    said: list[str]

    def kill(self, number: int) -> None:
        """Kill a window, and look; raises LostForGood."""


K = TypeVar("K", bound=Kills)


def kill_all(doc: str | None, begin: Callable[[Path, int], K], summary: Callable[[K], str]) -> int:
    """Kill as many windows as the command line asks for; 1 where one of them cost more than it may.

    doc: what --help says. begin: makes the kills of a folder and a seed.
    """
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        kills = begin(Path(folder), asked.seed)
        for number in range(asked.kills):
            try:
                kills.kill(number)
            except LostForGood as error:
                print(f"{number}:", ": ".join([*kills.said[number:], str(error)]))
                return 1
            print(f"{number}: {kills.said[-1]}", flush=True)
    print(f"{asked.kills} kills: {summary(kills)}")
    return 0
