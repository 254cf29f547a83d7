"""The activations on offer: one file a choice, found by being here."""

from dllab.engine.activations.base import ACTIVATIONS, Activation

ACTIVATIONS.load(__name__, __path__)

__all__ = ["ACTIVATIONS", "Activation"]
