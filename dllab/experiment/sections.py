"""The sections of an experiment that are not one choice."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_serializer, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from dllab.catalogue import FromRegistry, NameFrom, RunName, parameter
from dllab.engine.activations import ACTIVATIONS, Activation
from dllab.engine.initializers import INITIALIZERS, Initializer
from dllab.engine.normalizations import NORMALIZATIONS, Normalization
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS, OutputActivation
from dllab.engine.schedules.base import LONGEST
from dllab.experiment.convolution import ConvolutionSection
from dllab.experiment.section import Section, list_as_tuple

MAX_DEPTH = 100
MAX_WIDTH = 4096

Width = Annotated[int, Field(ge=1, le=MAX_WIDTH)]
BY_LAYER = {"activation": "layer_activations", "dropout": "layer_dropouts"}


def _bool_as_int(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


class NetworkSection(Section):
    """A network: its convolutions, the widths of the fully connected layers after them, what they compute, their start.

    In a file, `activation` and `dropout` may also be lists with an entry a hidden layer, convolutions first; they are
    kept in `layer_activations` and `layer_dropouts`, which are empty where all layers are alike.
    """

    hidden: Annotated[tuple[Width, ...], BeforeValidator(list_as_tuple), Field(max_length=MAX_DEPTH)] = (32, 32, 32)
    convolutions: Annotated[
        tuple[ConvolutionSection, ...], BeforeValidator(list_as_tuple), Field(max_length=MAX_DEPTH)
    ] = ()
    activation: Annotated[Activation, FromRegistry(ACTIVATIONS)] = Field(default_factory=lambda: ACTIVATIONS["tanh"]())
    layer_activations: tuple[Annotated[Activation, FromRegistry(ACTIVATIONS)], ...] = ()
    output_activation: Annotated[str, NameFrom(OUTPUT_ACTIVATIONS)] = parameter(
        "auto", label="Output activation", help="What is done to the last layer's outputs."
    )
    initializer: Annotated[Initializer, FromRegistry(INITIALIZERS)] = Field(
        default_factory=lambda: INITIALIZERS["xavier_normal"]()
    )
    normalization: Annotated[Normalization, FromRegistry(NORMALIZATIONS)] = Field(
        default_factory=lambda: NORMALIZATIONS["none"]()
    )
    biases: bool = parameter(
        True,
        label="Biases",
        help="Every unit adds a learned number of its own to its sum. Without them, boundaries go through the origin.",
    )
    residual: Annotated[int, BeforeValidator(_bool_as_int)] = parameter(
        0,
        ge=0,
        le=2,
        label="Residual",
        help="Adds the signal from before one or two layers to what comes out of them, where widths match. 0: off.",
    )
    dropout: float = parameter(
        0.0,
        ge=0,
        lt=1,
        label="Dropout",
        help="Share of each hidden layer's units that is set to zero, others at every step.",
        live=True,
    )
    layer_dropouts: tuple[Annotated[float, Field(ge=0, lt=1)], ...] = ()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """With lists by layer where a file may have them."""
        table = handler.resolve_ref_schema(handler(schema))
        known = table["properties"]
        for key, by_layer in BY_LAYER.items():
            known[key] = {"anyOf": [known[key], known[by_layer]]}
        return table

    @model_validator(mode="before")
    @classmethod
    def _lists_are_by_layer(cls, table: Any) -> Any:
        if not isinstance(table, dict):
            return table
        moved = dict(table)
        for key, by_layer in BY_LAYER.items():
            if isinstance(moved.get(key), list | tuple):
                moved[by_layer] = tuple(moved.pop(key))
        return moved

    @model_validator(mode="after")
    def _an_entry_a_layer(self) -> Self:
        for key, by_layer in BY_LAYER.items():
            count = len(getattr(self, by_layer))
            if count not in (0, self.depth):
                raise PydanticCustomError("entries_a_layer", "", {"key": key, "count": count, "layers": self.depth})
        return self

    @model_serializer(mode="wrap")
    def _write_lists(self, write: Callable[[Self], dict[str, Any]]) -> dict[str, Any]:
        table = write(self)
        for key, by_layer in BY_LAYER.items():
            entries = table.pop(by_layer)
            if entries:
                table[key] = list(entries)
        return table

    @property
    def output(self) -> OutputActivation:
        """What is done to the last layer's outputs."""
        return OUTPUT_ACTIVATIONS[self.output_activation]()

    @property
    def depth(self) -> int:
        """Layers before the last, convolutions included."""
        return len(self.convolutions) + len(self.hidden)

    @property
    def activations(self) -> tuple[Activation, ...]:
        """One a hidden layer."""
        return self.layer_activations or (self.activation,) * self.depth

    @property
    def dropouts(self) -> tuple[float, ...]:
        """One a hidden layer."""
        return self.layer_dropouts or (self.dropout,) * self.depth


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
    max_norm: float = parameter(
        0.0,
        ge=0,
        label="Max-norm",
        help="After each step, scales every unit's incoming weights down to this norm where they are longer. 0: off.",
        live=True,
    )
    gradient_noise: float = parameter(
        0.0,
        ge=0,
        label="Gradient noise c",
        help="Adds Gaussian noise of deviation c/(1 + t)^γ to the gradient of step t. 0: off.",
        live=True,
        logarithmic=True,
    )
    gradient_noise_decay: float = parameter(
        0.55,
        ge=0,
        label="Noise decay γ",
        help="How fast the gradient noise fades with the steps.",
        live=True,
        needs="gradient_noise",
    )


