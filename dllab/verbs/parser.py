"""The parser of the command line: an unknown word is answered with the known one that it is most like."""

import argparse
from collections.abc import Iterable
from typing import Any

from dllab.catalogue.names import UnknownName


class Parser(argparse.ArgumentParser):
    """Of the program, and of each of its verbs, which refuses its own unknown options."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        found, rest = super().parse_known_args(args, namespace)
        shown = (action for action in self._actions if action.help != argparse.SUPPRESS)
        options = [name for action in shown for name in action.option_strings if name.startswith("--")]
        for word in rest:
            if word.startswith("-"):
                self._refuse(f"options of {self.prog}", word.partition("=")[0], options)
        if rest:
            self.error(f"more than can be used: {' '.join(rest)}")
        return found, rest

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        if isinstance(action, argparse._SubParsersAction):
            self._refuse("commands", value, [one.dest for one in action._choices_actions])  # those for people
        self._refuse(f"{action.dest}s", value, action.choices)

    def _refuse(self, family: str, word: str, known: Iterable[str]) -> None:
        self.error(str(UnknownName(family, word, known)))
