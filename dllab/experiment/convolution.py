"""A convolution layer, as an experiment asks for it."""

from typing import Literal

from dllab.catalogue import parameter
from dllab.experiment.section import Section

MAX_FILTERS = 1024
MAX_KERNEL = 31


class ConvolutionSection(Section):
    """Filters that slide over a picture; each makes a map of where it finds what it looks for."""

    filters: int = parameter(
        8, ge=1, le=MAX_FILTERS, label="Filters", help="How many patterns are looked for; each makes a map of its own."
    )
    kernel: int = parameter(
        3, ge=1, le=MAX_KERNEL, label="Kernel", unit="pixels", help="Side of the square that a filter looks at."
    )
    stride: int = parameter(
        1, ge=1, le=MAX_KERNEL, label="Stride", unit="pixels", help="How far a filter moves from place to place."
    )
    padding: Literal["same", "valid"] = parameter(
        "same",
        label="Padding",
        help="Same: zeros around the picture, so that maps stay as large. Valid: filters stay inside.",
    )
    pool: Literal["none", "max2", "max3", "max4", "mean2", "mean3", "mean4"] = parameter(
        "none",
        label="Pooling",
        help="What remains of every square of a map: its largest number, its mean, or all. The number is the side.",
    )

    def keeps_picture(self, channels: int) -> bool:
        """Whether a picture of so many channels is as large as its maps, before they are pooled: it can be added."""
        framed = self.padding == "same" or self.kernel == 1
        return self.filters == channels and self.stride == 1 and framed
