from dllab.datasets.mismatches.base import MISMATCHES, Mismatch, with_inputs


@MISMATCHES.register("mirrored", label="Mirrored")
class Mirrored(Mismatch):
    """Every validation input with the other sign.

    Source: this test.
    """

    def changed(self, dataset, rng):
        return with_inputs(dataset, -dataset.x_val)
