"""Expected results of the four county rounds, from the document alone (001, 附件 1 to 4), in fractions.

python3 county-oracle.py county-township > county-township/expected.txt

It reads facts.txt and marks.txt of the folder and knows nothing of the program. The points of every row and every
number to reach are typed from the tables. A value that nobody registered makes an interval.
"""
import os
import sys
from fractions import Fraction as F

# 每部分各项分值。 The points of every row, by section.
POINTS = {
    'county-township': [[3, 3, 2, 2], [5, 5, 4, 2, 2], [5, 4, 4, 3], [6, 5, 3, 2], [5, 5], [6, 5], [5, 4, 4, 6]],
    'county-system': [[4, 2, 2], [5, 5, 4, 4], [5, 4, 4, 3], [6, 5, 3, 2], [5, 5], [6, 5], [5, 5, 5, 6]],
    'county-party-government': [[5, 5, 5], [9, 9, 9, 9, 9], [15], [5, 5, 5, 10]],
    'county-enterprise': [[3, 3, 2, 2], [5, 5, 2, 3], [5, 5, 5, 5], [10, 5], [5, 5], [5, 5], [5, 5, 5, 5]],
}
# 每缺席一次扣分。 What an absence costs.
ABSENCE = {'county-township': ('1.4', F(1, 2)), 'county-system': ('1.2', F(1, 2)), 'county-party-government': ('1.2', 1)}
# 只有次数的项目：事实、应达次数。 Rows that are a number alone.
COUNTED = {'county-party-government': {'4.2': ('study-meetings', 4)}, 'county-enterprise': {'1.3': ('leader-attendances', 2)}}
# 按完成数量计分。 The row scored by the number done.
QUANTITY = {'county-system': {'6.2': ('new-model-units', 'model-units-task')}}
# 有数量指标的项目：另一读法只按指标。 Rows with numbers to reach, which the other reading goes by.
NEWS = [('news-items', 10), ('subscription-share', 1)]
NUMBERS = {
    'county-township': {
        '1.1': [('reports', 1)], '1.3': [('joint-meetings', 1)], '2.3': [('campaign-share', F(95, 100))],
        '2.4': [('founded-share', F(95, 100)), ('membership-share', F(95, 100))], '3.2': [('model-team-share', 1)],
        '5.1': [('harmony-share', 1)], '6.1': [('regional-congresses', 1)], '6.2': [('new-model-units', 'model-units-task')],
        '7.1': [('large-culture-share', 1), ('small-culture-share', F(85, 100)), ('model-sites', 1)],
        '7.2': [('reading-sites', 1)], '7.4': NEWS,
    },
    'county-system': {
        '1.1': [('reports', 1)], '2.3': [('renewed-share', 1)], '5.1': [('harmony-share', 1)],
        '7.1': [('large-culture-share', 1), ('small-culture-share', F(80, 100)), ('model-sites', 'model-sites-task')],
        '7.2': [('culture-sites', 1)], '7.4': NEWS,
    },
    'county-party-government': {'1.1': [('reports', 1)], '2.2': NEWS},
    'county-enterprise': {
        '1.1': [('reports', 1)], '2.3': [('membership-share', F(95, 100))], '6.1': [('congresses', 1)], '7.4': NEWS,
    },
}

TABLE = sys.argv[1]
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), TABLE)
facts, units, marks, batch = {}, [], {}, None
for line in open(os.path.join(FOLDER, 'facts.txt'), encoding='utf-8'):
    unit, name, value = line.split()
    if unit not in units:
        units.append(unit)
    facts[unit, name] = F(value)
rows = ['%d.%d' % (s, n) for s, section in enumerate(POINTS[TABLE], 1) for n in range(1, len(section) + 1)]
points = dict(zip(rows, [F(p) for section in POINTS[TABLE] for p in section]))
for line in open(os.path.join(FOLDER, 'marks.txt'), encoding='utf-8'):
    words = line.split()
    if words[0] == 'batch':
        batch = words[2]
        continue
    for row, mark in zip(rows, words[1:]):
        if mark != '.':
            assert (batch, row) not in marks, (batch, row)
            marks[batch, row] = F(mark)


def share(unit, name, target):
    """The least and the greatest share of a number to reach."""
    goal = facts.get((unit, target)) if isinstance(target, str) else F(target)
    done = facts.get((unit, name))
    if done is None or goal is None:
        return F(0), F(1)
    part = F(1) if done >= goal else done / goal
    return part, part


def score(unit, row, proportional):
    most = points[row]
    if row == ABSENCE.get(TABLE, ('', 0))[0]:
        times = facts.get((unit, 'absences'))
        return (F(0), most) if times is None else (max(F(0), most - ABSENCE[TABLE][1] * times),) * 2
    if row in COUNTED.get(TABLE, {}):
        low, high = share(unit, *COUNTED[TABLE][row])
        return most * low, most * high
    if row in QUANTITY.get(TABLE, {}):
        low, high = share(unit, *QUANTITY[TABLE][row])
        return most * low, most * high
    if proportional and row in NUMBERS[TABLE]:
        shares = [share(unit, *number) for number in NUMBERS[TABLE][row]]
        return tuple(most * sum(end) / len(shares) for end in zip(*shares))
    mark = marks.get((unit, row))
    return (F(0), most) if mark is None else (mark, mark)


for reading in ('judged', 'proportional'):
    for unit in units:
        scores = [score(unit, row, reading == 'proportional') for row in rows]
        for row, (low, high) in zip(rows, scores):
            print('item', reading, unit, row, low, high)
        print('total', reading, unit, sum(s[0] for s in scores), sum(s[1] for s in scores))
