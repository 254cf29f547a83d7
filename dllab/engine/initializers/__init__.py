"""The initializers on offer: one file a choice, found by being here."""

from dllab.catalogue import import_choices
from dllab.engine.initializers.base import INITIALIZERS, Initializer

import_choices(__name__, __path__)

__all__ = ["INITIALIZERS", "Initializer"]
