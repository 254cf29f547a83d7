"""A Jupyter notebook that trains the lab's network in PyTorch, a cell an idea, beside a file with weights and data."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from dllab.files import write_atomically
from dllab.training.export.model import Model
from dllab.training.export.pytorch import arrays, definitions, head, left_out, optimizer_in_words, quoted

NBFORMAT, MINOR = 4, 5
MORE = 100  # steps that are trained where a run has ended


def write_notebook(model: Model, path: Path) -> None:
    """Write the notebook `path` and, under the same name with the suffix .npz, what it reads.

    It evaluates the network, trains it to the end of the run, or MORE steps where that has come, and evaluates it
    again; it needs torch and numpy. Raises what write_pytorch raises.
    """
    numbers = arrays(model)
    cells = [_cell(f"cell-{number}", kind, lines) for number, (kind, lines) in enumerate(_cells(model, path))]
    notebook = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": NBFORMAT,
        "nbformat_minor": MINOR,
    }
    written = json.dumps(notebook, indent=1).encode()
    write_atomically(path.with_suffix(".npz"), lambda file: np.savez_compressed(file, **numbers))  # type: ignore[arg-type]
    write_atomically(path, lambda file: file.write(written))


def _cells(model: Model, path: Path) -> Iterator[tuple[str, list[str]]]:
    """("markdown" or "code", lines) of every cell, in order."""
    optimizer = optimizer_in_words(model.experiment)
    name, beside = model.experiment.name, path.with_suffix(".npz").name
    yield "markdown", [f"# {name}", "", f"The network as dllab has it after {model.step:,} steps, in PyTorch.",
                       *left_out(model, optimizer)]  # fmt: skip
    yield "code", list(head(model, optimizer))
    for part in definitions(model, optimizer, f"Path({quoted(beside)})"):
        lines = "\n".join(part).strip("\n").split("\n")
        yield "code", lines
    show = ['for part in ("train", "val"):', '    if len(data[f"x_{part}"]):',
            '        print(part, evaluate(network, data[f"x_{part}"], data[f"y_{part}"]))']  # fmt: skip
    yield "markdown", ["The weights are those of dllab, and so are loss and accuracy:"]
    yield "code", ["network, data = load()", *show]
    if optimizer is None:
        return
    left = model.steps_left
    steps, words = (left, "to the end of the run") if left else (MORE, f"for {MORE} more steps")
    yield "markdown", [f"Now it trains, {words}, with the same loss, optimizer and learning rates:"]
    yield "code", [f"train(network, data, {steps})", *show]


def _cell(name: str, kind: str, lines: list[str]) -> dict[str, Any]:
    source = [f"{line}\n" for line in lines[:-1]] + lines[-1:]
    cell: dict[str, Any] = {"cell_type": kind, "id": name, "metadata": {}, "source": source}
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})
