from dllab.engine.normalizations.base import NORMALIZATIONS, Normalization


@NORMALIZATIONS.register("none", label="None", order=10)
class NoNormalization(Normalization):
    """Signals go on as they are.

        y = x

    Then the initializer alone decides how their spread changes from layer to layer.

    Source: Glorot & Bengio (2010), section 4.2, on the spread of signals without normalization.
    """

    learns = False
