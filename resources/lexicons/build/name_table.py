"""Write ``names.txt``: shares of surnames and of the characters of given names."""

from __future__ import annotations

import csv
import io
import tarfile
from typing import TYPE_CHECKING

from archive.repair.language.signs import simplified

if TYPE_CHECKING:
    from pathlib import Path

FREQUENT = {
    "王": 7.2, "李": 7.0, "张": 6.6, "刘": 5.1, "陈": 4.6, "杨": 3.1, "黄": 2.4, "赵": 2.0,
    "吴": 2.0, "周": 1.9, "徐": 1.4, "孙": 1.4, "马": 1.3, "朱": 1.25, "胡": 1.2, "郭": 1.15,
    "何": 1.1, "林": 1.1, "高": 1.0, "罗": 1.0, "郑": 0.95, "梁": 0.9, "谢": 0.85, "宋": 0.8,
    "唐": 0.75, "许": 0.75, "邓": 0.7, "韩": 0.7, "冯": 0.65, "曹": 0.6, "彭": 0.6, "曾": 0.6,
    "肖": 0.6, "田": 0.5, "董": 0.5, "潘": 0.5, "袁": 0.5, "蔡": 0.5, "蒋": 0.5, "余": 0.5,
    "于": 0.45, "杜": 0.45, "叶": 0.45, "程": 0.45, "魏": 0.45, "苏": 0.45, "吕": 0.42,
    "丁": 0.42, "任": 0.4, "卢": 0.4, "姚": 0.4, "沈": 0.4, "钟": 0.38, "姜": 0.38, "崔": 0.38,
    "谭": 0.37, "陆": 0.36, "范": 0.36, "汪": 0.36, "廖": 0.35, "石": 0.34, "金": 0.34,
    "韦": 0.33, "贾": 0.33, "夏": 0.33, "付": 0.3, "方": 0.3, "邹": 0.3, "熊": 0.3, "白": 0.29,
    "孟": 0.29, "秦": 0.28, "邱": 0.28, "侯": 0.27, "江": 0.27, "尹": 0.26, "薛": 0.26,
    "闫": 0.25, "段": 0.24, "雷": 0.24, "龙": 0.22, "黎": 0.22, "史": 0.22, "陶": 0.21,
    "贺": 0.21, "毛": 0.2, "郝": 0.2, "顾": 0.2, "龚": 0.2, "邵": 0.2, "万": 0.2, "覃": 0.19,
    "武": 0.19, "钱": 0.19, "戴": 0.18, "严": 0.18, "莫": 0.17, "孔": 0.17, "向": 0.17,
    "常": 0.16, "汤": 0.16, "傅": 0.15,
}  # fmt: skip
"""Per cent of the people of China today, as censuses find them."""
COMMON = (
    "康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯"
    "纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳"
    "时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边"
    "卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班"
)
RARE = (
    "储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支"
    "卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿"
    "鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡"
    "富尧闭由贲竺桓怀蓬麴山牧隗宓弓糜仰於郗璩濮寿通扶堵濯充蔚越广禄阙东师巢蒯曾后红游竺盍益"
)
COMPOUND = (
    "欧阳 上官 司马 诸葛 夏侯 司徒 皇甫 东方 尉迟 公孙 慕容 令狐 宇文 长孙 司空 端木 南宫 "
    "独孤 轩辕 百里 呼延 西门 申屠 拓跋 淳于 单于 太史 闻人 澹台 濮阳 公冶 宗政 赫连 钟离 "
    "鲜于 仲孙 万俟 闾丘 亓官 司寇 颛孙 公羊 谷梁 漆雕 东郭 梁丘 左丘 第五 完颜 纳兰"
)
LEAST_GIVEN = 3e-6


def write_names(path: Path, ngender: Path) -> None:
    """Write both lists; ``ngender`` is the source package with the counts of given names."""
    surnames = {name: share / 100 for name, share in FREQUENT.items()}
    for names, share in ((COMMON, 8e-4), (RARE, 4e-5), (COMPOUND.split(), 6e-5)):
        for name in names:
            surnames.setdefault(name, share)
    counts: dict[str, int] = {}
    with tarfile.open(ngender) as package:
        member = next(n for n in package.getnames() if n.endswith("/charfreq.csv"))
        stream = package.extractfile(member)
        assert stream is not None
        for row in csv.DictReader(io.TextIOWrapper(stream, "utf-8")):
            character = simplified(row["char"])
            counts[character] = counts.get(character, 0) + int(row["male"]) + int(row["female"])
    total = sum(counts.values())
    lines = [f"0\t{name}\t{share:.2e}" for name, share in surnames.items()]
    lines += [
        f"1\t{character}\t{count / total:.2e}"
        for character, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if count / total >= LEAST_GIVEN
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(path.name, len(lines))
