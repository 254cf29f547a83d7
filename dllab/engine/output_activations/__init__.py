"""What may be done to the last layer's outputs: one file a choice, found by being here."""

from dllab.catalogue import import_choices
from dllab.engine.output_activations.base import OUTPUT_ACTIVATIONS, OutputActivation

import_choices(__name__, __path__)

__all__ = ["OUTPUT_ACTIVATIONS", "OutputActivation"]
