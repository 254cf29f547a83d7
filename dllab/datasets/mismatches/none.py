from dllab.datasets.mismatches.base import MISMATCHES, Mismatch


@MISMATCHES.register("none", label="None", order=10)
class NoMismatch(Mismatch):
    """Validation examples are drawn as the training examples are.

    Then the validation loss says how well the network does on new examples of the same kind.

    Source: Vapnik (1998), Statistical Learning Theory, section 1.2.
    """

    differs = False
