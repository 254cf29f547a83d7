"""The window: the only part of the lab that knows Qt."""
