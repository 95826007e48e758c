"""What passages look like: bylines, sign-offs, credits, kickers, subtitles, folio lines, notices."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from archive.model.script import HAN, han_count
from archive.repair.marks import DASHES, SENTENCE_MARKS, ends_sentence
from archive.repair.names import close_padded, strip_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.names import NameSense

_CREDIT_END = re.compile(
    r"[/／]?(摄影报道|摄影|摄|供图|制图|绘图|绘|图片|/图|/文|文/图|图/文|通讯员摄|资料图片)[)）]?$"
)
_TOOK_IT = frozenset({"摄", "摄影"})
"""After these even an odd name is one."""
_CREDIT_START = re.compile(r"^[(（]?(摄影|图片来源|图|供图|摄)[:：/／]")
_SIGN_OFF = re.compile(r"^[(（]([^()（）]{2,40})[)）][0-9.·>]{0,2}$")
_AGENCY = re.compile(r"^(据|来源|新华社|中新社|人民日报|本报综合|综合|转自|摘自|载)")
_SUBTITLE = re.compile(f"^[{DASHES}]+(?=[^0-9{DASHES}])")
_NOTICE = re.compile(
    r"^[(（▲▼△▽→←↓>]*\s*(下转|下轉|上接|转|轉|紧接|緊接)\s*第?\s*"
    r"[A-Za-z]?(\d{1,3}|[一二三四五六七八九十]{1,3})\s*版.{0,14}$"
)
_FROM = ("上接", "紧接", "緊接")
_FOLIO = re.compile(
    r"^(第?[A-Za-z]?\d{1,2}版|[A-Z]\d{1,2}|((责任|本版|责)编辑?|编辑|美编|校对|版式|审校)[:：].*|(本报地址|社址)[:：].*|"
    r"\d{4}年\d{1,2}月\d{1,2}日(星期.)?|星期[一二三四五六日天])+$"
)
_SEPARATORS = re.compile(r"[\s、，,]+")
_COLUMNS = frozenset(
    [
        "手记",
        "观察",
        "调查",
        "札记",
        "来信",
        "见闻",
        "日记",
        "视点",
        "连线",
        "访谈",
        "评论",
        "述评",
        "走笔",
    ]
)
"""What follows 记者 in the heading of a column, not in a byline."""
_BODIES = re.compile(
    r"(所|局|办|部|处|科|室|委|会|院|校|站|队|中心|公司|集团|编辑部|宣|轩|读者|网友|村民|市民)$"
)
_NO_SIGN_OFF = re.compile(r"^[上中下完续終终]$|^[一二三四五六七八九十]+$|^未完|^[见如附]|[图表]$")
_BRACKETED = re.compile(r"^[(（]([^()（）]{2,24})[)）][0-9.·>]{0,2}$")
_PLACE = re.compile(r"[省市县區区镇鎮乡鄉村州盟旗]$")
_COMMON_WORD = 6.0
"""Occurrences in a million words from which a word is hardly a writer's pen name."""
_LONGEST_PEN_NAMES = 12
_ANNOUNCES = re.compile(r"(强调|要求|指出|表示|主持|讲话|出席|致辞|调研时说|出炉|召开|举行)$")
_NUMBER = re.compile(r"[+\-−]?\d[\d.,%％:/\-]*[元%％]?")
_LONGEST_TABLE_ROW = 40
_NUMBERED = re.compile(
    r"^(第[一二三四五六七八九十百\d]{1,3}[章节篇条步]|[一二三四五六七八九十]{1,3}[、是]|"
    r"[(（][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|\d{1,2}[、.．](?=[^\d]))"
)
_SPEAKER = re.compile(rf"^(问|答|記者|记者|本报记者|主持人|[{HAN}·]{{2,5}})[:：]\s*(?=\S)")
_ASKING = frozenset({"问", "答", "记者", "記者", "本报记者", "主持人"})


def parts_of(text: str) -> list[str]:
    """Return the words of a byline: separated by spaces and commas."""
    return [part for part in _SEPARATORS.split(text.strip()) if part]


