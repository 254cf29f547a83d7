"""How every number of the way through the network and back changes when the parameters change along a vector."""
