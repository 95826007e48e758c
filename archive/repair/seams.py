"""What belongs between two pieces that are known to follow each other: nothing or a space."""

from __future__ import annotations

import re
import unicodedata

from archive.model.line import Seam
from archive.model.script import HAN, han_count, is_han
from archive.repair.language.western import is_cut_english_word
from archive.repair.names import TITLES
from archive.repair.row_forms import HEADINGS, Form

_TITLES = "|".join(sorted(TITLES, key=len, reverse=True))
_ENDS_WITH_TITLE = re.compile(rf"(?:^|[（(，,、：:；;\s])(?:{_TITLES})$")
_STARTS_WITH_NAME = re.compile(rf"[{HAN}·]{{2,4}}(?=$|[)）、，,：:/\s])")
_ENDS_WITH_NAME = re.compile(rf"(?:^|[（(、\s]|{_TITLES})[{HAN}·]{{2,4}}$")
_STARTS_WITH_TITLE = re.compile(rf"(?:{_TITLES})(?=$|[)）：:\s]|[{HAN}·]{{2,4}}[)）])")
_LATIN_END = re.compile(r"[A-Za-zⅠ-ⅿ]+$")
_LATIN_START = re.compile(r"[A-Za-zⅠ-ⅿ]+")
"""With Roman numerals: Ⅰnternet is often read for Internet."""
_DATELINE = re.compile(
    r"^[“\"（(]?(?:据?新华社|中新社|人民网|中新网|本报|本社|本台|本网).{0,14}[讯电]$"
)
_LABELLED = re.compile(
    r"(?:电话|热线|传真|邮编|地址|邮箱|网址|定价|零售|印刷|国内统一刊号|邮发代号)[^，。,]{0,6}[:：]"
)
_SPACED = frozenset({Form.BYLINE, Form.SIGN_OFF, Form.CREDIT, Form.FOLIO, Form.TABLE, Form.VERSE})


def inner_seam(before: str, after: str, form: Form) -> Seam:
    """Return the seam between pieces of one printed line.

    A space is meant between names and between the clauses of a heading; beside digits and inside
    body text it comes from OCR, except between two Latin words.
    """
    if form in _SPACED or _latin_words(before, after) or is_meant_space(before, after):
        return Seam.SPACE
    if before[-1:].isdigit() and after[:1].isdigit():
        return Seam.SPACE  # two numbers, as in tables and lists
    if form in HEADINGS and han_count(before) >= 2 and han_count(after) >= 2:
        touching = not is_han(before[-1:]) or not is_han(after[:1])
        return Seam.JOIN if touching and before[-1:] not in '！!？?”"' else Seam.SPACE
    return Seam.JOIN


def outer_seam(before: str, after: str, form: Form, word: str) -> Seam:
    """Return the seam between two printed lines of one passage.

    Lines of Chinese end in the middle of a Latin word, too, and without a hyphen.
    """
    if form in _SPACED:
        return Seam.SPACE
    if form in HEADINGS and not word:
        return inner_seam(before, after, form)
    latin = _latin_words(before, after) and not _is_cut_latin_word(before, after)
    return Seam.SPACE if latin or is_meant_space(before, after) else Seam.JOIN


def is_meant_space(before: str, after: str) -> bool:
    """Tell whether newspapers print a space here inside a text.

    They do between the title of a writer and a name, after a dateline (本报讯, 新华社…电), and
    between the parts of an imprint (邮编:… 电话:…).
    """
    if (_DATELINE.match(before) and is_han(after[:1])) or _LABELLED.match(after):
        return True
    if _ENDS_WITH_TITLE.search(before) and _STARTS_WITH_NAME.match(after):
        return True
    return bool(_ENDS_WITH_NAME.search(before) and _STARTS_WITH_TITLE.match(after))


def _latin_words(before: str, after: str) -> bool:
    """Tell whether two Latin words (or a word and a number) meet that a space must part."""
    a, b = before[-1:], after[:1]
    if not a.isascii() or not b.isascii():
        return False
    if a.isdigit() and b.isdigit():
        return False
    return ((a.isalnum() or a in ",.;:!?") and b.isalpha()) or (
        a.isalpha()
        and b.isdigit()
        and len(before.rsplit(maxsplit=1)[-1]) > 3
        and not han_count(before[-6:])
    )


def _is_cut_latin_word(before: str, after: str) -> bool:
    start, rest = _LATIN_END.search(before), _LATIN_START.match(after)
    if start is None or rest is None:
        return False
    return is_cut_english_word(_letters(start[0]), _letters(rest[0]))


def _letters(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
