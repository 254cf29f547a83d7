"""Convolutions and pooling in a PyTorch script."""

from collections.abc import Iterator

from dllab.engine.convolution.geometry import Geometry
from dllab.engine.network import Layer


def convolution(n: int, geometry: Geometry, biases: str) -> Iterator[str]:
    """The modules of convolution layer n. biases: what an nn.Module is told of them."""
    sides = geometry.lead, geometry.trail, geometry.lead, geometry.trail
    uneven = geometry.lead != geometry.trail
    said = f", stride={geometry.stride}" if geometry.stride > 1 else ""
    said += f", padding={geometry.lead}" if geometry.lead and not uneven else ""
    if uneven:
        yield f"self.frame{n} = nn.ZeroPad2d({sides})"
    channels, filters, kernel = geometry.picture.channels, geometry.filters, geometry.kernel
    yield f"self.layer{n} = nn.Conv2d({channels}, {filters}, {kernel}{said}{biases})"
    if geometry.pool != "none":
        module = {"max": "MaxPool2d", "mean": "AvgPool2d"}[geometry.pool]
        yield f"self.pool{n} = nn.{module}({geometry.pool_size})"


def weighed(layer: Layer, signal: str) -> str:
    """z of a layer, whatever it is."""
    framed = layer.geometry and layer.geometry.lead != layer.geometry.trail
    return f"self.layer{layer.number}({f'self.frame{layer.number}({signal})' if framed else signal})"


def pooled(n: int, geometry: Geometry, signal: str) -> str:
    """What is left of the maps."""
    return f"self.pool{n}({signal})" if geometry.pool != "none" else f"({signal})"
