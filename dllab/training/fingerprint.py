"""Whether this machine computes the bits that others do."""

from dllab.experiment import Experiment

# The parameters after 50 steps of this network; the same wherever this version runs, or its arithmetic is not the same.
STEPS = 50
FINGERPRINT = "67935de4df00c74b"
NETWORK = {
    "seed": 7,
    "dataset": {"name": "spiral", "samples": 300, "noise": 0.1, "validation": 0.3},
    "network": {
        "hidden": [40, 24, 16],
        "activation": [{"name": "gelu"}, {"name": "tanh"}, {"name": "sigmoid"}],
        "initializer": {"name": "xavier_normal"},
        "normalization": {"name": "batch"},
        "dropout": 0.1,
    },
    "loss": {"name": "cross_entropy", "label_smoothing": 0.1},
    "optimizer": {"name": "adam", "learning_rate": 0.01},
    "schedule": {"name": "cosine", "period": 60},
    "regularization": {"l2": 1e-4, "clip_norm": 1.0},
    "training": {"batch_size": 29, "epochs": 10, "shuffle": True},
}


def fingerprint() -> str:
    """The first 16 digits of the digest of a fixed network's parameters after 50 steps."""
    from dllab.training.trainer import Trainer  # late: brings numba in

    trainer = Trainer(Experiment.model_validate(NETWORK))
    trainer.train(STEPS)
    return trainer.digest()[:16]
