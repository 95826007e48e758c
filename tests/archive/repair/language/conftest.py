from __future__ import annotations

import pytest

from archive.repair.language import LanguageModel, language_model


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    return language_model()


@pytest.fixture(scope="session")
def prose() -> str:
    """News prose that no table was built from."""
    return (
        "清晨六点,天刚蒙蒙亮,城东农产品批发市场里已经人声鼎沸。来自周边三个县的货车排成长队,"
        "等候检测人员对蔬菜进行农药残留抽检。市场负责人说,今年以来,他们投入八百多万元更新了冷库和"
        "检测设备,平均每天检测样品超过两百批次,合格率稳定在百分之九十九以上。为了让老人吃上一口热饭,"
        "柳溪街道在去年春天办起了第一家社区食堂。食堂实行自助取餐,六十岁以上的居民凭卡就餐可以享受"
        "七折优惠,行动不便的老人还可以由志愿者送餐上门。短短一年时间,这样的食堂已经增加到九家,覆盖了"
        "全街道八成以上的小区。科技创新离不开人才。学院与当地十多家企业签订合作协议,共同开设智能制造、"
        "工业机器人等专业,学生一半时间在教室听课,一半时间在车间动手。企业派出经验丰富的技师担任指导"
        "老师,学校则为职工提供技能提升课程。今年毕业的两百多名学生中,九成以上选择留在本地就业。"
    )