def is_byline(pieces: Sequence[str], names: NameSense, *, loose: bool = False) -> bool:
    """Tell whether pieces are the names of writers (with 记者, 通讯员 before them or not).

    ``loose`` is for the place below a title, where hardly anything else of this form stands.
    """
    if any(mark in piece for piece in pieces for mark in SENTENCE_MARKS + '，,：:“"'):
        return False
    parts = [part for piece in pieces for part in parts_of(piece)]
    if not parts or sum(len(p) for p in parts) > 40:
        return False
    titled = any(strip_title(part) != part for part in parts)
    if titled and _are_short(parts):
        return True
    if names.are_names(parts, loose=loose or titled):
        return loose or titled or len(parts) > 1
    run = strip_title("".join(parts))
    if len(parts) == 1 and names.separate(run, loose=loose or titled):
        return True
    return titled and names.could_be(run)


def _are_short(parts: Sequence[str]) -> bool:
    """Tell whether what follows 记者, 通讯员 … has the length of names and names no column."""
    bare = close_padded([part for part in map(strip_title, parts) if part])
    return bool(bare) and all(
        2 <= len(part) <= 4 and han_count(part) == len(part) and part not in _COLUMNS
        for part in bare
    )


def is_pen_name(pieces: Sequence[str], names: NameSense) -> bool:
    """Tell whether pieces may be pen names: for the place between a title and its text.

    Any odd word serves as one; a common word or a place is rather a heading.
    """
    if any(mark in piece for piece in pieces for mark in SENTENCE_MARKS + "，,、：:"):
        return False
    bare = close_padded([part for piece in pieces for part in parts_of(piece)])
    return sum(map(len, bare)) <= _LONGEST_PEN_NAMES and all(
        2 <= len(part) <= 3
        and han_count(part) == len(part)
        and not _PLACE.search(part)
        and names.frequency(part) < _COMMON_WORD
        for part in bare
    )


def is_numbered(text: str) -> bool:
    """Tell whether a text starts with a number as parts of a text have: 一、, （二）, 3."""
    return bool(_NUMBERED.match(text))


def is_table_row(pieces: Sequence[str]) -> bool:
    """Tell whether pieces are a row of a table: numbers stand side by side."""
    whole = "".join(pieces)
    if len(whole) > _LONGEST_TABLE_ROW or any(mark in whole for mark in "。；;，"):
        return False
    numbers = [_NUMBER.fullmatch(piece) is not None for piece in pieces]
    return any(a and b for a, b in itertools.pairwise(numbers))


def is_table_head(pieces: Sequence[str]) -> bool:
    """Tell whether pieces may name the columns of the table below: 品名 昨日价 今日价."""
    return len(pieces) > 2 and all(len(p) <= 6 and han_count(p) == len(p) for p in pieces)


def could_be_verse(text: str) -> bool:
    """Tell whether a line may be one of a poem: short, and no sentence of prose."""
    return 2 <= han_count(text) <= 16 and not any(mark in text for mark in "。：:；;0123456789")


def announces(text: str) -> bool:
    """Tell whether a short line ends like one that announces the headline below it."""
    return bool(_ANNOUNCES.search(text))


def speaker(text: str) -> str:
    """Return who speaks in a line of an interview (记者：…), or an empty string."""
    match = _SPEAKER.match(text)
    return match[1] if match else ""


def asks(name: str) -> bool:
    """Tell whether the name of a speaker is one that only interviews have."""
    return name in _ASKING


def is_sign_off(text: str, names: NameSense) -> bool:
    """Tell whether a text is a sign-off in brackets: （张祖文 田尧 谷溪桥）, （据新华社）."""
    match = _SIGN_OFF.match(text.strip())
    if not match:
        return False
    inside = match[1].strip()
    if _AGENCY.match(inside):
        return True
    parts = parts_of(inside)
    if names.are_names(parts, loose=True):
        return True
    run = strip_title("".join(parts))
    if len(run) > 2 and _BODIES.search(run) and not _NO_SIGN_OFF.search(run):
        return True
    return names.could_be(run) or names.separate(run, loose=True) is not None


