"""The losses on offer: one file a choice, found by being here."""

from dllab.catalogue import import_choices
from dllab.engine.losses.base import LOSSES, Loss

import_choices(__name__, __path__)

__all__ = ["LOSSES", "Loss"]
