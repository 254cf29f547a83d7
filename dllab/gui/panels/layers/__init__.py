"""Every layer's health."""
