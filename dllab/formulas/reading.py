"""From a formula's text to its tree.

    w ← w − η·m̂/(√v̂ + ε)

A slash makes a fraction: above stands the product before it, or the bracket that touches it; below stands what touches
it, or with spaces around the slash the whole product. A function or a sum takes its argument along. In an exponent a
slash stays one. Brackets that only hold a numerator, a denominator or what is under a root vanish. Letters are
variables; three and more of them, and the short words of English, are words; what is known as a function is one.
"""

import re
import unicodedata

from dllab.formulas.tree import Fenced, Fraction, Hat, Node, Root, Row, Script, Space, Symbol

UPPER = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵏᵖᵗᶻᵀᴸ", "0123456789+−()nikptzTL", strict=True))
LOWER = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋ᵢₖₙₜₚₐₓ", "0123456789+−ikntpax", strict=True))
PRIME = "′"
HAT = "\u0302"
FUNCTIONS = frozenset(
    ("argmin", "clip", "cos", "cosh", "entropy", "erf", "exp", "KL", "ln", "log", "max", "min", "mod", "onehot")
    + ("AUC", "ReLU", "sign", "sin", "softmax", "tanh", "tr")
)
SHORT_WORDS = frozenset(
    ("an", "as", "at", "be", "by", "in", "is", "it", "no", "of", "on", "or", "so", "to", "up")
    + ("tp", "tn", "fp", "fn", "MB", "GB")
)
SUBSCRIPTED = frozenset({"fan"})  # words whose _part is an index, as that of a letter is
LARGE = "Σ∏"
PAIRS = {"(": ")", "[": "]", "⌊": "⌋", "{": "}"}
BARS = "|‖"
WORD = re.compile(r"[A-Za-z]+(?:[-_][A-Za-z]{3,}|'s|’s)*")
ARTICLE = re.compile(r"a(?= [A-Za-zα-ω])")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
INDEX = re.compile(r"[A-Za-zΑ-ω]+|\d+")
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f“”]+")
SLASH, TIMES, MINUS = (Symbol(sign, "operator") for sign in "/·−")


def lines_of(formula: str) -> list[str]:
    """What is set on lines of its own: the text's lines, and what a semicolon and several spaces part in them."""
    return [part.strip() for line in formula.splitlines() for part in re.split(r"[;；]\s{2,}", line) if part.strip()]


def read(line: str) -> Row:
    """The tree of one line; any text has one."""
    return _Reader(unicodedata.normalize("NFD", line)).row("")


class _Reader:
    """Reads from left to right; `at` is the next character."""

    def __init__(self, text: str):
        self._text, self._at = text, 0
        self._linear = False  # in an exponent

    def row(self, closing: str) -> Row:
        """Up to a closing bracket, which is left, or to the end."""
        parts: list[Node] = []
        while self._at < len(self._text) and not (closing and self._closes(closing)):
            parts += self._next(bool(parts) and not isinstance(parts[-1], Space | Symbol) or _is_atom(parts))
        return Row(tuple(parts if self._linear else _with_fractions(parts)))

    def _closes(self, closing: str) -> bool:
        return self._text[self._at] == closing and not (closing in BARS and self._text[self._at - 1] == " ")

    def _next(self, touches: bool) -> list[Node]:
        """The next part, with its hat, scripts and all; several letters may be several parts."""
        character = self._text[self._at]
        if character == " ":
            return [self._space()]
        if character in PAIRS:
            return [self._scripted(self._group(character, PAIRS[character]))]
        if character in BARS and self._opens(touches):
            return [self._scripted(self._group(character, character))]
        if character == "√":
            self._at += 1
            return [self._scripted(self._root())]
        for pattern, make in ((CJK, _words), (ARTICLE, _words), (WORD, _letters), (NUMBER, _number)):
            found = pattern.match(self._text, self._at)
            if found:
                return self._take(make(found.group()))
        self._at += 1
        symbol = _symbol(character)
        return [symbol if symbol.style == "operator" else self._scripted(symbol)]

    def _take(self, symbols: list[Symbol]) -> list[Node]:
        """Symbols that begin here; scripts belong to the last, and a letter with a hat ends a run of letters."""
        taken: list[Node] = []
        for symbol in symbols:
            self._at += len(symbol.text)
            taken.append(self._scripted(symbol))
        return taken

    def _space(self) -> Space:
        begin = self._at
        while self._at < len(self._text) and self._text[self._at] == " ":
            self._at += 1
        return Space(min(self._at - begin, 4))

    def _opens(self, touches: bool) -> bool:
        """Whether a bar has another one that closes it: one between two spaces says "given"."""
        after = self._text[self._at + 1 : self._at + 2]
        bar = self._text[self._at]
        return after not in ("", " ") and bar in self._text[self._at + 1 :] and not (touches and after in ").,; ")

    def _group(self, left: str, right: str) -> Fenced:
        self._at += 1
        inside = self.row(right)
        closed = self._at < len(self._text)
        self._at += closed
        return Fenced(left, inside, right if closed else "")

    def _root(self) -> Root:
        """Of a bracket, or of all that touches."""
        if self._text[self._at : self._at + 1] == "(":
            return Root(self._group("(", ")").inside)
        parts: list[Node] = []
        while self._at < len(self._text) and (parts == [] or _is_atom(parts)):
            before = self._at
            found = self._next(bool(parts))
            if not _is_atom(found):
                self._at = before
                break
            parts += found
        return Root(Row(tuple(parts)))

    def _scripted(self, base: Node) -> Node:
        """With the hat and the scripts that follow."""
        upper: list[Node] = []
        lower: list[Node] = []
        while self._at < len(self._text):
            character = self._text[self._at]
            if character == HAT:
                base = Hat(base)
            elif character == PRIME:
                upper.append(Symbol(PRIME, "operator"))
            elif character in UPPER:
                upper.append(_symbol(UPPER[character]))
            elif character in LOWER:
                lower.append(_symbol(LOWER[character]))
            elif character == "∞" and base == Symbol("ρ", "variable"):
                lower.append(Symbol("∞", "number"))
            elif character in "^_" and self._at + 1 < len(self._text):
                self._at += 1
                (upper if character == "^" else lower).append(self._script(character))
                continue
            else:
                break
            self._at += 1
        if not (upper or lower):
            return base
        return Script(base, Row(tuple(upper)) if upper else None, Row(tuple(lower)) if lower else None)

    def _script(self, mark: str) -> Node:
        """What comes after ^ or _."""
        if mark == "^":
            outside, self._linear = self._linear, True
            bracket = self._text[self._at] == "("
            script = self._group("(", ")").inside if bracket else Row(tuple(self._next(False)[:1]))
            self._linear = outside
            return script
        found = INDEX.match(self._text, self._at)
        if not found:
            return Row(())
        self._at = found.end()
        word = found.group()
        if word.isdigit():
            return Symbol(word, "number")
        return Symbol(word, "word" if len(word) > 2 or word in SHORT_WORDS else "variable")