class TrainingSection(Section):
    """How the data is walked through."""

    batch_size: int = parameter(32, ge=1, label="Batch size", help="Examples in one step.", live=True)
    epochs: int = parameter(
        100, ge=1, le=LONGEST, label="Epochs", help="How often the run goes through the training data.", live=True
    )
    shuffle: bool = parameter(True, label="Shuffle", help="A new random order every epoch.", live=True)
    curriculum: float = parameter(
        0.0,
        ge=0,
        le=1,
        label="Curriculum",
        help="Share of the epochs in which the easiest examples come first, a fifth and then ever more. 0: off.",
    )
    start_from: RunName = parameter(
        "",
        label="Start from",
        help="A saved run whose weights this one begins with, in place of the initializer's. A relative path begins at "
        "the experiment's file, or at the folder in which the lab was started. Empty: none.",
    )
    frozen_layers: int = parameter(
        0,
        ge=0,
        le=MAX_DEPTH,
        label="Frozen layers",
        help="So many layers, the first ones, keep their weights, and batch norm its running values. 0: all learn.",
    )
    curvature: bool = parameter(
        False,
        label="Curvature",
        help="Measure the largest and smallest curvature of the loss, eigenvalues of its Hessian, beside the training.",
        live=True,
    )
    stop_on_divergence: bool = parameter(
        True, label="Stop on divergence", help="Stop at the first number that is not finite.", live=True
    )
    stop_at_step: int = parameter(
        0,
        ge=0,
        le=LONGEST,
        label="Stop at step",
        help="Stop there, though more epochs are asked for. A step that lies behind stops nothing. 0: off.",
        live=True,
    )
    stop_at_accuracy: float = parameter(
        0.0,
        ge=0,
        le=1,
        label="Stop at accuracy",
        help="Stop at the first evaluation that finds so large a share of all validation examples right. 0: off.",
        live=True,
    )
    stop_at_loss: float = parameter(
        0.0,
        ge=0,
        label="Stop at loss",
        help="Stop at the first evaluation whose loss over all validation examples is so low. 0: off.",
        live=True,
        logarithmic=True,
    )


class EarlyStoppingSection(Section):
    """When a run ends before its last epoch."""

    patience: int = parameter(
        0,
        ge=0,
        label="Patience",
        unit="epochs",
        help="Stop when the metric has not improved for so many epochs. 0: never.",
        live=True,
    )
    metric: Literal["val_loss", "val_accuracy", "train_loss"] = parameter(
        "val_loss",
        label="Metric",
        help="What has to improve. Accuracies are for classification.",
        live=True,
        needs="patience",
    )
    minimal_change: float = parameter(
        0.0,
        ge=0,
        label="Minimal change",
        help="By how much, to count as better.",
        live=True,
        logarithmic=True,
        needs="patience",
    )
    restore_best: bool = parameter(
        True,
        label="Restore the best",
        help="Go back to the parameters with which the metric was best.",
        live=True,
        needs="patience",
    )


class AugmentationSection(Section):
    """What is done to training examples, anew at every step; validation data stay as they are."""

    noise: float = parameter(
        0.0,
        ge=0,
        label="Noise σ",
        help="Adds Gaussian noise to every input, in units of the standardized data.",
        live=True,
    )
    shift: float = parameter(
        0.0, ge=0, label="Shift", unit="pixels", help="Moves images by up to so much, in any direction.", live=True
    )
    rotation: float = parameter(
        0.0, ge=0, le=180, label="Rotation", unit="°", help="Turns images by up to so much, either way.", live=True
    )
    flip_horizontal: bool = parameter(
        False, label="Flip left to right", help="Mirrors half of the images. Not for digits or letters.", live=True
    )
    flip_vertical: bool = parameter(False, label="Flip upside down", help="Turns half of the images over.", live=True)

    @property
    def moves_images(self) -> bool:
        """Whether anything is asked for that only images can do."""
        return bool(self.shift or self.rotation or self.flip_horizontal or self.flip_vertical)
