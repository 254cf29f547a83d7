"""A sweep: the experiment over values of its settings."""
