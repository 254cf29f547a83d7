"""The sections of an experiment that are not one choice."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dllab.catalogue import parameter
from dllab.engine.activations import ACTIVATIONS, Activation
from dllab.engine.initializers import INITIALIZERS, Initializer
from dllab.experiment.choices import FromRegistry

MAX_DEPTH = 100
MAX_WIDTH = 4096

Width = Annotated[int, Field(ge=1, le=MAX_WIDTH)]
Zero = Annotated[float, Field(ge=0, le=0)]  # a key of the file format whose only value, so far, is 0


def _list_as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class Section(BaseModel):
    """Base of the sections: frozen, strict about types, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class NetworkSection(Section):
    """A fully connected network: the widths of its hidden layers, what they compute and how they start.

    The output layer is linear; `output_activation` "auto" leaves the softmax or sigmoid to the loss.
    """

    hidden: Annotated[tuple[Width, ...], BeforeValidator(_list_as_tuple), Field(max_length=MAX_DEPTH)] = (32, 32, 32)
    activation: Annotated[Activation, FromRegistry(ACTIVATIONS)] = Field(default_factory=lambda: ACTIVATIONS["tanh"]())
    output_activation: Literal["auto"] = "auto"
    initializer: Annotated[Initializer, FromRegistry(INITIALIZERS)] = Field(
        default_factory=lambda: INITIALIZERS["xavier_normal"]()
    )
    normalization: dict[Literal["name"], Literal["none"]] = {"name": "none"}
    residual: Literal[False] = False
    dropout: Zero = 0.0


class RegularizationSection(Section):
    """What holds the weights and the gradient down."""

    l1: float = parameter(
        0.0,
        ge=0,
        label="L1 λ",
        help="Adds λ·sign(w) to the gradient of every weight, not of biases.",
        live=True,
        logarithmic=True,
    )
    l2: float = parameter(
        0.0,
        ge=0,
        label="L2 λ",
        help="Adds λ·w to the gradient of every weight, not of biases.",
        live=True,
        logarithmic=True,
    )
    weight_decay: float = parameter(
        0.0,
        ge=0,
        label="Weight decay λ",
        help="After each step, shrinks every weight by the share ηλ, past the optimizer.",
        live=True,
        logarithmic=True,
    )
    clip_norm: float = parameter(
        0.0,
        ge=0,
        label="Clip norm",
        help="Scales the whole gradient down to this norm where it is larger. 0: off.",
        live=True,
    )
    clip_value: float = parameter(
        0.0,
        ge=0,
        label="Clip value",
        help="Cuts every entry of the gradient to ± this value, before the norm is clipped. 0: off.",
        live=True,
    )
    gradient_noise: Zero = 0.0


class TrainingSection(Section):
    """How the data is walked through."""

    batch_size: int = parameter(32, ge=1, label="Batch size", help="Examples in one step.", live=True)
    epochs: int = parameter(
        100, ge=1, label="Epochs", help="How often the run goes through the training data.", live=True
    )
    shuffle: bool = parameter(True, label="Shuffle", help="A new random order every epoch.", live=True)
    stop_on_divergence: bool = parameter(
        True, label="Stop on divergence", help="Stop at the first number that is not finite.", live=True
    )
