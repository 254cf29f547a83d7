"""Dates and times as people write them.

Source: ISO 8601-1:2019; Unicode CLDR, names of months and formats of dates in locales.
"""

import re

import numpy as np
from numpy.typing import NDArray

_MONTH = (  # short or whole, in English, German, French, Spanish, Italian, Portuguese and Russian; no 5 marks, 3 sets
    r"(?:jan(?:v|uary?|uari|vier|eiro)?|feb(?:r|ruary?|ruari|braio|rero)?|f[ée]v(?:r|rier|ereiro)?|"
    r"mar(?:ch|s|zo|ço)?|mär(?:z)?|a[pv]r(?:ile?)?|abr(?:il)?|mayo?|maio?|mag(?:gio)?|maj|jun(?:[ei]|io|ho)?|juin|"
    r"giu(?:gno)?|jul(?:[yi]|io|ho)?|juil(?:let)?|lug(?:lio)?|aug(?:usti?)?|août?|ago(?:sto)?|sep(?:t|tember|tembre|"
    r"tiembre)?|set(?:t|embro|tembre|iembre)?|o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?|out(?:ubro)?|"
    r"nov(?:ember|embre|embro|iembre)?|de[cz](?:ember|embro)?|déc(?:embre)?|dic(?:embre|iembre)?|ene(?:ro)?|"
    r"gen(?:naio)?|янв(?:ар[яь])?|фев(?:р|рал[яь])?|мар(?:та?)?|апр(?:ел[яь])?|ма[яй]|июн[яь]?|июл[яь]?|авг(?:уста?)?|"
    r"сент?(?:ябр[яь])?|окт(?:ябр[яь])?|нояб?(?:р[яь])?|дек(?:абр[яь])?)\.?"
)
_ERA = "(?:明治|大正|昭和|平成|令和|民國|民国|[MTSHR])"
_OF = "(?:de |of )?"
DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([ T].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}( .*)?|\d{4}[-/.]\d{1,2}|\d{1,2}/\d{4}"
    r"|\d{2,4}\s?年\s?\d{1,2}\s?月(\s?\d{1,2}\s?[日号])?.*|\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp][Mm]| Uhr)?"
    r"|\d{1,2}[- ][A-Za-z]{3,9}\.?[- ]\d{2,4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}"
    rf"|(?:[^\W\d_]{{2,10}}\.?,? )?\d{{1,2}}(?:\.|st|nd|rd|th)?[- ]?{_OF}{_MONTH}(?:,?[- ]{_OF}\d{{2,4}}(?:[ ,].*)?)?"
    rf"|{_MONTH}[- ]{_OF}\d{{2,4}}|Q[1-4](?:[ /-]\d{{2}}|[ /-]?\d{{4}})|\d{{4}}[ /-]?[QW]\d{{1,2}}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.|{_ERA}\d{{1,3}}[年.]\d{{1,2}}[月.]\d{{1,2}}日?|\d{{1,2}}月\d{{1,2}}[日号]"
    r"|\d{4}[년.] ?\d{1,2}[월.]( ?\d{1,2}[일.]?)?( .*)?|(上午|下午|오전|오후) ?\d{1,2}:\d{2}.*"
    r"|\d{8}T\d{4,6}Z?|\d+ days?,? .*\d{1,2}:\d{2}.*|P(?=\d|T)(\d+[YMWD])*(T(\d+[HMS])+)?",
    re.IGNORECASE,
)
EARLIEST, LATEST = 1900, 2099
TWO_DIGITS = 100_000  # from here on a year before month and day has two digits; below it are many other numbers


def is_date(field: str) -> bool:
    """Whether it is written as a date, a time, or both."""
    return DATE.fullmatch(field) is not None


def are_compact_dates(values: NDArray[np.float64]) -> bool:
    """Whether all these numbers are dates such as 20240131, 240131, 31012024, 1312024 or 202401; NaN is none.

    Not where all are in one month, or all months in one year: there the numbers do not leap.
    """
    present = values[~np.isnan(values)]
    if not len(present) or present.min() < TWO_DIGITS or (present != np.floor(present)).any():
        return False
    high, middle, low = present // 10000, present // 100 % 100, present % 100
    year = np.full(len(present), EARLIEST)  # of two digits, or of three as 124 for 2024
    last, first, second = present % 10000, present // 10**6, high % 100
    forms = [(high, middle, low), (year + high, middle, low), (last, second, first), (last, first, second)]
    return any(_are_dates(*form) and len(np.unique(form[1])) > 1 for form in forms) or bool(
        _are_dates(present // 100, low, np.ones(len(present))) and np.ptp(present // 100) > 0
    )


def _are_dates(years: NDArray[np.float64], months: NDArray[np.float64], days: NDArray[np.float64]) -> bool:
    spans = ((years, EARLIEST, LATEST), (months, 1, 12), (days, 1, 31))
    return all(bool(((part >= first) & (part <= last)).all()) for part, first, last in spans)
