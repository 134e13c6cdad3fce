"""Made-up plans that say one thing in several ways, for tests of examples (借鉴)."""

from __future__ import annotations

LENT = {
    "云澜.txt": """云澜省治水工作方案
云政发〔2020〕3号
一、主要任务
1.健全河湖巡查管护机制。到2021年底前，巡查河段达到120公里。（牵头单位：省水利厅；完成时限：2021年12月底）
2.发展乡村旅游。（牵头单位：省文化和旅游厅）
云澜省人民政府
2020年6月10日""",
    "栖河.txt": """栖河市治水工作方案
栖政发〔2021〕8号
一、主要任务
1.健全河湖巡查管护机制。（牵头单位：市水利局；完成时限：2021年12月底）
2.推进农贸市场改造。（牵头单位：市商务局）
栖河市人民政府
2021年6月10日""",
    "澜州.txt": """澜州市幸福河湖建设意见
澜政发〔2022〕5号
一、总体要求
各地要进一步完善河湖日常巡查管护机制，强化部门协作。
二、其他
做好宣传工作。
澜州市人民政府
2022年3月1日""",
    "青砚.txt": """青砚县环境整治计划
一、重点工作
1.建立农村河湖保洁队伍和巡查台账。（责任单位：县农业农村局）
2.扩大普惠托育服务。（责任单位：县卫生健康局）
青砚县人民政府
2023年4月2日""",
}
"""Of a province, two cities and a county; three put the same thing nearly alike, the fourth says another."""


def uploads() -> list[tuple[str, bytes]]:
    return [(name, text.encode()) for name, text in LENT.items()]


def repost() -> tuple[str, bytes]:
    """The first of them once more, as a site would have it."""
    return "转载.txt", ("转发通知\n现将方案转发给你们，请认真贯彻执行。\n" + LENT["云澜.txt"]).encode()
