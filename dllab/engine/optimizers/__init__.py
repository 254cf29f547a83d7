"""The optimizers on offer: one file a choice, found by being here."""

from dllab.engine.optimizers.base import OPTIMIZERS, Optimizer

OPTIMIZERS.load(__name__, __path__)

__all__ = ["OPTIMIZERS", "Optimizer"]
