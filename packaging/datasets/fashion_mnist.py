"""Make resources/datasets/fashion_mnist.npz: the first 1,000 images of each class of the training set.

apt-get download dataset-fashion-mnist && dpkg-deb -x dataset-fashion-mnist_*.deb unpacked
python packaging/datasets/fashion_mnist.py unpacked/usr/share/datasets/fashion-mnist
"""

import gzip
import sys
from pathlib import Path

import bundle
import numpy as np

PER_CLASS = 1000

source = Path(sys.argv[1])
# IDX: a header of 16 bytes before the pixels and of 8 before the labels, then one byte a value.
images = np.frombuffer(gzip.decompress((source / "train-images-idx3-ubyte.gz").read_bytes())[16:], np.uint8)
labels = np.frombuffer(gzip.decompress((source / "train-labels-idx1-ubyte.gz").read_bytes())[8:], np.uint8)
first = np.sort(np.concatenate([np.flatnonzero(labels == label)[:PER_CLASS] for label in range(10)]))
bundle.write("fashion_mnist", images.reshape(-1, 28, 28)[first], labels[first])
