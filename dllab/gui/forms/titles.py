"""What the form calls the parts of an experiment: its sections, and the choices inside them."""

from dllab.messages import text

SECTION_TITLES = {
    "dataset": text("Dataset"),
    "network": text("Network"),
    "loss": text("Loss"),
    "optimizer": text("Optimizer"),
    "schedule": text("Schedule"),
    "regularization": text("Regularization"),
    "augmentation": text("Augmentation"),
    "training": text("Training"),
    "early_stopping": text("Early stopping"),
}
CHOICE_TITLES = {  # of a section that holds several
    "activation": text("Activation"),
    "initializer": text("Initializer"),
    "normalization": text("Normalization"),
}
