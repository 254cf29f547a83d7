"""Which scores are good where they are large."""

RISING = ("accuracy", "r2", "precision", "recall", "f1", "auc", "average_precision")


def rises(score: str) -> bool:
    """Whether more of it is better, of "recall" as of "val_accuracy"; of a loss, or an error, less is."""
    return score.endswith(RISING)
