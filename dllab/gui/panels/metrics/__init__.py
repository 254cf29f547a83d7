"""What the network is worth."""
