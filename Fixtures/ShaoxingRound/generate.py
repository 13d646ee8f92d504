#!/usr/bin/env python3
"""Makes the synthetic round: round.json5, frame.csv, draws.txt and what three clerks type.

Everything is invented: the grassroots units, their members, every mark. Only the names of the 22
assessed units are those of the scheme's annex 3. A fixed seed makes the same files every time; the
oracle (oracle.py) reads the files and shares nothing with this script.

    cd Fixtures/ShaoxingRound && python3 generate.py && python3 oracle.py > expected.txt
"""
import hashlib
import random

dice = random.Random(20191220)
SEED = "20191220"

# name, target of annex 3, how good the unit is (0 to 1), works, what its grassroots units are
UNITS = [
    ("教育系统", 5000, .90, ["课后托管志愿岗", "青蓝师徒工作室"], ["小学", "中学", "幼儿园"]),
    ("财贸系统", 7000, .70, ["柜台技能擂台"], ["百货公司", "供销社", "粮油公司"]),
    ("工贸国资", 5500, .78, ["班组微创新银行", "车间读书角"], ["纺织厂", "机械厂", "五金厂"]),
    ("交通运输", 1300, .42, ["司机暖心驿站"], ["公交车队", "养护站", "客运站"]),
    ("住建局", 2000, .86, ["工地夜校", "农民工维权直通车"], ["建筑公司", "监理公司", "物业公司"]),
    ("市直机关", 7000, .30, ["机关健步团"], ["服务中心", "管理处", "信息中心"]),
    ("市卫健委", 5500, .94, ["白衣心灵加油站", "夜班守护计划"], ["医院", "卫生院", "血站"]),
    ("文旅集团", 900, .52, ["景区导览明星赛"], ["景区", "旅行社", "宾馆"]),
    ("黄酒集团", 2100, .66, ["酿酒工匠学堂", "冬酿劳动竞赛"], ["酿造车间", "灌装车间", "酒坊"]),
    ("公用事业集团", 2350, .82, ["抢修先锋榜", "水质监督员"], ["自来水公司", "燃气公司", "污水厂"]),
    ("自然资源和规划局", 300, .36, ["测绘能手赛"], ["测绘队", "登记所", "规划院"]),
    ("市文广旅游局", 350, .58, ["职工文艺轻骑队"], ["文化馆", "图书馆", "剧团"]),
    ("城投集团", 200, .48, ["项目工地家访"], ["建设公司", "资产公司", "停车公司"]),
    ("交投集团", 2200, .78, ["收费窗口微笑服务", "路桥女子班组"], ["收费站", "养护公司", "服务区"]),
    ("震元集团", 2200, .62, ["药师传承班"], ["药店", "制药车间", "仓储部"]),
    ("滨海新城", 3900, .26, ["园区工会联络站"], ["化工公司", "新材料公司", "物流公司"]),
    ("绍兴电信", 700, .76, ["装维之星", "智慧小家"], ["营业部", "装维班", "客服中心"]),
    ("绍兴邮政", 500, .54, ["投递员关爱日"], ["支局", "投递部", "分拣中心"]),
    ("绍兴联通", 250, .40, ["创新合伙人"], ["营业厅", "网络部", "客户部"]),
    ("绍兴移动", 800, .68, ["五小活动工作坊", "铁塔下的书架"], ["营业厅", "维护中心", "集客部"]),
    ("绍兴供电", 2500, .92, ["劳模创新工作室群", "带电作业女工班"], ["供电所", "变电站", "检修班"]),
    ("绍兴烟草", 300, .50, ["送货员安全之家"], ["专卖所", "配送部", "营销部"]),
]
PLACES = ["城东", "城西", "城南", "城北", "湖滨", "河桥", "东街", "西街", "南苑", "北苑", "新桥", "青藤", "柳岸",
          "石桥", "竹园", "梅溪", "兰亭路", "荷花池"]
