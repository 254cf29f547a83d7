"""The initializers on offer: one file a choice, found by being here."""

from dllab.engine.initializers.base import INITIALIZERS, Initializer

INITIALIZERS.load(__name__, __path__)

__all__ = ["INITIALIZERS", "Initializer"]
