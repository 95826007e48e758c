"""The sentences in which repair gives its reasons. A closed set: each is a key of a translation."""

from __future__ import annotations

import functools

from archive.model.proposal import Evidence

WORD_CUT = "{0} is one word"
STOPS_INSIDE = "the line above stops in mid-sentence"
FULL_LINE = "the line above is full, so it ends no paragraph"
NEXT_PLACE = "nothing stands between the two pieces"
COLUMN_END = "a column ends here: the sentence goes on in the next piece"
BEST_OF_PAGE = "of all beginnings on the page this one fits best"
FOLLOWS_PIECE = "it stood right below the piece that is moved"
HYPHENATED = "{0} is cut by a hyphen at the end of the line"
LATIN_WORDS = "two words of a Latin script need a space"

SHORT_LINE = "the line above stops short of the column's width after a full sentence"
INDENTED = "the line below is set in like the first line of a paragraph"
SENTENCE_ENDS = "a sentence ends here"
OTHER_FORM = "what follows has another form: {0}"

NO_END = "the sentence has no end"
NO_CONTINUATION = "nothing on the page continues it"
NO_BEGINNING = "the paragraph starts in mid-sentence"
QUOTE_OPEN = "the quotation opened at {0} is never closed"

PADDED_NAME = "{0} is a name that was padded with a space"
NAMES_RUN = "names run together: {0}"
WORDS_RUN = "{0} is no word, but these are: {1}"
MARK_CLOSED_UP = "a space follows a mark between words"
SPACE_BY_OCR = "Chinese prints no space here"
NUMBER_SPACED = "OCR put spaces around a number"

FORM_SIGN = "its form: {0}"

TITLE_GROUP = "a title starts here: {0}"
AFTER_SIGN_OFF = "the article above is signed off"

NOTICES_MEET = "{0} here and {1} on page {2} point at each other"
FITS_BEST = "of the texts that go from page {0} to page {1} these two fit best"

FULL_WIDTH = "{0} beside Chinese text is printed full-width: {1}"
QUOTE_PAIR = "straight quotes in pairs"
QUOTE_MISREAD = "{0} stands where the quotation ends"
DASH = "a subtitle starts with a Chinese dash"
ELLIPSIS = "{0} stands for an ellipsis"
POINT_AS_MARK = "{0} between Chinese characters stands for {1}"

LOOK_ALIKE = "{0} looks like {1}, and {2} is a word"
STOP_MISREAD = "{0} stands where the sentence ends"
READ_OTHERWISE = "the engine also read {0}"
STRAY = "a stray mark that belongs to no text"
STRAY_NUMBER = "a lone number after the sign-off"


TEMPLATES = tuple(
    value for name, value in sorted(globals().items()) if name.isupper() and isinstance(value, str)
)

SIGN_WORDS = {
    "heading": "a short line that ends no sentence",
    "short": "a short line between paragraphs",
    "alike": "other headings of the same shape stand on the page",
    "subtitle": "a dash at the start",
    "dash": "a dash at the start",
    "kicker": "a line with a colon above it",
    "colon": "a colon after the name of a body",
    "byline": "names of writers",
    "sign-off": "a name in brackets after the last paragraph",
    "caption": "a line by the picture's credit or wider than the column",
    "credit": "a name and 摄",
    "notice": "it sends the reader to another page",
    "folio": "date, page number or editors",
    "table": "numbers in columns",
    "verse": "short lines that end no sentence, one below the other",
    "first": "first on the page",
    "parts": "several lines of title",
    "wide": "wider than a column",
    "clauses": "clauses parted by a space",
    "numbered": "it is numbered",
    "series": "the first of several short lines stands below it",
    "columns": "the columns below it have another width",
    "alone": "no other short line of its kind stands near",
    "neighbours": "the roles around it",
    "body": "full lines of text",
}
"""What the words for signs of form mean, in English (also keys of translations)."""


@functools.lru_cache(maxsize=4096)
def say(template: str, *values: str) -> Evidence:
    """Return a reason; most are said of many places and are one object in memory."""
    return Evidence(template, values)


def signs(names: tuple[str, ...]) -> str:
    """Return signs of form in words."""
    return ", ".join(SIGN_WORDS[name] for name in names if name in SIGN_WORDS)
