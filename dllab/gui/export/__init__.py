"""What panels and runs are, as files."""
