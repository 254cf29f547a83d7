"""A run as a folder of plain files: what it was, what it recorded, and what came of it."""

import csv
import io
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import numpy as np

from dllab.datasets import Dataset
from dllab.files import CannotSave, write_atomically
from dllab.messages import text
from dllab.training.metrics import measure
from dllab.training.outcomes import Diverged, EarlyStopped, Finished, Paused
from dllab.training.spread import Statistic
from dllab.training.trainer import Trainer

OUTCOMES = {Paused: "paused", Finished: "finished", EarlyStopped: "early_stopped", Diverged: "diverged"}


def make_folder(folder: Path) -> None:
    """Create the folder, so that a wrong place is known before the training; raises CannotSave."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotSave(
            text("{path} cannot be written: {reason}"), path=folder, reason=error.strerror or error
        ) from None


def write_run(trainer: Trainer, folder: Path, interrupted: bool = False) -> dict[str, Any]:
    """Write experiment.toml, history.csv, model.npz and summary.json; returns the summary. Raises CannotSave."""
    made = summary(trainer, interrupted)
    trainer.experiment.save(folder / "experiment.toml")
    files: dict[str, Callable[[IO[bytes]], Any]] = {
        "history.csv": lambda stream: _write_history(trainer, stream),
        "model.npz": lambda stream: np.savez(stream, **trainer.parameters, **trainer.running_statistics),  # type: ignore[arg-type]
        "summary.json": lambda stream: stream.write(json.dumps(made, indent=2, ensure_ascii=False).encode()),
    }
    for name, write in files.items():
        write_atomically(folder / name, write)
    return made


def write_folds(summaries: list[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """Write summary.json of a cross-validation: mean and standard deviation (n − 1) of what every fold has.

    `metrics` names them; `folds` holds each fold's own. Returns what was written, numbers as in `summary`: where one
    fold's is not finite, neither are mean and deviation.
    """
    made: dict[str, Any] = {"folds": summaries, "metrics": []}
    for key in ("train_loss", "val_loss", "train_accuracy", "val_accuracy", "val_r2", "val_mae"):
        numbers = [float(one[key]) for one in summaries if one.get(key) is not None]
        if len(numbers) == len(summaries):
            made["metrics"].append(key)
            found = Statistic.of(numbers if all(map(math.isfinite, numbers)) else ())
            made[key] = _plain({"mean": found.mean, "std": found.std})
    content = json.dumps(made, indent=2, ensure_ascii=False).encode()
    write_atomically(folder / "summary.json", lambda stream: stream.write(content))
    return made


def summary(trainer: Trainer, interrupted: bool = False) -> dict[str, Any]:
    """What came of a run: losses, accuracies and metrics over the whole training and validation data as it ended.

    None: not measured, for want of data or in another task. A number that was measured and is not finite is "NaN",
    "Infinity" or "-Infinity": JSON has no numbers for them (as in the JSON mapping of Protocol Buffers). Of a
    regression `units` says in what its numbers are; `target` has what its targets were standardized by, y = (raw −
    offset) / scale, an entry an output.
    """
    outcome = trainer.outcome
    train, validation = trainer.scores("train"), trainer.scores("val")
    made: dict[str, Any] = {
        "name": trainer.experiment.name,
        "outcome": "interrupted" if interrupted else OUTCOMES[type(outcome)],
        "steps": trainer.step,
        "epochs": trainer.epoch,
        "train_loss": train.loss,
        "val_loss": validation.loss,
        "train_accuracy": train.accuracy,
        "val_accuracy": validation.accuracy,
        "us_per_step": trainer.now.seconds / max(trainer.step, 1) * 1e6,
        "seed": trainer.experiment.seed,
        "parameters": trainer.layout.parameter_count,
        "metrics": _metrics(trainer),
    }
    if trainer.dataset.task == "regression":
        made |= {"val_r2": validation.r2, "val_mae": validation.mae, **_units(trainer.dataset)}
    if isinstance(outcome, Diverged):
        made["diverged"] = {"step": outcome.step, "layer": outcome.layer, "what": outcome.what}
    return {key: _plain(value) for key, value in made.items()}


def _units(data: Dataset) -> dict[str, Any]:
    """In what a regression's numbers are."""
    own = "as the targets were measured"
    loss = "standardized targets" if data.target_standardized else own
    outputs = data.y_train.shape[1]
    offset, scale = (np.broadcast_to(each, outputs).tolist() for each in (data.target_offset, data.target_scale))
    return {"units": {"loss": loss, "mae": own, "rmse": own}, "target": {"offset": offset, "scale": scale}}


def _metrics(trainer: Trainer) -> dict[str, Any]:
    """What the network is worth on each part of the data; None for a part without examples."""
    data, kind = trainer.dataset, trainer.experiment.output_kind
    parts = {"train": (data.x_train, data.y_train), "val": (data.x_val, data.y_val), "test": (data.x_test, data.y_test)}
    return {
        part: measure(trainer.forward(x), y, data, kind).as_table() if len(x) else None
        for part, (x, y) in parts.items()
    }


def _plain(value: Any) -> Any:
    """As JSON can hold it."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, float) or math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _write_history(trainer: Trainer, stream: IO[bytes]) -> None:
    """A row for every step kept; what is recorded less often stands in the first row at or after its step.

    Elsewhere such a column is empty; "nan" and "inf" were measured. What is not measured has no column. The evaluation
    before the first step has no row.
    """
    columns = {name: trainer.history.column(name) for name in trainer.history.columns()}
    steps, _ = columns["train_loss"]
    cells = []
    for step, values in columns.values():
        column = [""] * len(steps)
        for place, value in zip(np.searchsorted(steps, step[step > 0]), values[step > 0], strict=True):
            column[place] = f"{value:.9g}"
        cells.append(column)
    epochs = [f"{epoch:.6g}" for epoch in trainer.calendar.epoch_at(steps)]
    written = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    rows = csv.writer(written)
    rows.writerow(["step", "epoch", *columns])
    rows.writerows(zip(steps, epochs, *cells, strict=True))
    written.flush()
    written.detach()
