"""The microscope's views: a layer, one update, the initialization."""
