from dataclasses import replace

import numpy as np

from dllab.catalogue import parameter
from dllab.datasets.checks import DataError
from dllab.datasets.dataset import Dataset
from dllab.datasets.mismatches.base import MISMATCHES, Mismatch
from dllab.datasets.split import draw
from dllab.messages import text


@MISMATCHES.register("class_shares", label="Other class shares", order=40)
class ClassShares(Mismatch):
    """Leaves validation examples out, so that the first classes are more frequent than in training, or rarer.

        share of class k of K ∝ its training share · r^(−k/(K − 1)), k from 0

    As when a test for an illness is tried on the ill and then given to everybody. Of every class in training at least
    one example stays.

    Source: Saerens, Latinne & Decaestecker (2002), Adjusting the outputs of a classifier to new a priori probabilities.
    """

    ratio: float = parameter(
        4.0,
        label="Ratio r",
        help="How many times as frequent the first class is beside the last, compared with training; below 1: rarer.",
        ge=1e-3,
        le=1e3,
        logarithmic=True,
    )

    def changed(self, dataset: Dataset, rng: np.random.Generator) -> Dataset:
        if dataset.task != "classification":
            raise DataError(
                text("{name} is a regression, which has no classes; shift it instead, or set the mismatch to none"),
                name=dataset.name,
            )
        labels, classes = dataset.y_val.astype(np.int64), dataset.targets
        counts = np.bincount(labels, minlength=classes)
        wanted = np.bincount(dataset.y_train, minlength=classes) * self.ratio ** (
            -np.arange(classes) / max(classes - 1, 1)
        )
        there = counts > 0
        most = (counts[there] / np.maximum(wanted[there], np.finfo(float).tiny)).min()
        quotas = np.where(there, np.clip(np.round(most * wanted).astype(np.int64), 1, counts), 0)
        chosen, _ = draw(labels, quotas, rng)
        kept = np.sort(chosen)
        ranks, train = dataset.ranks, len(dataset.x_train)
        if len(ranks):
            ranks = np.concatenate([ranks[:train], ranks[train:][kept]])
        return replace(dataset, x_val=dataset.x_val[kept], y_val=labels[kept], ranks=ranks)
