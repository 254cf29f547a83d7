"""What may be done to the last layer's outputs: one file a choice, found by being here."""

from dllab.engine.output_activations.base import OUTPUT_ACTIVATIONS, OutputActivation

OUTPUT_ACTIVATIONS.load(__name__, __path__)

__all__ = ["OUTPUT_ACTIVATIONS", "OutputActivation"]
