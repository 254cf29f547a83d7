"""The window's colours and widths: one frozen value, from which every panel takes what it draws with."""

from dataclasses import dataclass

from dllab.gui.kit.contrast import ink

POINTS = 10  # of the window's font, where nobody asks for larger text
PRESENTING = 4  # points that a presentation adds
OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#F0E442", "#999999")


@dataclass(frozen=True)
class Theme:
    """Colours as "#rrggbb"; `presentation` asks for larger text and thicker lines, for the last row of a room.

    points: the size of text that is no presentation.
    """

    dark: bool
    presentation: bool
    points: int = POINTS

    @property
    def background(self) -> str:
        return "#1b1d21" if self.dark else "#ffffff"

    @property
    def foreground(self) -> str:
        return "#d8dade" if self.dark else "#26282c"

    @property
    def window(self) -> str:
        """Behind what is no plot and no list."""
        return "#24262b" if self.dark else "#f3f4f6"

    @property
    def button(self) -> str:
        return "#31343a" if self.dark else "#ffffff"

    @property
    def muted(self) -> str:
        """Of words that come second: names beside numbers, hints, what is folded away."""
        return "#9aa0a9" if self.dark else "#62676f"

    @property
    def disabled(self) -> str:
        """Of what cannot be used now."""
        return "#6f757e" if self.dark else "#9a9fa8"

    @property
    def line(self) -> str:
        """Between parts of the window."""
        return "#43474f" if self.dark else "#c9cdd3"

    @property
    def accent(self) -> str:
        """Behind white words."""
        return "#2a77ae" if self.dark else "#0072B2"

    @property
    def grid(self) -> str:
        return "#33363c" if self.dark else "#e6e8eb"

    @property
    def raised(self) -> str:
        """Of small things that lie on top: labels, buttons."""
        return "#2a2d33" if self.dark else "#f6f7f9"

    @property
    def axis(self) -> str:
        return "#6c727c" if self.dark else "#8a9099"

    @property
    def alarm(self) -> str:
        """What is not finite."""
        return "#ff5c5c" if self.dark else "#c8102e"

    @property
    def zero(self) -> str:
        """Of cells of a heat map that are exactly zero."""
        return "#8b8f96" if self.dark else "#b9bdc4"

    @property
    def threshold(self) -> str:
        """Where a classifier is undecided: white, on dark not glaring."""
        return "#e4e6ea" if self.dark else "#ffffff"

    @property
    def good(self) -> str:
        return "#2fbf94" if self.dark else "#009E73"

    @property
    def low(self) -> str:
        """Of a quantity that is too small."""
        return "#56B4E9" if self.dark else "#0072B2"

    @property
    def high(self) -> str:
        """Of a quantity that is too large."""
        return "#ff8a4c" if self.dark else "#D55E00"

    @property
    def train(self) -> str:
        return "#56B4E9" if self.dark else "#0072B2"

    @property
    def train_pale(self) -> str:
        """The spread of the training loss from step to step, behind the curves."""
        return "#24404f" if self.dark else "#d3e5f1"

    @property
    def train_step(self) -> str:
        """The training loss of single steps."""
        return "#3a708d" if self.dark else "#8fbcdb"

    @property
    def validation(self) -> str:
        return "#E69F00" if self.dark else "#D55E00"

    def ink(self, color: str) -> str:
        """`color` for words: the same where it can be read, else with as much of the foreground as that takes."""
        return ink(color, self.foreground, (self.background, self.window, self.raised, self.button))

    @property
    def line_width(self) -> float:
        return 2.0 if self.presentation else 1.0

    @property
    def point_size(self) -> int:
        """Font size of axes and labels, in points."""
        return self.points + PRESENTING if self.presentation else self.points

    def scaled(self, pixels: int) -> int:
        """As many for this size of text as `pixels` are for POINTS."""
        return round(pixels * self.point_size / POINTS)
