"""One plan in two files, one of which says less of itself, and another plan of the same name."""

BODY = (
    "一、主要任务\n（一）推进数字档案建设，到2026年建成档案馆三座。\n牵头单位：市档案局\n"
    "（二）完善查阅办法，优化窗口服务，方便群众就近查阅档案资料。\n牵头单位：市政务局\n"
)
FULL = f"清河市数字档案行动方案\n清政发〔2024〕6号\n制定本方案。\n{BODY}2024年3月1日\n"
BARE = f"清河市数字档案行动方案\n制定本方案。\n{BODY}（三）只在这一份中说到的附加事项，请各单位另行组织实施。\n牵头单位：市财政局\n"
OTHER = f"清河市数字档案行动方案\n清政发〔2027〕9号\n制定本方案。\n{BODY}2027年3月1日\n"
FILES = [("全.txt", FULL.encode()), ("简.txt", BARE.encode())]
