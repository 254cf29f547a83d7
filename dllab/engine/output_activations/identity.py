from dllab.engine.output_activations.base import OUTPUT_ACTIVATIONS, OutputActivation


@OUTPUT_ACTIVATIONS.register("identity", label="Identity", order=20)
class IdentityOutput(OutputActivation):
    """Outputs of any size and sign.

        y = z

    Right for regression. Squared error on a classifier with linear outputs punishes answers that are too right.

    Source: Bishop (2006), Pattern Recognition and Machine Learning, section 5.2.
    """

    linear = True
