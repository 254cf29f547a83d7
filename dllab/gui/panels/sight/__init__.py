"""What a network of images sees: its filters, and the maps of one picture."""
