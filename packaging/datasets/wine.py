"""Make resources/datasets/wine.npz from scikit-learn's copy of the UCI set.

python packaging/datasets/wine.py
"""

import bundle
from sklearn.datasets import load_wine

table = load_wine()
bundle.write_table("wine", table.data, table.target, table.feature_names, table.target_names)
