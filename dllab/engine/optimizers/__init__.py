"""The optimizers on offer: one file a choice, found by being here."""

from dllab.catalogue import import_choices
from dllab.engine.optimizers.base import OPTIMIZERS, Optimizer

import_choices(__name__, __path__)

__all__ = ["OPTIMIZERS", "Optimizer"]
