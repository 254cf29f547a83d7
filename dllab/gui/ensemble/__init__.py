"""Several runs of one experiment, in the window."""
