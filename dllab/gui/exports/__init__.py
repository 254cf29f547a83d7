"""What panels show, as files: pictures of their widgets, and tables of their numbers."""
