from dllab.engine.decision import fires
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.optimizers.base import (
    ERROR,
    OPTIMIZERS,
    UPDATE,
    Optimizer,
    OptimizerDoesNotFit,
    rate_parameter,
)
from dllab.messages import text


@OPTIMIZERS.register("perceptron", label="Perceptron rule", order=900)
class Perceptron(Optimizer):
    """Corrects a single layer of threshold units by every example that it gets wrong, and by no other.

        y = 1 for z > 0, else 0
        Δw = η(t − y)x;   Δb = η(t − y), summed over the batch

    With one example a batch it is the classical rule: from weights of 0, a unit whose classes a line can tell apart
    makes no more than (R/γ)² mistakes; R is the longest input, with a 1 for the bias, γ the margin of the best line.
    Where no line separates them it never comes to rest. The loss is measured, but not followed: it may rise. Two
    classes need one output (binary cross-entropy), more of them one a class.

    Source: Rosenblatt (1958), The Perceptron; Novikoff (1962), On Convergence Proofs for Perceptrons.
    """

    learning_rate: float = rate_parameter(0.1, "How far a mistake moves the line. From weights of 0 it only scales.")

    def refuse(self, hidden_layers, task, linear):
        """Raise OptimizerDoesNotFit for hidden layers, a regression, or outputs that are not linear."""
        if hidden_layers:
            raise OptimizerDoesNotFit(
                text(
                    "the perceptron rule trains a single layer, without hidden ones; this network has {count} of them"
                ),
                count=hidden_layers,
            )
        if task != "classification":
            raise OptimizerDoesNotFit(
                text("the perceptron rule tells classes apart; a loss for a {task} task does not fit it"), task=task
            )
        if not linear:
            raise OptimizerDoesNotFit(
                text("the perceptron rule has threshold units of its own; set the output activation to auto")
            )

    @staticmethod
    @kernel(ERROR)
    def output_error(z, t, d, outputs, target_rows, batch, row):
        for o in range(outputs):
            start = o * row
            for k in range(batch):
                y = F(1.0) if fires(z[start + k]) else F(0.0)
                wanted = t[k] == F(o) if target_rows < outputs else t[start + k] > F(0.5)
                d[start + k] = y - (F(1.0) if wanted else F(0.0))
            for k in range(batch, row):
                d[start + k] = F(0.0)

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        eta = F(rate)
        for i in range(n):
            w[i] -= eta * g[i]

    def worked(self, x):
        return [x.downhill()]
