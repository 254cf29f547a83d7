"""Compiled building blocks: memory, matrix products, transposition, reductions, random numbers, scalar formulas."""
