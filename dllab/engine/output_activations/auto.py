from dllab.engine.output_activations.base import OUTPUT_ACTIVATIONS, OutputActivation


@OUTPUT_ACTIVATIONS.register("auto", label="As the loss expects", order=10)
class Auto(OutputActivation):
    """Leaves the outputs to the loss, which brings the softmax or sigmoid it wants with it, in its stable form.

        y = z

    Source: Bishop (2006), Pattern Recognition and Machine Learning, section 4.3.6: canonical link functions.
    """

    linear = True
