"""What the panels are called, those that are not made yet too."""

from dllab.gui.kit.language import Wording, tr

TITLES: dict[str, Wording] = {  # by the names of their docks
    "experiment": lambda: tr("Experiment"),
    "loss": lambda: tr("Loss and accuracy"),
    "gradients": lambda: tr("Gradient norm per layer"),
    "prediction": lambda: tr("Data and prediction"),
    "network": lambda: tr("Network"),
    "layers": lambda: tr("Layers"),
    "microscope": lambda: tr("Microscope"),
    "metrics": lambda: tr("Metrics"),
    "findings": lambda: tr("What is going on"),
    "comparison": lambda: tr("Comparison"),
    "ensemble": lambda: tr("Several runs"),
    "sight": lambda: tr("Feature maps"),
    "landscape": lambda: tr("Landscape"),
    "sweep": lambda: tr("Sweep"),
    "lab": lambda: tr("Lab"),
}
