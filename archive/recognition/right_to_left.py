"""Level titles of vertical pages, which are read from the right; engines spell them from the left."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from archive.model.line import Alternative, Reading
from archive.model.script import is_mostly_han

if TYPE_CHECKING:
    from collections.abc import Sequence

_FROM_LEFT = re.compile(
    r"年.{1,3}月|月.{1,4}日|第.{1,5}[號号版期]|星期[日一二三四五六]|[電电][話话]|公司|地址|民[國国]"
    r"|每日|今日|中[國国]|上海|商店|[銀银]行|[廣广]告|社[會会]|新[聞闻]|先生|小[說说]|一[號号]"
)
"""Words that print often in titles, mastheads and adverts."""
_FROM_RIGHT = re.compile(
    r"月.{1,3}年|日.{1,4}月|[號号版期].{1,5}第|[日一二三四五六]期星|[話话][電电]|司公|址地|[國国]民"
    r"|日每|日今|[國国]中|海上|店商|行[銀银]|告[廣广]|[會会]社|[聞闻]新|生先|[說说]小|[號号]一"
)
_RUNS = re.compile(r"[0-9A-Za-z][0-9A-Za-z .,:'%&-]*[0-9A-Za-z]|.", re.DOTALL)
"""Western words and numbers stand from the left even in such titles."""
_PAIRS = str.maketrans("（）()「」『』〈〉《》【】", "）（)(」「』『〉〈》《】【")


def with_titles_from_the_right(readings: Sequence[Reading]) -> list[Reading]:
    """Return a page's readings; if it is a vertical page, level Chinese lines are turned round.

    Modern vertical pages print such lines from the left: what the page's lines say decides.
    """
    level = [r for r in readings if not r.vertical and len(r.text) > 1 and is_mostly_han(r.text)]
    vertical = sum(len(r.text) for r in readings if r.vertical)
    if 2 * vertical <= sum(len(r.text) for r in readings):
        return list(readings)
    from_left = sum(len(_FROM_LEFT.findall(r.text)) for r in level)
    from_right = sum(len(_FROM_RIGHT.findall(r.text)) for r in level)
    if from_left > from_right:
        return list(readings)
    turned = {id(reading) for reading in level}
    return [_turned(reading) if id(reading) in turned else reading for reading in readings]


def _turned(reading: Reading) -> Reading:
    runs = [match.span() for match in _RUNS.finditer(reading.text)][::-1]
    order = [index for start, end in runs for index in range(start, end)]
    places = {old: new for new, old in enumerate(order)}
    text = "".join(reading.text[index] for index in order).translate(_PAIRS)
    others = [
        Alternative(places[other.index], other.characters, other.probabilities)
        for other in reading.alternatives
    ]
    return dataclasses.replace(
        reading, text=text, alternatives=tuple(sorted(others, key=lambda other: other.index))
    )
