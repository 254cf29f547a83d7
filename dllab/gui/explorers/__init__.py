"""The pages of Explore: a gallery, and a page for every explorer with a view of its own."""
