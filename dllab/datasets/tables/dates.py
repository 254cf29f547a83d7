"""Dates and times as people write them.

Source: ISO 8601-1:2019; Unicode CLDR, names of months and formats of dates in locales.
"""

import re

import numpy as np
from numpy.typing import NDArray

_MONTH = (  # beginnings, of English, German, French, Spanish, Italian, Portuguese and Russian names
    r"(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mag|ma[jr]|jun|juin|giu|jul|juil|lug|aug|aoû|ago|sep|set|oct|okt|ott|"
    r"out|nov|dec|dez|déc|dic|ene|gen|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)[^\W\d_]{0,7}\.?"
)
_ERA = "(?:明治|大正|昭和|平成|令和|民國|民国|[MTSHR])"
_OF = "(?:de |of )?"
DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([ T].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}( .*)?|\d{4}[-/.]\d{1,2}|\d{1,2}/\d{4}"
    r"|\d{2,4}\s?年\s?\d{1,2}\s?月(\s?\d{1,2}\s?[日号])?.*|\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp][Mm]| Uhr)?"
    r"|\d{1,2}[- ][A-Za-z]{3,9}\.?[- ]\d{2,4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}"
    rf"|(?:[^\W\d_]{{2,10}}\.?,? )?\d{{1,2}}(?:\.|st|nd|rd|th)?[- ]?{_OF}{_MONTH}(?:,?[- ]{_OF}\d{{2,4}}(?:[ ,].*)?)?"
    rf"|{_MONTH}[- ]{_OF}\d{{2,4}}|Q[1-4][ /-]?\d{{2,4}}|\d{{4}}[ /-]?[QW]\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\."
    rf"|{_ERA}\d{{1,3}}[年.]\d{{1,2}}[月.]\d{{1,2}}日?|\d{{1,2}}月\d{{1,2}}[日号]"
    r"|\d{4}[년.] ?\d{1,2}[월.]( ?\d{1,2}[일.]?)?( .*)?|(上午|下午|오전|오후) ?\d{1,2}:\d{2}.*"
    r"|\d{8}T\d{4,6}Z?|\d+ days?,? .*\d{1,2}:\d{2}.*|P(?=\d|T)(\d+[YMWD])*(T(\d+[HMS])+)?",
    re.IGNORECASE,
)
EARLIEST, LATEST = 19000101, 20991231


def is_date(field: str) -> bool:
    """Whether it is written as a date, a time, or both."""
    return DATE.fullmatch(field) is not None


def are_compact_dates(values: NDArray[np.float64]) -> bool:
    """Whether all these numbers are dates such as 20240131, and not all in one month; NaN is none."""
    present = values[~np.isnan(values)]
    if not len(present) or present.min() < EARLIEST or present.max() > LATEST or (present != np.floor(present)).any():
        return False
    months, days = present // 100 % 100, present % 100
    return bool(((months >= 1) & (months <= 12) & (days >= 1) & (days <= 31)).all() and len(np.unique(months)) > 1)
