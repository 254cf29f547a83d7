"""Dotted keys of an experiment's entries."""

from collections.abc import Collection


def below(section: str, keys: Collection[str]) -> set[str]:
    """Of the keys that begin with `section` and a dot, what follows."""
    return {key.removeprefix(section + ".") for key in keys if key.startswith(section + ".")}
