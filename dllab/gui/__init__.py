"""The window: the only place that knows Qt."""

from dllab.gui.kit.qt_mirrors import mirror_as_asked
from dllab.gui.kit.quick_imports import read_no_sources

read_no_sources()  # before anything else is imported
mirror_as_asked()
