"""The data, and what the network makes of them."""
