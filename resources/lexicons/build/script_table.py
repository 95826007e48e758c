"""Write ``simplified.txt``: traditional and variant characters over their simplified forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import opencc

if TYPE_CHECKING:
    from pathlib import Path

NEW_FORMS_OF = {
    "羣": "群", "峯": "峰", "衆": "众", "綫": "线", "敎": "教", "眞": "真", "靑": "青",
    "淸": "清", "鄕": "乡", "黃": "黄", "戶": "户", "吳": "吴", "脱": "脱", "旣": "既",
    "卽": "即", "産": "产", "塲": "场", "郞": "郎", "敍": "叙", "硏": "研", "緖": "绪",
    "槪": "概", "曁": "暨", "恆": "恒", "衞": "卫", "録": "录", "錄": "录", "鎭": "镇",
    "內": "内", "兩": "两", "別": "别", "冊": "册", "册": "册", "卻": "却", "吿": "告",
    "呂": "吕", "奧": "奥", "步": "步", "歩": "步", "每": "每", "沒": "没", "彥": "彦",
    "強": "强", "悅": "悦", "稅": "税", "晉": "晋", "晚": "晚", "晩": "晚", "產": "产",
    "閒": "闲", "鬪": "斗", "麪": "面", "葢": "盖", "畧": "略", "畵": "画", "甁": "瓶",
    "氷": "冰", "舘": "馆", "舖": "铺", "牀": "床", "箇": "个", "迴": "回", "廻": "回",
    "祕": "秘", "眾": "众", "姊": "姐", "耻": "耻", "証": "证", "煑": "煮", "昇": "升",
    "陞": "升", "佔": "占", "彿": "佛", "徧": "遍", "徬": "彷", "慾": "欲", "拏": "拿",
    "挂": "挂", "掛": "挂", "搨": "拓", "攷": "考", "敺": "驱", "昻": "昂", "朞": "期",
    "柺": "拐", "槕": "桌", "櫈": "凳", "欵": "款", "歛": "敛", "汚": "污", "汙": "污",
    "洩": "泄", "淩": "凌", "湼": "涅", "濶": "阔", "灾": "灾", "災": "灾", "烱": "炯",
    "煙": "烟", "菸": "烟", "燻": "熏", "獃": "呆", "珎": "珍", "痺": "痹", "皷": "鼓",
    "盌": "碗", "矁": "瞅", "碪": "砧", "簷": "檐", "糉": "粽", "綑": "捆", "綵": "彩",
    "纔": "才", "罈": "坛", "羶": "膻", "脗": "吻", "臕": "膘", "芲": "花", "菓": "果",
    "蔥": "葱", "蘂": "蕊", "蚘": "蛔", "衖": "弄", "襍": "杂", "覈": "核", "託": "托",
    "詠": "咏", "誤": "误", "讌": "宴", "讚": "赞", "貍": "狸", "賸": "剩", "踰": "逾",
    "躱": "躲", "躭": "耽", "輓": "挽", "週": "周", "遡": "溯", "邨": "村", "酧": "酬",
    "醃": "腌", "釐": "厘", "鈔": "钞", "鑛": "矿", "闢": "辟", "陗": "峭", "隣": "邻",
    "雰": "氛", "韈": "袜", "飈": "飙", "餧": "喂", "饑": "饥", "駄": "驮", "鬍": "胡",
    "鬚": "须", "鷄": "鸡", "鹻": "碱", "麯": "曲", "麽": "么", "麼": "么", "黏": "粘",
    "著": "着", "於": "于", "乾": "干", "妳": "你", "牠": "它", "祂": "他", "裡": "里",
    "説": "说", "爲": "为", "鈎": "钩", "飮": "饮", "啓": "启", "幷": "并", "戱": "戏",
}  # fmt: skip
"""What the printers of a century ago set, and what the conversion tables leave alone."""


def write_script_table(path: Path) -> None:
    """Write two lines of equal length: characters, and below each what it counts as."""
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    converter = opencc.OpenCC("t2s")
    converted = converter.convert("\n".join(characters)).split("\n")
    pairs = dict(zip(characters, converted, strict=True)) | NEW_FORMS_OF
    kept = {a: b for a, b in pairs.items() if a != b and len(b) == 1 and ord(b) < 0xA000}
    for character, simple in kept.items():  # follow chains, so that one step is enough
        kept[character] = kept.get(simple, simple)
    kept = {a: b for a, b in sorted(kept.items()) if a != b}
    path.write_text("".join(kept) + "\n" + "".join(kept.values()) + "\n", "utf-8")
