"""Which choices state their second derivatives, so that products with the Hessian can be exact. Compiles nothing."""

from collections.abc import Sequence

from dllab.catalogue import Choice
from dllab.engine.activations import Activation
from dllab.engine.losses import Loss
from dllab.engine.normalizations import Normalization
from dllab.engine.output_activations import OutputActivation


def unstated(
    activations: Sequence[Activation], loss: Loss, output: OutputActivation, normalization: Normalization
) -> Choice | None:
    """The first of a network's choices whose file does not state its second derivative; None where all do."""
    bending: tuple[Activation | Loss, ...] = (*activations, loss)
    for choice in bending:
        if not choice.straight and choice.second is None:
            return choice
    if not loss.contains(output) and output.second is None:
        return output
    if normalization.learns and (normalization.tangent is None or normalization.second is None):
        return normalization
    return None
