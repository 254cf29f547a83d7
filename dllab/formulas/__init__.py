"""What the catalogue's formulas mean to a typesetter: their one-line text, read into fractions, roots and scripts.

The text stays the one home of a formula. `read` makes a tree of it, in any language and for any choice, one's own
included; the window draws the tree, and `mathml` says it to a browser.
"""

from dllab.formulas.mathml import mathml
from dllab.formulas.reading import lines_of, read
from dllab.formulas.tree import Fenced, Fraction, Hat, Node, Root, Row, Script, Space, Symbol

__all__ = [
    "Fenced",
    "Fraction",
    "Hat",
    "Node",
    "Root",
    "Row",
    "Script",
    "Space",
    "Symbol",
    "lines_of",
    "mathml",
    "read",
]
