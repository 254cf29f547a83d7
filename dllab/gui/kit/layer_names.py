"""What the layers of a network are called: convolutions by their filters, the others by their units."""

from dllab.catalogue import parameters_of
from dllab.experiment.convolution import ConvolutionSection
from dllab.experiment.sections import NetworkSection
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import option_words

PARTS = {parameter.name: parameter for parameter in parameters_of(ConvolutionSection)}


def filters_of(section: ConvolutionSection) -> str:
    """ "8 × 5×5": filters, and what one looks at."""
    return f"{section.filters} × {section.kernel}×{section.kernel}"


def written_convolution(section: ConvolutionSection) -> str:
    """ "8 × 5×5 valid /2 max 2": everything that is not the default."""
    words, plain = [filters_of(section)], ConvolutionSection()
    if section.padding != plain.padding:
        words.append(option_words(PARTS["padding"], section.padding))
    if section.stride != plain.stride:
        words.append(f"/{section.stride}")
    if section.pool != plain.pool:
        words.append(option_words(PARTS["pool"], section.pool))
    return " ".join(words)


def widths_of(network: NetworkSection) -> tuple[str, ...]:
    """Of every layer before the last: its filters, or how many units it has."""
    return (*map(filters_of, network.convolutions), *map(str, network.hidden))


def numbered(network: NetworkSection) -> tuple[str, ...]:
    """ "conv 1 · 8 × 5×5", "layer 2 · 32": of every layer before the last."""
    convolutions = len(network.convolutions)
    return tuple(
        tr("conv {number} · {width}", number=number, width=width)
        if number <= convolutions
        else tr("layer {number} · {width}", number=number, width=width)
        for number, width in enumerate(widths_of(network), start=1)
    )
