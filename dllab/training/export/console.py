"""`dllab export`: a run, or the start of one, for other programs."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from dllab.experiment import Experiment
from dllab.messages import UserError, text
from dllab.output import tell
from dllab.training.archive import SUFFIX, load_run
from dllab.training.console import say_what
from dllab.training.export import Model, write_events, write_notebook, write_onnx, write_pytorch, write_safetensors
from dllab.training.recording import AlreadyThere
from dllab.training.trainer import Trainer

WRITERS: dict[str, Callable[[Model, Path], None]] = {
    ".py": write_pytorch,
    ".ipynb": write_notebook,
    ".onnx": write_onnx,
    ".safetensors": write_safetensors,
}
WITH_ARRAYS = (".py", ".ipynb")  # which have a file with the suffix .npz beside them


class CannotExport(UserError):
    """What is to be written is of no kind that is known, or not in the file."""


def export(file: Path, to: Path, assignments: Sequence[str] = (), replace: bool = False) -> int:
    """Write a run (.dllab) as it stands, or an experiment before its first step, as the suffix of `to` says.

    A folder, which has no suffix, is for TensorBoard and takes the curves of a run. Replaces nothing unless `replace`
    says so. Returns the exit status 0. Raises CannotExport, AlreadyThere, and what the writers and readers raise.
    """
    recorded = file.suffix == SUFFIX
    if recorded and assignments:
        raise CannotExport(text("a run is exported as it is: --set changes an experiment, not {file}"), file=file)
    if not to.suffix:
        if not recorded:
            raise CannotExport(
                text("TensorBoard is for curves, and {file} holds no run; name a .dllab file"), file=file
            )
        tell(f"written to {write_events(load_run(file).curves, to)}")
        return 0
    if to.suffix not in WRITERS:
        raise CannotExport(
            text("{to} is of no kind that can be written: {kinds}, or a folder for TensorBoard"),
            to=to, kinds=", ".join(WRITERS),
        )  # fmt: skip
    for path in (to, to.with_suffix(".npz")) if to.suffix in WITH_ARRAYS else (to,):
        if os.path.lexists(path) and not replace:
            raise AlreadyThere(text("{path} is there already; add --force to replace it"), path=path)
    if recorded:
        trainer = Trainer.load(file, progress=say_what)
    else:
        trainer = Trainer(Experiment.load(file).assigned(assignments), progress=say_what)
    WRITERS[to.suffix](Model.of(trainer.now, trainer.dataset), to)
    tell(f"written to {to}")
    return 0
