"""What is around the panels: docks, menus, toolbar, status bar, and what the window remembers."""
