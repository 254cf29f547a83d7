from dllab.engine.optimizers.adam import Adam
from dllab.engine.optimizers.base import OPTIMIZERS, decay_parameter


@OPTIMIZERS.register("adamw", label="AdamW", order=60)
class AdamW(Adam):
    """Adam, with weights that shrink by themselves rather than through the gradient.

        w ← w − ηλw on weights, then Adam's step:
        m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²
        w ← w − η·(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)

    In Adam an L2 term is divided by √v̂ like any gradient, so weights with large gradients hardly decay. Here all decay
    alike, and rate and decay can be tuned one after the other. Too large a λ keeps the network from fitting at all.

    Source: Loshchilov & Hutter (2019), Algorithm 2. As torch.optim.AdamW, but biases do not decay.
    """

    weight_decay: float = decay_parameter(0.01)
