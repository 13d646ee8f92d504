"""Makes facts.csv: what was registered about the nodes of the two units, made up with a fixed seed.

Most nodes are done in time, some late, some not done, some not registered yet; the assessors' marks for the reading
`judged` are quarters of the points.
"""
import csv, os, random, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from oracle import form  # noqa: E402

DATES = ['2019-05-20', '2019-06-30', '2019-07-01', '2019-09-28', '2019-10-08', '2019-11-30', '2019-12-03']


def main():
    chance = random.Random(20191130)
    rows = []
    for unit in ['U01', 'U02']:
        for kind in ['party', 'business']:
            for indicator in form(unit, kind):
                for work in indicator['works']:
                    for node in work['nodes']:
                        draw = chance.random()
                        if draw < 0.04:
                            continue
                        if draw < 0.10:
                            value = 'notHeld'
                        elif draw < 0.20:
                            value = chance.choice(DATES)
                        else:
                            value = node['day']
                        rows.append([unit, node['id'], value, f'{unit} {node["id"]} 佐证'])
                        quarters = chance.randint(0, 4)
                        mark = node['points'] * quarters / 4
                        rows.append([unit, node['id'] + '-mark', str(float(mark)), '考核组评定'])
    for item, value in [('I1-recognised', 'yes'), ('I1.1', '2019-09-25'), ('I1.2', '2019-11-28'),
                        ('I2-recognised', 'yes'), ('I2.1', '2019-09-30'), ('I2.2', '2019-12-01')]:
        rows.append(['U01', item, value, '市总创新办'])
    rows.append(['U01', 'submitted', '2019-06-13', '收文登记'])
    rows.append(['U02', 'submitted', '2019-06-17', '收文登记'])
    rows.append(['U02', 'business-late', '1.5', '示例文号〔2019〕1号，张某批准'])
    rows.append(['U02', 'party-poor', '0.5', '示例文号〔2019〕1号，张某批准'])
    with open(os.path.join(HERE, 'facts.csv'), 'w', encoding='utf-8', newline='') as file:
        csv.writer(file, lineterminator='\n').writerows([['unit', 'item', 'value', 'evidence']] + rows)


main()
