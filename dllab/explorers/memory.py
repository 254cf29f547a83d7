"""What a training run takes of the memory, number by number."""

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from dllab.catalogue import FromRegistry, IntList, parameter
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from dllab.engine.network import Layout, padded
from dllab.engine.optimizers import OPTIMIZERS, Optimizer
from dllab.engine.program import Choices, Program
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.explorers.model_sizes import BERT_BASE, SEVEN_BILLION, Kept, Sizes, resnet50
from dllab.messages import text

FLOAT = 4  # bytes of a float32
HALF = 2
MB, MIB, GIB = 10**6, 2**20, 2**30
PARTS = ("data", "weights", "gradient", "optimizer", "copy", "activations", "cache")

Width = Annotated[int, Field(ge=1, le=100_000)]
Widths = Annotated[IntList[Width], Field(min_length=2, max_length=12)]


def remembered(optimizer: Optimizer) -> int:
    """Numbers that an optimizer needs for every parameter; a slot that its options leave empty does not count."""
    return sum(len(part.slots) - len(part.unused()) for part in optimizer.chain)


def in_the_lab(widths: tuple[int, ...], batch: int, optimizer: Optimizer) -> dict[str, int]:
    """Bytes of a run of this lab, as it lays them out: ReLU, cross-entropy, everything in float32 and padded.

    weights, gradient and copy, the parameters before a step, which divergence brings back: 4 bytes each. optimizer: all
    slots, also empty ones. data and activations: the rest of the step's tables, of which the data are one row an input
    and one for the target.
    """
    layout = Layout(widths)
    loss = LOSSES["cross_entropy"]()
    choices = Choices((ACTIVATIONS["relu"](),) * (len(widths) - 2), loss, optimizer)
    data = padded(batch) * (padded(widths[0]) + 1)
    tables = Program.floats(layout, batch, 1, choices) - 2 * layout.length
    return {
        "data": FLOAT * data,
        "weights": FLOAT * layout.length,
        "gradient": FLOAT * layout.length,
        "optimizer": FLOAT * layout.length * sum(len(part.slots) for part in optimizer.chain),
        "copy": FLOAT * layout.length,
        "activations": FLOAT * (tables - data),
        "cache": 0,
    }


def elsewhere(sizes: Sizes, batch: int, optimizer: Optimizer, half: bool, training: bool) -> dict[str, int]:
    """Bytes of a well-known network: batch, weights, gradient, the optimizer's numbers, all that is kept on the way.

    half: weights, gradient and activations take 2 bytes, and training keeps a copy of the weights in float32, which the
    optimizer changes: Micikevicius et al. (2018), 16 bytes a parameter under Adam as in float32. Without training there
    are weights and activations only, and of these those of one layer at a time.
    """
    number = HALF if half else FLOAT
    kept = [part.kept for part in sizes.parts]
    return {
        "data": batch * sizes.inputs * (sizes.input_bytes or number),
        "weights": number * sizes.parameters,
        "gradient": number * sizes.parameters if training else 0,
        "optimizer": FLOAT * sizes.parameters * remembered(optimizer) if training else 0,
        "copy": FLOAT * sizes.parameters if training and half else 0,
        "activations": number * batch * (sum(kept) if training else max(kept)),
        "cache": 0 if training else number * batch * sizes.cached,
    }


