"""What is going on in the run, in plain words."""
