"""Catalogue metadata made into widgets: a new choice or parameter appears here by being registered."""
