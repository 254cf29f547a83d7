"""Make resources/datasets/digits.npz from scikit-learn's copy of the UCI test set.

python packaging/datasets/digits.py
"""

import bundle
from sklearn.datasets import load_digits

digits = load_digits()
bundle.write("digits", digits.images, digits.target)
