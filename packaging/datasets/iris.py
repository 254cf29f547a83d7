"""Make resources/datasets/iris.npz from scikit-learn's copy of the UCI set.

python packaging/datasets/iris.py
"""

import bundle
from sklearn.datasets import load_iris

table = load_iris()
bundle.write_table("iris", table.data, table.target, table.feature_names, table.target_names)
