"""How each explorer is drawn: one file a view, called as its explorer, with a class `View`."""
