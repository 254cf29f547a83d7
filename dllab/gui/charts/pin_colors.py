"""A colour for every pinned run, which is neither that of the training loss nor that of the validation loss."""

# After Paul Tol's "muted" scheme (SRON/EPS/TN/09-002), made for people who see colours differently; without its blues,
# which would be taken for the run itself, and lighter where the background is dark. Neighbours differ in lightness too.
_LIGHT = (
    "#117733", "#AA4499", "#8A8417", "#332288", "#2E9E8E", "#882255", "#C0566A", "#5B5F66", "#6B3D10", "#7A63C7",
    "#4F8A10", "#B0902A",
)  # fmt: skip
_DARK = (
    "#57C27D", "#DD88CC", "#D3CC66", "#A99BF0", "#7FE0CF", "#F07FB2", "#F0A0AA", "#B7BCC4", "#C9925A", "#C7B6FF",
    "#A4D65E", "#F5E6A0",
)  # fmt: skip


def pin_color(number: int, dark: bool) -> str:
    """The colour of the pin with this number, counted from 1."""
    colors = _DARK if dark else _LIGHT
    return colors[(number - 1) % len(colors)]
