"""The ground that the run walks on."""
