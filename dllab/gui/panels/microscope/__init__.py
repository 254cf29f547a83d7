"""A layer, one update of one weight, and the initialization in numbers."""