NO_CHAIRS = "U14"  # its chairs returned nothing
VETOED = ("U21", "2019-06-03")  # would be 优秀
OLD_CIRCULAR = ("U07", "2018-11-20")  # not of the year that is assessed
REPLACED = "U05"  # one of its drawn units cannot be surveyed
SILENT = "U19"  # sends no ballot
LEADERS = 7
DEPARTMENTS = [("宣教部", "publicity", [6, 5, 5, 2, 3, 3, 2, 2]), ("经济工作部", "economy", [8, 7, 3]),
               ("法律工作部", "legal", [5, 3]), ("保障部", "welfare", [2]), ("组织与基层工作部", "organisation", [7, 7]),
               ("财务与资产管理部", "finance", [2, 1]), ("经审办", "audit", [4, 2, 1])]
IDS = [f"U{n + 1:02}" for n in range(22)]


def write(name, lines):
    with open(name, "w", encoding="utf-8", newline="\n") as file:
        file.write("".join(line + "\n" for line in lines))


def quote(words):
    return '"' + words + '"'


# round.json5 -----------------------------------------------------------------------------------------

lines = ["// 合成数据：单位名称取自考核办法附件3，其余均为虚构。 Synthetic: made by generate.py.", "{",
         '  "round": "shaoxing-2019-example",', '  "scheme": "shaoxing-2019",', '  "entry": "single",',
         '  "units": [']
for n, (name, _, _, works, _) in enumerate(UNITS):
    titles = ", ".join(quote(w) for w in works)
    lines.append(f'    {{ "id": "{IDS[n]}", "number": {n + 1}, "name": "{name}", "works": [{titles}] }}'
                 + ("," if n < 21 else ""))
lines += ["  ],", '  "leaders": [']
lines += [f'    {{ "id": "L{n}", "number": {n} }}' + ("," if n < LEADERS else "") for n in range(1, LEADERS + 1)]
lines += ["  ],", '  "departments": [']
lines += [f'    {{ "id": "D{n + 1}", "number": {n + 1}, "name": "{d[0]}" }}' + ("," if n < 6 else "")
          for n, d in enumerate(DEPARTMENTS)]
lines += ["  ],", '  "readings": { "AMB-01": "linear" },',
          '  "grades": { "excellent": { "atLeast": "80", "atMost": "30%" }, "good": { "atLeast": "60" } }', "}"]
write("round.json5", lines)

# frame.csv -------------------------------------------------------------------------------------------

frame, number = [], 0
for n, (_, _, _, _, kinds) in enumerate(UNITS):
    size = dice.randint(13, 18)
    places = dice.sample(PLACES, size)
    branches = set(dice.sample(range(size), dice.randint(2, 5)))
    for k in range(size):
        number += 1
        kind = kinds[dice.randrange(len(kinds))]
        if k in branches:
            frame.append((f"G{number:03}", f"{places[k]}{kind}联合工会分会", IDS[n], dice.randint(6, 24), "否", kind))
        else:
            frame.append((f"G{number:03}", f"{places[k]}{kind}工会", IDS[n], dice.randint(24, 260), "是", kind))
write("frame.csv", ["id,name,parent,members,standalone,行业"] + [",".join(map(str, row)) for row in frame])

# the draw --------------------------------------------------------------------------------------------

drawn, substitute, undrawn = {}, {}, {}
for unit in IDS:
    tickets = sorted((hashlib.sha256(f"{SEED},{row[0]}".encode()).hexdigest(), row[0])
                     for row in frame if row[2] == unit and row[4] == "是")
    drawn[unit] = [t[1] for t in tickets[:3]]
    substitute[unit], undrawn[unit] = tickets[3][1], tickets[-1][1]
replaced = drawn[REPLACED][1]
write("draws.txt", [
    f"draw --seed {SEED} -n 3 --substitutes 1 --seed-source 合成数据 --by zhou",
    f"draw substitute {replaced} --reason 11月整体搬迁停业，问卷无法发放 --by zhou"])
drawn[REPLACED][1] = substitute[REPLACED]

# the papers ------------------------------------------------------------------------------------------


