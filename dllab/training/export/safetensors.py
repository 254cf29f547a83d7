"""Weights in the format of safetensors, which PyTorch, JAX and others read without running anything.

    uint64, little-endian: bytes of the header
    JSON {"name": {"dtype", "shape", "data_offsets": [begin, end]}, …, "__metadata__": {"name": text, …}}, padded to 8
    the arrays, little-endian, row by row, one after another

Source: https://github.com/huggingface/safetensors, "Format".
"""

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

from dllab.files import write_atomically
from dllab.training.export.model import Model
from dllab.training.export.pytorch import parameters
from dllab.version import __version__

DTYPES = {"f4": "F32", "i8": "I64"}
ALIGNED = 8  # bytes, of which the header is a multiple


def write_safetensors(model: Model, path: Path) -> None:
    """Write the parameters under the names of the PyTorch script, whose network's load_state_dict takes them.

    Raises CannotSave.
    """
    header: dict[str, Any] = {
        "__metadata__": {
            "dllab": __version__,
            "experiment": model.experiment.as_toml().decode(),
            "step": str(model.step),
        }
    }
    content = bytearray()
    for name, values in parameters(model).items():
        array = np.ascontiguousarray(values, values.dtype.newbyteorder("<"))
        begin = len(content)
        content += array.tobytes()
        header[name] = {
            "dtype": DTYPES[array.dtype.str[1:]], "shape": list(values.shape), "data_offsets": [begin, len(content)]
        }  # fmt: skip
    written = json.dumps(header).encode()
    written += b" " * (-len(written) % ALIGNED)
    write_atomically(path, lambda file: file.write(struct.pack("<Q", len(written)) + written + content))
