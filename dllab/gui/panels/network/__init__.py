"""The network itself, unit by unit or layer by layer."""
