"""What bylines, captions, folio lines and notices of continuation say, in three languages."""

from __future__ import annotations

import re

from archive.model.script import HAN, is_han

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫"
    "孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童"
    "凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项"
    "連張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇魏呂盧鐘譚陸範廖賈韋鄒龍陶黎賀顧嚴"
)
DASHES = ("—", "–", "-", "一一", "──")
"""A line under a headline that begins with a dash is its subtitle."""
_NAME = re.compile(rf"^[{HAN}·]{{2,4}}$")
_OFFICE = re.compile(
    r"记者|通讯员|特派员|特约|撰稿|作者|编译|本报评论员|記者|通訊員|文[／/]|图[／/]|reporter|Korrespondent",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"^(By|BY|Von|VON) ?[A-ZÄÖÜ][\w.'’-]*( ((and|und|of|von|van|de|zu) )?[A-ZÄÖÜ][\w.'’-]*){0,4}(?<!\.)$"
)
"""The engine often loses the first space."""
_OFFICE_WITHIN = 4
"""Characters before the office in a byline, such as a newspaper's name."""
_CREDIT = re.compile(r"[摄攝绘繪]$|[摄攝]影|供图|资料图|制图|Foto|Photo", re.IGNORECASE)
_CAPTION = re.compile(r"^(上|下|左|右|大|小)?图(为|片|中|①|：|:)|^圖|摄$|攝$|摄影|Bild:|Foto|Photo")
_DATE = re.compile(
    r"[12]\d{3}\s*年|\d{1,2}\s*月\s*\d{1,2}\s*日|[星礼]期?[一二三四五六日天]|第?\s*[0-9A-Z一二三四五六七八九十]+\s*版"
    r"|\b(?i:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Montag|Dienstag|Mittwoch|Donnerstag|Freitag"
    r"|Samstag|Sonnabend|Sonntag)\b"
    r"|\b(?i:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" ?\d{1,2},? ?[12]\d{3}|(?<!\d)\d{1,2}\. ?(?i:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August"
    r"|September|Oktober|November|Dezember)\b"
)
_NOTICE = re.compile(
    r"^[（(【▶►>]*\s*(下转|上接|紧接|下接|下轉|上接|Fortsetzung|continued)", re.IGNORECASE
)
_SENTENCE_END = "。！？；…”’」』）)!?."
_MARKS = re.compile(r"[，。！？；：、,;:!?「」『』“”]")


def looks_like_byline(text: str) -> bool:
    """Tell whether a short line names who wrote the article."""
    words = text.strip(" （()）").replace("　", " ").split()
    if not words or len(text) > 40:
        return False
    if says_who_wrote(text):
        return True
    if _OFFICE.search(text) and not re.search(r"[，。！？]", text):
        return True
    if _MARKS.search(text):
        return False
    # the engine often loses the space between names
    return all(
        (_NAME.match(word) or (len(word) <= 9 and all(map(is_han, word)))) and word[0] in _SURNAMES
        for word in words
    ) and all(len(word) <= 4 for word in words if len(words) > 3)


def is_surely_byline(text: str) -> bool:
    """Tell whether a line that looks like a byline can be no subtitle that begins with a name."""
    office = _OFFICE.search(text)
    words = text.strip(" （()）").replace("　", " ").split()
    return looks_like_byline(text) and (
        office.start() <= _OFFICE_WITHIN if office else all(map(_NAME.match, words))
    )


def says_who_wrote(text: str) -> bool:
    """Tell whether a Western line is a byline by its words alone: ``By Mary Marsh``."""
    return bool(_WRITTEN_BY.match(text.strip()))


def looks_like_caption(text: str) -> bool:
    """Tell whether a text speaks of a picture or names a photographer."""
    return bool(_CAPTION.search(text) or _CREDIT.search(text))


def looks_like_folio(text: str) -> bool:
    """Tell whether a line at the page's edge is its date, weekday or number."""
    return bool(_DATE.search(text))


def looks_like_notice(text: str) -> bool:
    """Tell whether a line says that an article runs on elsewhere."""
    return bool(_NOTICE.search(text))


def ends_sentence(text: str) -> bool:
    """Tell whether a text could end a paragraph."""
    text = text.rstrip()
    # German quotations end with the mark that opens English ones
    return bool(text) and (text.rstrip('"“«»') or text)[-1] in _SENTENCE_END
