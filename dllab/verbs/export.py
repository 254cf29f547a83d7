"""Write a run for other programs."""

import argparse
from pathlib import Path

from dllab.importing import importing
from dllab.verbs.options import Verbs, let_set


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("export", help="a run for other programs: PyTorch, ONNX, safetensors, TensorBoard")
    verb.add_argument("file", type=Path, metavar="FILE", help="a run (.dllab), or an experiment before its first step")
    verb.add_argument(
        "--to", type=Path, required=True, metavar="OUT",
        help="OUT.py, OUT.ipynb, OUT.onnx, OUT.safetensors, or a folder for TensorBoard",
    )  # fmt: skip
    verb.add_argument("--force", action="store_true", help="replace what is there")
    let_set(verb)
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    with importing():
        from dllab.training.export.console import export

    return export(options.file, options.to, options.set, options.force)
