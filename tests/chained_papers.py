"""Papers that rest on each other, and numbers of one series."""

LAW = "远方省水条例\n远人发〔2010〕1号\n第一条 保护水。\n2010年1月1日\n"
PLAN = "清河市治水方案\n清政发〔2014〕7号\n根据《远方省水条例》（远人发〔2010〕1号）和《治水导则》，制定本方案。\n一、工作\n治水。\n2014年1月1日\n"
OTHERS = [f"清河市第{n}号通知\n清政发〔2014〕{n}号\n做好工作。\n2014年2月1日\n" for n in (1, 3)]
FILES = [(f"{n}.txt", text.encode()) for n, text in enumerate((LAW, PLAN, *OTHERS))]
