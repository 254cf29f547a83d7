"""Tables in text files: what they are made of, their values, and examples made from them."""
