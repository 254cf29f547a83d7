"""Writing a bundled dataset, for the scripts beside this one."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RESOURCES = Path(__file__).parents[2] / "resources" / "datasets"


def write(name: str, images: NDArray[np.uint8], labels: NDArray[np.uint8]) -> None:
    """Save resources/datasets/<name>.npz and say what is in it; the same arrays give the same bytes."""
    path = RESOURCES / f"{name}.npz"
    np.savez_compressed(path, images=images.astype(np.uint8), labels=labels.astype(np.uint8))
    print(f"{path.name}: {images.shape}, per class {np.bincount(labels).tolist()}, {path.stat().st_size:,} bytes")
