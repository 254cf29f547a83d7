"""The activations on offer: one file a choice, found by being here."""

from dllab.catalogue import import_choices
from dllab.engine.activations.base import ACTIVATIONS, Activation

import_choices(__name__, __path__)

__all__ = ["ACTIVATIONS", "Activation"]
