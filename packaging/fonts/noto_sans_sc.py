"""Make resources/fonts/NotoSansSC-Subset.otf: Chinese on machines without a Chinese font.

pip download --no-deps pylopdf-fonts-zh-cn==0.1.1 && pip install fonttools==4.68.0
python packaging/fonts/noto_sans_sc.py pylopdf_fonts_zh_cn-0.1.1-py3-none-any.whl

Kept are the 6,763 characters and the symbols of GB 2312, and what formulas and numbers are written with. Quotes and
ellipses are those of Chinese, but those of Latin where they touch Latin letters or digits. Signs that this font draws
as wide as a Chinese character, such as · × √ ∂, are left to Symbols.ttf. The licence beside the font (OFL 1.1) comes
from the same wheel.
"""

import io
import sys
import zipfile
from pathlib import Path

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
FONT = "pylopdf_fonts_zh_cn/NotoSansSC-Regular.otf"
LICENCE = "licenses/LICENSE"
RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1, with ×
    (0x0370, 0x03FF),  # Greek
    (0x2010, 0x2027),  # dashes, quotes, ellipsis
    (0x2030, 0x205E),  # per mille, primes
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x2190, 0x21FF),  # arrows
    (0x2212, 0x2212),  # minus, as wide as a digit
    (0x25A0, 0x25FF),  # geometric shapes
    (0x3000, 0x303F),  # Chinese punctuation
    (0xFF01, 0xFF5E),  # full-width forms
)
RAISED = {ord(raised) for raised in "¹²³⁴"}  # all raised digits come from one font, Symbols.ttf
OPERATORS = {*range(0x2200, 0x2300), *map(ord, "±·×÷‖")} - {0x2212}
OPENING, CLOSING = "‘“", "’”…"
BESIDE = (*range(0x0021, 0x007F), *range(0x00A1, 0x0100), *range(0x0370, 0x0400))  # ASCII, Latin-1, Greek


def gb2312() -> set[int]:
    """Every character that GB 2312 encodes."""
    rows, cells = range(0xA1, 0xF8), range(0xA1, 0xFF)
    pairs = (bytes((row, cell)).decode("gb2312", errors="ignore") for row in rows for cell in cells)
    return {ord(character) for character in pairs if character}


def latin_marks(font: TTFont) -> dict[str, str]:
    """The font's own Latin form of every quote and of the ellipsis: its feature "pwid", proportional widths."""
    table, names = font["GSUB"].table, font.getBestCmap()
    feature = next(record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "pwid")
    lookup = table.LookupList.Lookup[feature.LookupListIndex[0]]
    mapping = getattr(lookup.SubTable[0], "ExtSubTable", lookup.SubTable[0]).mapping
    return {mark: mapping[names[ord(mark)]] for mark in OPENING + CLOSING}


def add_latin_marks(font: TTFont, latin: dict[str, str]) -> None:
    """Write such a mark in its Latin form after or before one of BESIDE, as every program does that shapes text.

    An ellipsis may have a space between: "0, 1, …". It is no wider than that of Chinese, which a program measures that
    cuts a text.
    """
    names, widths = font.getBestCmap(), font["hmtx"]
    widths[latin["…"]] = widths[names[ord("…")]][0], widths[latin["…"]][1]
    beside = " ".join(sorted({names[code] for code in BESIDE if code in names}))
    rules = [f"  sub @beside {names[ord(mark)]}' by {latin[mark]};" for mark in CLOSING]
    rules += [f"  sub {names[ord(mark)]}' @beside by {latin[mark]};" for mark in OPENING]
    rules += [f"  sub @beside {names[ord(' ')]} {names[ord('…')]}' by {latin['…']};"]
    addOpenTypeFeaturesFromString(font, "\n".join((f"@beside = [{beside}];", "feature calt {", *rules, "} calt;")))


def make(wheel: Path) -> None:
    """Write the font and its licence."""
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True, desubroutinize=False
    )
    subsetter = subset.Subsetter(options)
    wanted = gb2312().union(*(range(first, last + 1) for first, last in RANGES)) - RAISED - OPERATORS
    subsetter.populate(unicodes=wanted)
    with zipfile.ZipFile(wheel) as archive:
        font = TTFont(io.BytesIO(archive.read(FONT)))
        latin = latin_marks(font)
        subsetter.populate(glyphs=latin.values())
        subsetter.subset(font)
        add_latin_marks(font, latin)
        licence = next(name for name in archive.namelist() if name.endswith(LICENCE))
        copyright_notice = font["name"].getDebugName(0).encode()
        (FOLDER / "NotoSansSC-LICENSE.txt").write_bytes(copyright_notice + b"\n\n" + archive.read(licence))
    path = FOLDER / "NotoSansSC-Subset.otf"
    font.save(path)
    print(f"{path.name}: {len(font.getBestCmap()):,} characters, {path.stat().st_size:,} bytes")


make(Path(sys.argv[1]))