@EXPLORERS.register("memory", label="Memory", order=140)
class Memory(Explorer):
    """What fills the memory: data, weights, their gradients, what the optimizer keeps, or the activations?

        float32: 4 B a number;   float16: 2 B
        1 MB = 10⁶ B
        1 MiB = 2²⁰ B;   1 GiB = 2³⁰ B
        a parameter under Adam: 16 B, 4 each for
            weight, gradient, m and v

    Weights, gradient and the optimizer's numbers grow with the network, activations with the batch as well: training
    keeps all of them for the way back. Attention's scores grow with the square of the text. A network of this lab is
    counted as the lab lays it out, rows padded to 16 numbers, always in float32; the others without what a library
    adds.

    Source: Rajbhandari et al. (2020), ZeRO, section 3; Korthikanti et al. (2022), section 4.
    """

    model: Literal["network", "ResNet-50", "BERT-base", "7e9 parameters"] = parameter(
        "BERT-base", label="Model", help="A network of this lab, or a well-known one."
    )
    batch: int = parameter(32, label="Batch size", help="Examples at a time.", ge=1, le=65_536, logarithmic=True)
    phase: Literal["while training", "in inference"] = parameter(
        "while training", label="Phase", help="Inference needs no gradients, and keeps no activations."
    )
    optimizer: Annotated[Optimizer, FromRegistry(OPTIMIZERS)] = parameter(
        OPTIMIZERS["adamw"](), label="Optimizer", help="What it keeps for every parameter is memory, too."
    )
    precision: Literal["float32", "float16"] = parameter(
        "float32", label="Numbers", help="float16: mixed precision, with a copy of the weights in float32."
    )
    tokens: int = parameter(1024, label="Tokens", help="Length of the texts.", ge=1, le=32_768, logarithmic=True)
    side: int = parameter(
        224, label="Picture side", help="Pixels each way, in three colours.", unit="px", ge=8, le=2048
    )
    sizes: Widths = parameter(
        (784, 256, 128, 10), label="Layers of the network", help="Numbers in a layer, from the input to the output."
    )

    group = "evaluation"
    topics = (40,)
    terms = "memory bytes MB MiB GiB activations optimizer states attention 显存 内存 激活值 优化器状态 混合精度 注意力"
    card = Card(
        tries=(
            text("Which part is the largest while BERT-base trains? Say it, look, then halve the texts."),
            text("Find the bytes that one parameter costs under SGD without momentum, and under Adam."),
            text("Take the largest model, in inference and in training: which card would it fit on?"),
        ),
        mistakes=(
            text("“A number is a byte.” A float32 has four: elements are no bytes."),
            text("“1 MB is 1,024 × 1,024 bytes.” That is 1 MiB; 1 MB is a million."),
            text("“The weights fill the memory.” Gradients, what the optimizer keeps, and activations fill more."),
        ),
        script=text(
            "Ask for the bytes of one activation of BERT: batch times tokens times 768, and then times four. Show the "
            "bars and name each. Switch to inference: what vanishes, and why? Switch the optimizer to SGD. Double the "
            "texts and see the scores of attention grow by four. Close with seven thousand million parameters: "
            "sixteen bytes each before the first example comes in."
        ),
        slip=text(
            "Notes give 32 × 1024 × 768 in FP32 as 25 MB. Those are 25.2 million elements: 100.7 MB, or 96 MiB. And "
            "128 · 150528 · 4 / 1024 is 75,264 KiB; divide once more for the 73.5 MiB."
        ),
    )  # fmt: skip
    numbers = {
        "data": Readout(text("Data of a batch"), "B", in_picture=True),
        "weights": Readout(text("Weights and biases"), "B", in_picture=True),
        "gradient": Readout(text("Gradient"), "B", in_picture=True),
        "optimizer": Readout(text("What the optimizer keeps"), "B", in_picture=True),
        "copy": Readout(text("Copy of the weights"), "B", in_picture=True),
        "activations": Readout(text("Activations"), "B", in_picture=True),
        "cache": Readout(text("Keys and values kept while writing"), "B", in_picture=True),
        "total": Readout(text("All together"), "B", in_picture=True),
        "total_mb": Readout(text("All together, in MB"), "MB"),
        "total_mib": Readout(text("All together, in MiB"), "MiB"),
        "parameters": Readout(text("Parameters")),
        "parameter_bytes": Readout(text("Of each parameter"), "B"),
        "parameters_gib": Readout(text("Of all parameters"), "GiB"),
        "data_mib": Readout(text("Data of a batch, in MiB"), "MiB"),
        "one_activation": Readout(text("What one layer hands on"), "B"),
        "one_activation_mib": Readout(text("What one layer hands on, in MiB"), "MiB"),
        "scores_gib": Readout(text("Attention scores of a layer"), "GiB"),
    }  # fmt: skip
    runs = (remembered, elsewhere, in_the_lab)

    @property
    def network(self) -> Sizes:
        """The model that is picked."""
        match self.model:
            case "ResNet-50":
                return resnet50(self.side)
            case "BERT-base":
                return BERT_BASE.sizes(self.tokens)
            case "7e9 parameters":
                return SEVEN_BILLION.sizes(self.tokens)
        layers = [
            Kept(f"layer {one.number}", (one.fan_in + 1) * one.fan_out, one.fan_out)
            for one in Layout(self.sizes).layers
        ]
        return Sizes(tuple(layers), self.sizes[0], max(self.sizes[1:]))

    @property
    def number(self) -> int:
        """Bytes of a number that is not the optimizer's."""
        return HALF if self.precision == "float16" and self.model != "network" else FLOAT

    def parts(self) -> dict[str, int]:
        """Bytes of each of PARTS."""
        training = self.phase == "while training"
        if self.model != "network":
            return elsewhere(self.network, self.batch, self.optimizer, self.number == HALF, training)
        if training:
            return in_the_lab(self.sizes, self.batch, self.optimizer)
        return elsewhere(self.network, self.batch, self.optimizer, False, False)

    def scene(self, step: int = 0) -> Scene:
        """parts: float[7], bytes of each of PARTS. layers: float[2, n], what each layer's parameters and activations
        take, and names: str[n], theirs."""
        layers = self.network.parts
        return frozen(
            {
                "parts": np.array([self.parts()[part] for part in PARTS], float),
                "layers": self.number * np.array(
                    [[one.parameters for one in layers], [self.batch * one.kept for one in layers]], float
                ),
                "names": [one.name for one in layers],
            }
        )  # fmt: skip

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Whole bytes; `parameter_bytes` is what training or inference takes for one without data and activations."""
        network, parts = self.network, self.parts()
        total = sum(parts.values())
        of_parameters = total - parts["data"] - parts["activations"] - parts["cache"]
        one = self.number * self.batch * network.handed_on
        return {
            **parts,
            "total": total,
            "total_mb": total / MB,
            "total_mib": total / MIB,
            "parameters": network.parameters,
            "parameter_bytes": of_parameters / network.parameters,
            "parameters_gib": of_parameters / GIB,
            "data_mib": parts["data"] / MIB,
            "one_activation": one,
            "one_activation_mib": one / MIB,
            "scores_gib": self.number * self.batch * max(part.scores for part in network.parts) / GIB,
        }
