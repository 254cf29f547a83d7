"""Make resources/datasets/breast_cancer.npz from scikit-learn's copy of the UCI set.

python packaging/datasets/breast_cancer.py
"""

import bundle
from sklearn.datasets import load_breast_cancer

table = load_breast_cancer()
bundle.write_table("breast_cancer", table.data, table.target, table.feature_names, table.target_names)