def _words(text: str) -> list[Symbol]:
    return [Symbol(text, "word")]


def _number(text: str) -> list[Symbol]:
    plain = text.rstrip(",")
    return [Symbol(plain, "number")]


def _letters(text: str) -> list[Symbol]:
    """A function, a word, or variables that are multiplied."""
    first = text.partition("_")[0]
    if "_" in text and (len(first) == 1 or first in SUBSCRIPTED):
        text = first
    if text in FUNCTIONS:
        return [Symbol(text, "function")]
    if len(text) >= 3 or text in SHORT_WORDS:
        return [Symbol(text, "word")]
    return [Symbol(letter, "variable") for letter in text]


def _symbol(character: str) -> Symbol:
    if character in LARGE:
        return Symbol(character, "large")
    if character.isalpha() and unicodedata.category(character) != "Lo":
        return Symbol(character, "variable")
    return Symbol(character, "number" if character.isnumeric() or character in "∞∂∇" else "operator")


def _is_atom(parts: list[Node]) -> bool:
    """Whether the last of these can be multiplied by what touches it."""
    if not parts:
        return False
    last = parts[-1]
    return not isinstance(last, Space) and not (isinstance(last, Symbol) and last.style == "operator")


def _with_fractions(parts: list[Node]) -> list[Node]:
    """Put what is around every slash above each other, from left to right."""
    done: list[Node] = []
    at = 0
    while at < len(parts):
        if parts[at] != SLASH or not done:
            done.append(parts[at])
            at += 1
            continue
        apart = isinstance(done[-1], Space)
        above = _before(done[:-1] if apart else done, apart)
        below = _after(parts[at + 1 + apart :], apart)
        if above and below:
            del done[len(done) - len(above) - apart :]
            done.append(Fraction(_bare(above), _bare(below)))
            at += 1 + apart + len(below)
        else:
            done.append(SLASH)
            at += 1
    return done


def _before(parts: list[Node], apart: bool) -> list[Node]:
    """What goes above the bar, out of what stands to the left of a slash."""
    begin = len(parts)
    while begin and _is_atom(parts[:begin]) and not isinstance(parts[begin - 1], Fraction):
        begin -= 1
    if len(parts) - begin == 1 and isinstance(parts[begin], Fenced) and not apart:
        return parts[begin:]
    while begin:
        if isinstance(parts[begin - 1], Space) and _is_applied(parts[: begin - 1], apart):
            begin -= 2
        elif parts[begin - 1] == MINUS and apart and begin > 2 and _is_large(parts[begin - 3]):
            begin -= 3
        elif parts[begin - 1] == TIMES and _is_atom(parts[: begin - 1]) and not isinstance(parts[begin - 2], Fraction):
            begin -= 2
            while begin and _is_atom(parts[:begin]) and not isinstance(parts[begin - 1], Fraction):
                begin -= 1
        else:
            break
    return parts[begin:]


def _after(parts: list[Node], apart: bool) -> list[Node]:
    """What goes below the bar, out of what stands to the right of a slash."""
    end = 0
    while end < len(parts):
        argument = end > 0 and isinstance(parts[end], Space) and _is_large(parts[end - 1])
        if not (_is_atom(parts[end : end + 1]) or argument or (apart and parts[end] == TIMES)):
            break
        end += 1
    return parts[:end]


def _is_large(part: Node) -> bool:
    """Whether it is the sign of a sum or product, with or without an index."""
    sign = part.base if isinstance(part, Script) else part
    return isinstance(sign, Symbol) and sign.style == "large"


def _is_applied(parts: list[Node], apart: bool) -> bool:
    """Whether the last of these is a function, or far from a slash a sum, of what follows it."""
    last = parts[-1] if parts else None
    is_function = isinstance(last, Symbol) and last.style == "function"
    return is_function or (apart and last is not None and _is_large(last))


def _bare(parts: list[Node]) -> Node:
    """Without the brackets that hold all of it."""
    if len(parts) == 1 and isinstance(parts[0], Fenced) and parts[0].left == "(":
        return parts[0].inside
    return Row(tuple(parts))
