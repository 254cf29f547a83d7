"""The normalizations on offer: one file a choice, found by being here."""

from dllab.catalogue import import_choices
from dllab.engine.normalizations.base import NORMALIZATIONS, Normalization

import_choices(__name__, __path__)

__all__ = ["NORMALIZATIONS", "Normalization"]
