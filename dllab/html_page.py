"""A page for people that needs no other file: read in a browser, printed on A4."""

from html import escape

FONTS = 'system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
STYLE = f"""
:root {{ color-scheme: light }}
body {{ font: 16px/1.5 {FONTS}; max-width: 50em; margin: 2em auto; padding: 0 1em; color: #26282c; background: #fff }}
h1, h2 {{ line-height: 1.25; break-after: avoid }}
h2 {{ font-size: 1.25em; margin: 1.6em 0 0.6em }}
p {{ margin: 0.5em 0 }}
table {{ border-collapse: collapse }}
th, td {{ border: 1px solid #c9cdd3; padding: 3px 8px; text-align: left; vertical-align: top }}
th {{ background: #f3f4f6; font-weight: 600 }}
.number {{ text-align: right; font-variant-numeric: tabular-nums }}
tr, img, svg {{ break-inside: avoid }}
img, svg {{ max-width: 100%; height: auto }}
@page {{ size: A4; margin: 16mm 18mm }}
@media print {{ body {{ font-size: 10pt; max-width: none; margin: 0; padding: 0 }} }}
"""
LANGUAGES = {"en": "en", "zh": "zh-CN"}


def html_page(title: str, body: str, language: str = "en", style: str = "") -> str:
    """The whole file. language: "en" or "zh", by which browsers choose the shapes of Chinese characters.

    style: what the page has beside the rules of all. Headings stay with what follows, and pictures and rows are not
    cut in two where a page of paper ends.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES[language]}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{STYLE}{style}</style></head>\n<body>{body}</body></html>\n"
    )
