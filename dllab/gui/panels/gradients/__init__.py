"""The gradient norm of every layer over time."""
