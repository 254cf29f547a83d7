"""A run as a folder of plain files: what it was, what it recorded, and what came of it."""

import csv
import io
import json
import math
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np

from dllab.datasets import Dataset
from dllab.files import CannotSave, make_folder, write_atomically
from dllab.messages import text
from dllab.output import plain
from dllab.training.metrics import measure
from dllab.training.outcomes import Diverged, EarlyStopped, Finished, GoalReached, Paused
from dllab.training.spread import Statistic
from dllab.training.trainer import Trainer

FILES = ("model.npz", "summary.json", "history.csv", "experiment.toml")
FOLDS = "summary.json"
MEANS = tuple(  # over the folds of a cross-validation
    f"{part}_{name}" for name in ("loss", "accuracy", "r2", "mae") for part in ("train", "val", "test")
)
OUTCOMES = {
    Paused: "paused",
    Finished: "finished",
    EarlyStopped: "early_stopped",
    GoalReached: "goal_reached",
    Diverged: "diverged",
}


class AlreadyThere(CannotSave):
    """A folder that holds what nobody asked to replace."""


class NotAllSaved(CannotSave):
    """Of the files of a run some could not be written; all others are there."""

    def __init__(self, folder: Path, failed: Mapping[str, CannotSave]):
        first = next(iter(failed.values()))
        super().__init__(
            text("{names} cannot be saved in {folder}, all other files are there: {reason}"),
            names=", ".join(failed), folder=folder, reason=first.values.get("reason", first),
        )  # fmt: skip


def claim(folder: Path, replace: bool = False) -> None:
    """Make the folder of a run, and find out before the training whether its files can be written there.

    Raises CannotSave where they cannot, and AlreadyThere where some would be replaced and `replace` does not say so.
    """
    make_folder(folder)
    files = [folder / name for name in FILES]
    refuse_replacing(files, replace)
    for path in files:
        if path.is_dir():
            raise AlreadyThere(text("{path} is a folder; a file of that name cannot be written"), path=path)


def refuse_replacing(files: Sequence[Path], replace: bool) -> None:
    """Raise AlreadyThere for what is there already, unless it is to be replaced."""
    there = [path for path in files if os.path.lexists(path)]
    if there and not replace:
        raise AlreadyThere(
            text("{path} already holds {names}; choose another --out, or add --force to replace them"),
            path=there[0].parent, names=", ".join(path.name for path in there),
        )  # fmt: skip


def write_run(trainer: Trainer, folder: Path, interrupted: bool = False, test: bool = False) -> dict[str, Any]:
    """Write model.npz, summary.json, history.csv and experiment.toml, in this order; returns the summary.

    test: whether to look at the test data. What cannot be written costs no other file. Raises NotAllSaved; an error of
    the program itself passes through, once all that can be written is.
    """
    made: dict[str, Any] = {}

    def write_summary(stream: IO[bytes]) -> None:
        made.update(summary(trainer, interrupted, test))
        stream.write(_json(made))

    files: dict[str, Callable[[IO[bytes]], Any]] = {
        "model.npz": lambda stream: np.savez(stream, **trainer.parameters, **trainer.running_statistics),  # type: ignore[arg-type]
        "summary.json": write_summary,
        "history.csv": lambda stream: _write_history(trainer, stream),
        "experiment.toml": lambda stream: stream.write(trainer.experiment.as_toml()),
    }
    failed: dict[str, CannotSave] = {}
    unforeseen: list[Exception] = []
    for name, write in files.items():
        try:
            write_atomically(folder / name, write)
        except CannotSave as error:
            failed[name] = error
        except Exception as error:  # raised below, when the other files are safe
            unforeseen.append(error)
    if unforeseen:
        raise unforeseen[0]
    if failed:
        raise NotAllSaved(folder, failed)
    return made


def write_folds(summaries: list[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """Write summary.json of a cross-validation: mean and standard deviation (n − 1) of what every fold has.

    `metrics` names them; `folds` holds each fold's own. Returns what was written, numbers as in `summary`: where one
    fold's is not finite, neither are mean and deviation.
    """
    made: dict[str, Any] = {"folds": summaries, "metrics": []}
    for key in MEANS:
        numbers = [float(one[key]) for one in summaries if one.get(key) is not None]
        if len(numbers) == len(summaries):
            made["metrics"].append(key)
            found = Statistic.of(numbers if all(map(math.isfinite, numbers)) else ())
            made[key] = plain({"mean": found.mean, "std": found.std})
    write_atomically(folder / FOLDS, lambda stream: stream.write(_json(made)))
    return made


def summary(trainer: Trainer, interrupted: bool = False, test: bool = False) -> dict[str, Any]:
    """What came of a run: losses, accuracies and metrics over the whole training and validation data as it ended.

    test: the same of the test data, "test_loss" and so on; without, nobody has looked at them.

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
        "metrics": _metrics(trainer, test),
    }
    if test:
        found = trainer.test_scores()
        made |= {f"test_{name}": value for name, value in vars(found).items() if value is not None}
    if trainer.dataset.task == "regression":
        made |= {"val_r2": validation.r2, "val_mae": validation.mae, **_units(trainer.dataset)}
    if trainer.history.curvature.exact.rows:
        made |= _curvature(trainer)
    if isinstance(outcome, GoalReached):
        made["goal"] = {"kind": outcome.goal.kind, "value": outcome.goal.value, "step": outcome.step}
    if trainer.history.events:
        made["events"] = [{"step": step, "what": what} for step, what in trainer.history.events]
    if isinstance(outcome, Diverged):
        made["diverged"] = {"step": outcome.step, "layer": outcome.layer, "what": outcome.what}
    return {key: plain(value) for key, value in made.items()}


def _curvature(trainer: Trainer) -> dict[str, Any]:
    """What was measured last, where, and what plain steps at the current rate would bear, where that is known."""
    curves = trainer.history.curvature.exact.curves()
    limit = trainer.experiment.optimizer.stability_limit(np.array([trainer.next_rate]))
    made: dict[str, Any] = dict(zip(curves.names, curves.last[:, -1].tolist(), strict=True))
    return {
        **made,
        "stability_limit": None if limit is None else float(limit[0]),
        "curvature_step": int(curves.step[-1]),
    }


def _units(data: Dataset) -> dict[str, Any]:
    """In what a regression's numbers are."""
    own = "as the targets were measured"
    loss = "standardized targets" if data.target_standardized else own
    outputs = data.y_train.shape[1]
    offset, scale = (np.broadcast_to(each, outputs).tolist() for each in (data.target_offset, data.target_scale))
    return {"units": {"loss": loss, "mae": own, "rmse": own}, "target": {"offset": offset, "scale": scale}}


def _metrics(trainer: Trainer, test: bool) -> dict[str, Any]:
    """What the network is worth on each part of the data; None for a part without examples."""
    data, kind = trainer.dataset, trainer.experiment.output_kind
    parts = {"train": (data.x_train, data.y_train), "val": (data.x_val, data.y_val)}
    if test:
        parts["test"] = data.x_test, data.y_test
    return {
        part: measure(trainer.forward(x), y, data, kind).as_table() if len(x) else None
        for part, (x, y) in parts.items()
    }


def _json(made: dict[str, Any]) -> bytes:
    written = json.dumps(made, indent=2, ensure_ascii=False)
    return written.encode(errors="backslashreplace")  # half a character becomes JSON's own \\uXXXX


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
