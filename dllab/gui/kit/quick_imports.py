"""Imports without reading every module's source.

After PySide6 is imported it reads the whole source of each module that is imported by anybody, to see whether "PySide6"
stands in it: only such modules may switch on PySide's features, names in snake_case and properties. What it read stays
in Python's `linecache`. At a start of the window these were 1,150 files and 38 MB.
Source: shibokensupport/feature.py of PySide6 6.11, `_mod_uses_pyside`.
"""

import importlib
from types import ModuleType
from typing import Any

import PySide6.QtCore  # noqa: F401 - which brings shibokensupport along


def read_no_sources() -> None:
    """Let every module count as one that may switch features on, which none of the lab's does."""
    feature: Any = importlib.import_module("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):  # else it is another PySide6, which may do it otherwise
        feature._mod_uses_pyside = _may_switch


def _may_switch(module: ModuleType) -> bool:
    return True
