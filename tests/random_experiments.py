"""Random valid experiments, rare combinations of choices above all."""

import numpy as np

from dllab import Experiment
from dllab.datasets import DATASETS
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.initializers import INITIALIZERS
from dllab.engine.losses import LOSSES
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from dllab.engine.schedules import SCHEDULES
from dllab.messages import UserError
from tests.engine.variants import variants

IMAGES = ("digits", "mnist", "fashion_mnist")


def experiments(seed=0):
    """One valid experiment after another, the same ones in every process."""
    random = np.random.default_rng(seed)
    while True:
        try:
            yield Experiment.model_validate(_tables(random))
        except UserError:
            continue


def _tables(random):
    def pick(registry):
        choices = list(registry)
        settings = variants(choices[random.integers(len(choices))], apart_from=("learning_rate", "samples"))
        return settings[random.integers(len(settings))].as_table()

    def seldom(*values):
        return random.choice(values) if random.random() < 0.3 else values[0]

    depth = int(random.integers(0, 5))
    dataset = pick(DATASETS)
    maps = int(random.integers(0, 3)) if dataset["name"] in IMAGES else 0
    if maps and "samples" in dataset:
        dataset["samples"] = 500  # evaluations of which take seconds and no minutes
    layers = {}
    if random.random() < 0.2:
        layers = {"activation": [pick(ACTIVATIONS) for _ in range(maps + depth)]}
    moved = {"shift": seldom(0, 2), "rotation": float(seldom(0.0, 10.0)), "flip_horizontal": bool(seldom(False, True))}
    return {
        "seed": int(random.integers(1000)),
        "dataset": dataset,
        "network": {
            "hidden": random.integers(1, 50, depth).tolist(),
            "convolutions": [_convolution(random) for _ in range(maps)],
            "biases": bool(random.random() < 0.9),
            "activation": pick(ACTIVATIONS),
            "initializer": pick(INITIALIZERS),
            "normalization": pick(NORMALIZATIONS),
            "output_activation": pick(OUTPUT_ACTIVATIONS)["name"] if random.random() < 0.2 else "auto",
            "residual": int(random.integers(0, 3)),
            "dropout": float(random.choice([0.0, 0.0, 0.3])),
            **layers,
        },
        "loss": pick(LOSSES),
        "optimizer": pick(OPTIMIZERS),
        "schedule": pick(SCHEDULES),
        "regularization": {
            name: float(random.choice([0.0, 0.0, 0.0, 0.1]))
            for name in ("l1", "l2", "weight_decay", "clip_norm", "clip_value", "max_norm", "gradient_noise")
        },
        "augmentation": {"noise": float(seldom(0.0, 0.1)), **(moved if dataset["name"] in IMAGES else {})},
        "early_stopping": {
            "patience": int(seldom(0, 1, 5)),
            "metric": str(seldom("val_loss", "val_accuracy", "train_loss")),
            "restore_best": bool(seldom(True, False)),
        },
        "training": {
            "batch_size": int(random.integers(1, 130)),
            "epochs": int(random.integers(1, 40)),
            "shuffle": bool(random.random() < 0.8),
            "curriculum": float(random.choice([0.0, 0.0, 0.5])),
            "stop_on_divergence": bool(random.random() < 0.8),
            "frozen_layers": int(seldom(0, 1, 2)),
            "curvature": bool(random.random() < 0.1 and not maps),
            "stop_at_step": int(seldom(0, 0, 20)),
            "stop_at_accuracy": float(seldom(0.0, 0.0, 0.9)),
            "stop_at_loss": float(seldom(0.0, 0.0, 0.1)),
        },
    }


def _convolution(random):
    pools = ("none", "max2", "max3", "mean2", "mean4")
    return {
        "filters": int(random.integers(1, 6)),
        "kernel": int(random.integers(1, 8)),
        "stride": int(random.choice([1, 1, 2, 3])),
        "padding": str(random.choice(["same", "valid"])),
        "pool": str(random.choice(pools)),
    }
