"""The handbook: its pages, the reference made from the catalogue, and the window that shows them."""
