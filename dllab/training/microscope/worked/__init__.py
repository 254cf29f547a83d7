"""The optimizers' formulas with the numbers of one weight in one step put in, line by line."""
