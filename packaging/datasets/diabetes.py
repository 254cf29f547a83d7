"""Make resources/datasets/diabetes.npz from scikit-learn's copy, in the units it was measured in.

python packaging/datasets/diabetes.py
"""

import bundle
from sklearn.datasets import load_diabetes

FEATURES = {
    "bmi": "body mass index",
    "bp": "blood pressure",
    "s1": "total cholesterol",
    "s2": "low-density lipoproteins",
    "s3": "high-density lipoproteins",
    "s4": "total / HDL cholesterol",
    "s5": "log triglycerides",
    "s6": "blood sugar",
}

table = load_diabetes(scaled=False)
bundle.write_table("diabetes", table.data, table.target, [FEATURES.get(name, name) for name in table.feature_names])
