"""Convolution and pooling: a layer whose weights are filters that slide over a picture."""
