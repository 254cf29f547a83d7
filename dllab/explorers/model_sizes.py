"""How many numbers well-known networks are made of, and how many they keep of every example for the way back."""

from dataclasses import dataclass
from functools import lru_cache

RGB = 3


@dataclass(frozen=True)
class Kept:
    """A part of a network. kept: numbers of an example that the way back needs; of those, scores: attention's."""

    name: str
    parameters: int
    kept: int
    scores: int = 0


@dataclass(frozen=True)
class Sizes:
    """A network as memory sees it. inputs: numbers of an example that come in, each of `input_bytes` or as computed.

    handed_on: numbers of an example that one layer hands to the next. cached: numbers of an example that a language
    model keeps while it writes, the keys and values of all layers.
    """

    parts: tuple[Kept, ...]
    inputs: int
    handed_on: int
    input_bytes: int = 0
    cached: int = 0

    @property
    def parameters(self) -> int:
        return sum(part.parameters for part in self.parts)


def convolution(name: str, side: int, inputs: int, filters: int, kernel: int, copies: int = 2) -> Kept:
    """A convolution without bias, then batch normalization with scale and shift.

    Kept are what the normalization gets and, with copies = 2, what the ReLU after it hands on, overwriting its input.
    """
    return Kept(name, kernel * kernel * inputs * filters + 2 * filters, copies * filters * side * side)


@lru_cache(8)
def resnet50(side: int) -> Sizes:
    """ResNet-50 for pictures of side × side in three colours, 1,000 classes; strides stand in the 3×3 convolutions.

    Source: He et al. (2016), Deep Residual Learning, table 1; 25,557,032 parameters as torchvision.
    """
    half, quarter = -(-side // 2), -(-side // 4)
    parts = [convolution("conv1", half, RGB, 64, 7), Kept("pool", 0, 64 * quarter**2)]
    inputs, side_in = 64, quarter
    for stage, (width, blocks) in enumerate(((64, 3), (128, 4), (256, 6), (512, 3)), 2):
        for block in range(blocks):
            name = f"conv{stage}.{block + 1}"
            side_out = -(-side_in // 2) if stage > 2 and block == 0 else side_in
            parts.append(convolution(f"{name} 1×1", side_in, inputs, width, 1))
            parts.append(convolution(f"{name} 3×3", side_out, width, width, 3))
            parts.append(convolution(f"{name} 1×1 out", side_out, width, 4 * width, 1))
            if block == 0:
                parts.append(convolution(f"{name} around", side_out, inputs, 4 * width, 1, copies=1))
            inputs, side_in = 4 * width, side_out
    parts.append(Kept("fc", 2048 * 1000 + 1000, 2048 + 1000))
    return Sizes(tuple(parts), RGB * side * side, 64 * half * half)


@dataclass(frozen=True)
class Transformer:
    """Layers of attention and a network of two layers behind it, both after a normalization.

    inner: numbers of a token that the second network keeps. outside: parameters that are in none of its layers.
    """

    layers: int
    hidden: int
    heads: int
    inner: int
    layer_parameters: int
    outside: int
    writes: bool = False

    def sizes(self, tokens: int) -> Sizes:
        """For texts of so many tokens, without dropout.

        A layer keeps of every token both normalizations' inputs, the input of attention, query, key, value, the input
        of the projection, and that of the second network: 8·hidden + inner; and the scores after their softmax,
        heads·tokens². Source: Korthikanti et al. (2022), Reducing Activation Recomputation, section 4.1.
        """
        scores = self.heads * tokens * tokens
        kept = tokens * (8 * self.hidden + self.inner) + scores
        layers = [Kept(f"layer {k}", self.layer_parameters, kept, scores) for k in range(1, self.layers + 1)]
        embedding = Kept("embedding", self.outside, tokens * self.hidden)
        cached = 2 * self.layers * tokens * self.hidden if self.writes else 0
        return Sizes((embedding, *layers), tokens, tokens * self.hidden, input_bytes=8, cached=cached)


def _bert() -> Transformer:
    """BERT-base: 12 layers of 768, 12 heads; vocabulary of 30,522, 512 places: 109,482,240 parameters, Devlin et al.
    (2019)."""
    h, words, places, kinds = 768, 30_522, 512, 2
    layer = 4 * (h * h + h) + (h * 4 * h + 4 * h) + (4 * h * h + h) + 2 * 2 * h
    return Transformer(12, h, 12, 2 * 4 * h, layer, (words + places + kinds) * h + 2 * h + h * h + h)


BERT_BASE = _bert()
# seven thousand million parameters in the shape of LLaMA-7B, Touvron et al. (2023), whose inner network is gated: two
# inputs, the activation of one and their product are kept, each of 11,008
SEVEN_BILLION = Transformer(
    32, 4096, 32, 4 * 11_008, (7 * 10**9 - 32_000 * 4096 * 2) // 32, 32_000 * 4096 * 2, writes=True
)
