"""Remedies: experiments with a few entries changed, made so that they are ready to run."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dllab.diagnostics.finding import Remedy
from dllab.experiment import Experiment, ExperimentError

KEPT = 256  # experiments remembered: the same findings are looked at four times a second


def changed(experiment: Experiment, entries: Mapping[str, Any]) -> Experiment | None:
    """`experiment` with other plain values, as in a file, under dotted keys such as "optimizer.learning_rate".

    A choice may be given by its name alone, then with its defaults, or as a table; `network.activation` and
    `network.dropout` stand for every layer. None where the result is not valid or nothing differs.
    """
    return _changed(experiment, json.dumps(entries))


@lru_cache(maxsize=KEPT)
def _changed(experiment: Experiment, entries: str) -> Experiment | None:
    table = experiment.as_table()
    for key, value in json.loads(entries).items():
        *sections, entry = key.split(".")
        place = table
        for section in sections:
            place = place[section]
        place[entry] = value
    try:
        made = Experiment.model_validate(table)
    except ExperimentError:
        return None
    return None if made == experiment else made


def remedy(template: str, experiment: Experiment, entries: Mapping[str, Any], **values: Any) -> Remedy | None:
    """The remedy that changes `entries`, or None where it would not change anything or is not possible.

    template: an English literal marked with `text`; `values` fill it.
    """
    made = changed(experiment, entries)
    return Remedy(template, values, made) if made else None


def possible(*remedies: Remedy | None) -> tuple[Remedy, ...]:
    """Those that there are, in their order, each once."""
    return tuple({remedy.template: remedy for remedy in remedies if remedy}.values())


def with_rate(experiment: Experiment, template: str, factor: float) -> Remedy | None:
    """The remedy that multiplies the learning rate by `factor`, rounded to two digits; fills {rate}."""
    rate = float(f"{experiment.optimizer.learning_rate * factor:.2g}")
    return remedy(template, experiment, {"optimizer.learning_rate": rate}, rate=rate)
