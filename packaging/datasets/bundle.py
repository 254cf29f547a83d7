"""Writing a bundled dataset, for the scripts beside this one."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

RESOURCES = Path(__file__).parents[2] / "resources" / "datasets"


def write(name: str, images: NDArray[np.uint8], labels: NDArray[np.uint8]) -> None:
    """Save resources/datasets/<name>.npz and say what is in it; the same arrays give the same bytes."""
    path = RESOURCES / f"{name}.npz"
    np.savez_compressed(path, images=images.astype(np.uint8), labels=labels.astype(np.uint8))
    print(f"{path.name}: {images.shape}, per class {np.bincount(labels).tolist()}, {path.stat().st_size:,} bytes")


def write_table(name: str, x: ArrayLike, y: ArrayLike, features: Sequence[str], classes: Sequence[str] = ()) -> None:
    """Save a table: float64[N, features], and int64[N] labels, or float64[N] targets where there are no classes."""
    path = RESOURCES / f"{name}.npz"
    x, y = np.asarray(x, np.float64), np.asarray(y, np.int64 if len(classes) else np.float64)
    names = {"features": np.array(features, np.str_), "classes": np.array(classes, np.str_)}
    np.savez_compressed(path, x=x, y=y, **names)
    found = f"per class {np.bincount(y).tolist()}" if len(classes) else f"targets {y.min():g} to {y.max():g}"
    print(f"{path.name}: {x.shape}, {found}, {path.stat().st_size:,} bytes")
