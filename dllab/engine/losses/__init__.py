"""The losses on offer: one file a choice, found by being here."""

from dllab.engine.losses.base import LOSSES, Loss

LOSSES.load(__name__, __path__)

__all__ = ["LOSSES", "Loss"]
