"""Make resources/datasets/penguins.npz from the Python package palmerpenguins.

pip download palmerpenguins==0.1.6 --no-deps && python -m zipfile -e palmerpenguins-0.1.6-*.whl unpacked
python packaging/datasets/penguins.py unpacked/palmerpenguins/data/penguins.csv
"""

import csv
import sys

import bundle

FEATURES = {
    "bill_length_mm": "bill length (mm)",
    "bill_depth_mm": "bill depth (mm)",
    "flipper_length_mm": "flipper length (mm)",
    "body_mass_g": "body mass (g)",
}
SPECIES = ("Adelie", "Chinstrap", "Gentoo")

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    birds = [bird for bird in csv.DictReader(file) if "NA" not in [bird[name] for name in FEATURES]]
x = [[float(bird[name]) for name in FEATURES] for bird in birds]
y = [SPECIES.index(bird["species"]) for bird in birds]
bundle.write_table("penguins", x, y, list(FEATURES.values()), SPECIES)
