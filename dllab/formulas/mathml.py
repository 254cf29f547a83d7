"""A formula for browsers, which set MathML by themselves."""

from html import escape

from dllab.formulas.tree import Fenced, Fraction, Hat, Node, Root, Row, Script, Space, Symbol

TAGS = {"variable": "mi", "function": "mi", "number": "mn", "operator": "mo", "large": "mo", "word": "mtext"}


def mathml(row: Node) -> str:
    """The formula as one element."""
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">{_element(row)}</math>'


def _element(node: Node) -> str:
    match node:
        case Symbol(text, style):
            tag = TAGS[style]
            return f"<{tag}>{escape(text)}</{tag}>"
        case Space(width):
            return f'<mspace width="{0.25 * width:g}em"/>'
        case Row(parts):
            return f"<mrow>{''.join(map(_element, parts))}</mrow>"
        case Fraction(above, below):
            return f"<mfrac>{_element(above)}{_element(below)}</mfrac>"
        case Root(of):
            return f"<msqrt>{_element(of)}</msqrt>"
        case Hat(of):
            return f'<mover accent="true">{_element(of)}<mo>^</mo></mover>'
        case Fenced(left, inside, right):
            return f'<mrow><mo stretchy="true">{left}</mo>{_element(inside)}<mo stretchy="true">{right}</mo></mrow>'
        case Script(base, upper, lower):
            shown = [_element(part) for part in (base, lower, upper) if part is not None]
            tag = "msubsup" if len(shown) == 3 else "msub" if lower is not None else "msup"
            return f"<{tag}>{''.join(shown)}</{tag}>"