def is_bracketed(text: str) -> bool:
    """Tell whether a text stands in brackets as the name of whoever signs: （城区供电所）."""
    match = _BRACKETED.match(text.strip())
    if match is None or _NO_SIGN_OFF.search(match[1].strip()):
        return False
    inside = match[1].replace(" ", "")
    return 3 <= len(inside) <= 16 and han_count(inside) == len(inside)


def is_credit(pieces: Sequence[str], names: NameSense) -> bool:
    """Tell whether pieces credit a picture: 唐建华 摄."""
    text = " ".join(pieces).strip("()（） ")
    if len(text) > 30 or any(mark in text for mark in SENTENCE_MARKS + "，,"):
        return False
    if _CREDIT_START.match(text):
        return True
    match = _CREDIT_END.search(text)
    if not match or match.start() == 0:
        return False
    who = text[: match.start()].strip()
    parts = parts_of(who)
    return (
        names.are_names(parts)
        or names.is_name(strip_title("".join(close_padded(parts))))
        or (match[1] in _TOOK_IT and names.could_be("".join(parts)))
        or (
            match[1] == "摄" and 2 <= han_count(who) == len("".join(parts)) <= 4 and who[-1] != "拍"
        )
        or (
            match[1] != "图"
            and len(who) <= 12
            and who.startswith(("本报", "记者", "通讯员", "新华社"))
        )
    )


def is_kicker(text: str) -> bool:
    """Tell whether a short text announces the heading below it: 天富实业公司：."""
    return 2 <= han_count(text) <= 24 and text[-1] in ":：" and not ends_sentence(text[:-1])


def is_dash_subtitle(text: str) -> bool:
    """Tell whether a text starts with a dash as subtitles do."""
    return bool(_SUBTITLE.match(text)) and len(text) > 3


def leading_dash(text: str) -> str:
    """Return the dashes a subtitle starts with."""
    match = _SUBTITLE.match(text)
    return match[0] if match else ""


def is_notice(text: str) -> bool:
    """Tell whether a text sends the reader to another page: 下转第3版."""
    return bool(_NOTICE.match(text.strip()))


def sends_on(text: str) -> bool:
    """Tell whether a notice says where the text before it goes on: 下转第3版."""
    match = _NOTICE.match(text.strip())
    return match is not None and match[1] not in _FROM


def comes_from(text: str) -> bool:
    """Tell whether a notice says where the text after it started: 上接第1版."""
    match = _NOTICE.match(text.strip())
    return match is not None and match[1] in _FROM


def is_folio(text: str) -> bool:
    """Tell whether a text is the line at the head of a page: its number, date, editors."""
    return bool(_FOLIO.match(re.sub(r"\s+", "", text)))


def hanging_tail(lines: Sequence[str], names: NameSense) -> tuple[int, int] | None:
    """Return where a sign-off or credit that hangs on a paragraph begins: line index and offset."""
    whole = "\n".join(lines)
    for at in _tail_starts(whole):
        tail = whole[at:].replace("\n", " ").strip()
        if not is_sign_off(tail, names) and not (tail[:1] not in "(（" and _hangs(tail, names)):
            continue
        index = whole.count("\n", 0, at)
        return index, at - (whole.rfind("\n", 0, at) + 1)
    return None


def _tail_starts(whole: str) -> list[int]:
    """Return where a tail may begin: after the last sentence marks, at the last open bracket."""
    starts = []
    bracket = max(whole.rfind("(", 0, -1), whole.rfind("（", 0, -1))
    if bracket > 0 and len(whole) - bracket <= 44 and ends_sentence(whole[:bracket].rstrip()):
        starts.append(bracket)
    end = max(whole.rfind(mark, 0, -1) for mark in '。！？!?”"')
    if end > 0 and len(whole) - end <= 24:
        starts.append(end + 1)
    return starts


def _hangs(tail: str, names: NameSense) -> bool:
    return is_credit(tail.split(), names)