def answer(quality):
    """One mark: 1 to 5, better where the unit is better, and now and then something else."""
    if dice.random() < .055:
        return dice.choice("99999...*/")
    level = dice.gauss(2.95 - 1.75 * quality, .85)
    return str(max(1, min(5, round(level))))


def paper(places, quality):
    return "".join(answer(quality) for _ in range(places))


def almost_blank(places):
    return "13" + "." * (places - 2)


TEXTS = ["食堂旁的活动室能不能晚点关门。", "医疗互助报销流程再讲一讲。", "希望多办适合夜班职工的活动。",
         "会费使用情况请按季度公布。", "建议组织疗休养时照顾一线。"]
special = {  # what happens in which batch of employees, by the order of keying
    2: "dropped key", 5: "mend", 8: "signed", 13: "void", 17: "miscounted", 21: "abstained", 26: "undrawn",
    33: "mend", 40: "dropped key", 47: "void", 52: "signed", 59: "miscounted",
}
sessions = {"zhou": ["# 录入员 zhou：U01 至 U11 的基层问卷。合成数据。", "hello 1", "who zhou"],
            "chen": ["# 录入员 chen：U12 至 U22 的基层问卷。合成数据。", "hello 1", "who chen"],
            "li": ["# 录入员 li：领导评分、部室评分、互评票和登记的事实。合成数据。", "hello 1", "who li"]}
kept = 0
for clerk, units in (("zhou", IDS[:11]), ("chen", IDS[11:])):
    out = sessions[clerk]
    for letter, questionnaire, role, places in (("E", "employee-satisfaction", "employee", 12),
                                                ("C", "chair-satisfaction", "chair", 10),
                                                ("M", "manager-satisfaction", "manager", 8)):
        out.append(f"open {questionnaire}")
        for unit in units:
            quality = UNITS[IDS.index(unit)][2]
            for grassroots in drawn[unit]:
                batch = letter + grassroots[1:]
                if letter == "E":
                    returned = dice.choice([5, 8, 11, 14, 15, 16, 17, 18, 18, 19, 19, 20, 20, 20])
                else:
                    returned = 1 if letter == "C" else dice.choice([1, 2, 2, 3, 3])
                if letter == "C" and unit == NO_CHAIRS:
                    out += [f"begin {batch} subject={grassroots} role={role} issued=1 returned=0 numbers=1",
                            "end papers=0", "seal"]
                    continue
                issued = returned + (dice.choice([0, 0, 1, 2, 4]) if letter == "E" else 0)
                kept += letter == "E"
                event = special.get(kept) if letter == "E" else None
                if event == "undrawn":
                    out.append(f"begin E{undrawn[unit][1:]} subject={undrawn[unit]} role={role} "
                               f"issued=9 returned=9 numbers=1-9")
                said = returned - 1 if event == "miscounted" else returned
                span = f"1-{returned}" if returned > 1 else "1"
                out.append(f"begin {batch} subject={grassroots} role={role} issued={issued} returned={said} "
                           f"numbers={span}")
                local = max(0, min(1, quality + dice.uniform(-.12, .12) + (.08 if letter != "E" else 0)))
                for k in range(1, returned + 1):
                    marks = paper(places, local)
                    if letter == "E" and k == 4 and kept % 4 == 0:
                        marks = "." * places
                    if letter == "E" and k == 6 and kept % 7 == 3:
                        marks = almost_blank(places)
                    if event == "dropped key" and k == 3:
                        out.append(f"{k} {marks[:-1]}")
                    if event == "void" and k == 2:
                        out.append(f"{k} {paper(places, local)}")
                        out.append(f"void {k} reason={quote('拿错答卷，重新录入')}")
                    if event == "abstained" and k == 5:
                        out.append(f"abstain {k}")
                        continue
                    out.append(f"{k} {marks}")
                if event == "mend":
                    out.append(f"fix 3 q2=3 reason={quote('看错行，该题勾的是一般')}")
                if event == "signed":
                    out.append(f"invalid 2 code=signed reason={quote('答卷上签了姓名')}")
                if letter == "E" and kept % 13 == 1:
                    out.append(f"text 1 q13 {TEXTS[kept // 13 % len(TEXTS)]}")
                if event == "miscounted":
                    out += [f"end papers={returned}", f"header returned={returned} reason={quote('点数时少数一张')}"]
                out += [f"end papers={returned}", "seal"]

