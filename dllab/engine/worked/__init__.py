"""What the worked lines of an optimizer's step are made of: numbers, terms, and what is remembered by its names."""
