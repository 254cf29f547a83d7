"""The panels of the window: their names, which files may say, and what they are called."""

from typing import Literal

from dllab.messages import text

FORM, LAB = "experiment", "lab"
Subject = Literal[  # of a panel that shows a run
    "loss", "prediction", "network", "gradients", "layers", "findings", "sight", "landscape",
    "comparison", "ensemble", "microscope", "metrics", "sweep",
]  # fmt: skip
TITLES: dict[str, str] = {  # in the order of the View menu
    FORM: text("Experiment"),
    "loss": text("Loss and accuracy"),
    "gradients": text("Gradient norm per layer"),
    "prediction": text("Data and prediction"),
    "network": text("Network"),
    "layers": text("Layers"),
    "microscope": text("Microscope"),
    "metrics": text("Metrics"),
    "findings": text("What is going on"),
    "comparison": text("Comparison"),
    "ensemble": text("Several runs"),
    "sight": text("Feature maps"),
    "landscape": text("Landscape"),
    "sweep": text("Sweep"),
    LAB: text("Lab"),
}