# leaders, departments, ballots, facts ----------------------------------------------------------------


def halves(value):
    value = max(0, min(100, round(value * 2) / 2))
    return str(int(value)) if value == int(value) else str(value)


out = sessions["li"]
out += ["open leader-rating", f"begin L subject=all issued={LEADERS} returned={LEADERS} numbers=1-{LEADERS}"]
for leader in range(1, LEADERS + 1):
    out.append(f"{leader} " + " ".join(halves(74 + 22 * u[2] + dice.gauss(0, 2.5)) for u in UNITS))
out += [f"end papers={LEADERS}", "seal"]
for d, (_, questionnaire, points) in enumerate(DEPARTMENTS):
    out.append(f"open marks-{questionnaire}")
    for n, unit in enumerate(IDS):
        quality = UNITS[n][2]
        marks = []
        for most in points:
            loss = sum(dice.random() > .58 + .4 * quality for _ in range(min(6, most + 1))) * (.5 if most > 1 else .25)
            marks.append(f"{max(0, most - loss):g}")
        out += [f"begin D{d + 1}{unit} subject={unit} issued=1 returned=1 numbers={d + 1}",
                f"{d + 1} " + " ".join(marks), "end papers=1", "seal"]
out += ["open brand-ballot", "begin B subject=all issued=22 returned=21 numbers=1-22"]
for n, rater in enumerate(IDS):
    if rater == SILENT:
        continue
    cells, mood = [], dice.gauss(0, 2)
    for m, (_, _, quality, works, _) in enumerate(UNITS):
        for w, _ in enumerate(works):
            if m == n:
                cells.append("-")
            elif dice.random() < .012:
                cells.append(".")
            else:
                cells.append(str(max(40, min(100, round(70 + 22 * quality - 3 * w + mood + dice.gauss(0, 4))))))
    out.append(f"{n + 1} " + " ".join(cells))
out += ["end papers=21", "seal"]


def fact(unit, item, value, evidence):
    out.append(f"fact {unit} {item} {value} evidence={evidence}")


for n, unit in enumerate(IDS):
    _, task, quality, _, _ = UNITS[n]
    last = round(task * dice.uniform(.86, .98))
    done = round(task * (1.01 + dice.uniform(0, .06))) if dice.random() < .25 + .75 * quality else round(
        last * dice.uniform(.8, .97))
    fact(unit, "mutual-aid-insured", done, "互助会参保名册")
    fact(unit, "mutual-aid-last-year", last, "互助会参保名册")
    for element in ("notice", "file", "management", "results"):
        fact(unit, "mothers-room-" + element, "yes" if dice.random() < .6 + .4 * quality else "no", "女职工部检查表")
    for element in ("plan", "growth", "review"):
        fact(unit, "women-brand-" + element, "yes" if dice.random() < .6 + .4 * quality else "no", "女职工部检查表")
    fact(unit, "dues-short-payers", sum(dice.random() > .7 + .29 * quality for _ in range(7)), "经费收缴台账")
    fact(unit, "budgets-unapproved", sum(dice.random() > .75 + .24 * quality for _ in range(4)), "预决算批复目录")
    fact(unit, "asset-wrong-disposals", sum(dice.random() > .9 for _ in range(3)), "资产处置备案表")
    platform = dice.randint(7, 20) if quality < .6 else dice.randint(13, 20)
    fact(unit, "finance-platform-share", f"{platform}/20", "平台使用统计")
    fact(unit, "brand-panel-score", halves(70 + 24 * quality + dice.gauss(0, 3)), "品牌考评汇总")
fact(VETOED[0], "veto-circular", VETOED[1], "通报文件")
fact(OLD_CIRCULAR[0], "veto-circular", OLD_CIRCULAR[1], "通报文件")
for clerk, typed in sessions.items():
    write(f"{clerk}.txt", typed + ["bye"])
