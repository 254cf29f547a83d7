"""The window as a film."""
