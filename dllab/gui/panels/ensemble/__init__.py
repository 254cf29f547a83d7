"""Several runs of one experiment."""
