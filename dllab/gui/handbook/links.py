"""How the handbook's places are called, for those that lead there."""

EXPLORE_PAGES = "explore-pages"  # the page of the reference about the pages of Explore
PANELS = "panels"  # the page about the panels, each under its own name


def page_of(family: str) -> str:
    """The page of the reference about a family of choices."""
    return family.replace(" ", "-")


def link_to(page: str, anchor: str) -> str:
    """A place on a page."""
    return f"{page}#{anchor}"
