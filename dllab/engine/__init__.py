"""The training engine: arrays in, arrays out; no threads, no files, no Qt.

Importing a family of choices is cheap. `network`, `program` and `step` bring numba in and are imported late.
"""
