"""The run that goes on beside those that were pinned."""
