"""How validation data may differ from what is trained on: one file a choice, found by being here."""

from dllab.datasets.mismatches.base import MISMATCHES, Mismatch

MISMATCHES.load(__name__, __path__)

__all__ = ["MISMATCHES", "Mismatch"]
