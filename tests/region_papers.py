"""Papers of some regions: one lists reforms, one names a theme in passing, one says nothing of it."""

PROVINCE = (
    "浙江省生态工作实施方案\n浙政发〔2016〕3号\n制定本方案。\n一、健全生态保护补偿制度。按年度公布结果。\n"
    "二、主要任务\n（一）做好有关事项。健全跨界断面生态补偿机制，落实资金。\n2016年3月1日\n"
)
CITY = (
    "杭州市水务工作实施方案\n杭政函〔2018〕9号\n制定本方案。\n一、主要任务\n"
    "（一）做好工作。落实生态补偿资金，做好流域生态补偿工作。\n2018年5月2日\n"
)
OTHER = (
    "江西省道路工作实施方案\n赣府发〔2018〕1号\n制定本方案。\n一、主要任务\n（一）做好工作。修好道路。\n2018年5月2日\n"
)
LATER = "福建省生态工作实施方案\n闽政发〔2019〕8号\n制定本方案。\n一、健全横向生态保护补偿制度。按季度公布结果。\n2019年6月1日\n"
FILES = [
    (name, text.encode())
    for name, text in {"省.txt": PROVINCE, "市.txt": CITY, "他.txt": OTHER, "后.txt": LATER}.items()
]
