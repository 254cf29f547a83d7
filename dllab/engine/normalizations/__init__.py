"""The normalizations on offer: one file a choice, found by being here."""

from dllab.engine.normalizations.base import NORMALIZATIONS, Normalization

NORMALIZATIONS.load(__name__, __path__)

__all__ = ["NORMALIZATIONS", "Normalization"]
