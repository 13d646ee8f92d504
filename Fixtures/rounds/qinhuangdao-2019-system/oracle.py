"""Expected results of the example round, from the document alone (秦工办字〔2020〕7 号附件 2), in fractions.

python3 oracle.py > expected.txt

It reads facts.txt and marks.txt beside it and knows nothing of the program. Every row of the annex is written out
below; numbers are department.row. A value that nobody registered makes an interval; the two clauses that are about
counties leave the maximum where nothing is registered about them.
"""
import datetime
import os
from fractions import Fraction as F

HERE = os.path.dirname(os.path.abspath(__file__))
facts, units = {}, []
for line in open(os.path.join(HERE, 'facts.txt'), encoding='utf-8'):
    unit, name, value = line.split()
    if unit not in units:
        units.append(unit)
    facts[unit, name] = value
sheets, current = {}, None
for line in open(os.path.join(HERE, 'marks.txt'), encoding='utf-8'):
    words = line.split()
    if words[0] == 'batch':
        current = (words[2], words[1].split('-')[-1])
    else:
        sheets[current] = words[1:]

NOTHING = object()


def fact(name):
    return facts.get((UNIT, name), NOTHING)


def number(name, silent=False):
    value = fact(name)
    if value is NOTHING:
        return F(0) if silent else NOTHING
    return F(value)


# 每一部分是 (最低, 最高, 满分)。 Every part is (least, greatest, maximum).
def known(points, most):
    return (F(points), F(points), F(most))


def yes(most, name, silent=False):
    value = fact(name)
    if value is NOTHING:
        return known(0, most) if silent else (F(0), F(most), F(most))
    return known(most if value == 'yes' else 0, most)


def mark(most, name):
    value = number(name)
    return (F(0), F(most), F(most)) if value is NOTHING else known(value, most)


def county(most, name):
    """写给县区的款：没有登记即不适用。"""
    return known(0, 0) if fact(name) is NOTHING else yes(most, name)


def sheet(most, department, column):
    marks = sheets.get((UNIT, department))
    if marks is None or marks[column - 1] == '.':
        return (F(0), F(most), F(most))
    return known(F(marks[column - 1]), most)


def task(most, name, target):
    done, goal = number(name), number(target)
    if done is NOTHING or goal is NOTHING:
        return (F(0), F(most), F(most))
    return known(most if done >= goal else 0, most)


def by(most, name, points):
    value = number(name)
    return (F(0), F(most), F(most)) if value is NOTHING else known(points(value), most)


def total(*parts):
    return tuple(sum(part[i] for part in parts) for i in range(3))


def less(part, loss):
    return (max(F(0), part[0] - loss), max(F(0), part[1] - loss), part[2])


def counted(**rates):
    return sum(F(rate) * number(name.replace('_', '-'), True) for name, rate in rates.items())


def statistics():
    due, came = fact('statistics-due'), fact('statistics-delivered')
    other = counted(statistics_returned=4, statistics_unexplained=6)
    if fact('statistics-refused') == 'yes':
        other += 20
    if due is NOTHING or came is NOTHING:
        return (F(0), max(F(0), 20 - other), F(20))
    late = max(0, (datetime.date.fromisoformat(came) - datetime.date.fromisoformat(due)).days)
    return known(max(F(0), 20 - 4 * late - other), 20)


def subscriptions(rate):
    # 60% 到 70% 之间按下一档。 Between 60% and 70% the tier below.
    for line, points in ((100, 5), (90, 4), (80, 3), (70, 2)):
        if rate >= F(line, 100):
            return points
    return 1


def mutual_aid(rate):
    return 5 if rate >= 1 else 3


def returns(late, refused):
    return known(max(F(0), 5 - number(late, True) - 2 * number(refused, True)), 5)


def budget():
    detail = mark(5, 'budget-detail')
    notes = fact('budget-notes')
    if notes == 'yes':
        return detail
    return known(0, 5) if notes == 'no' else (F(0), detail[1], F(5))


def dues():
    answers = [fact('dues-' + name) for name in ('task-met', 'on-time', 'in-full', 'not-withheld')]
    if 'no' in answers:
        return known(0, 20)
    return known(20, 20) if NOTHING not in answers else (F(0), F(20), F(20))


def mutual():
    share = number('mutual-aid-share')
    if share is NOTHING or F(80, 100) <= share < 1:
        # 80% 起不足 100% 未写。 Nothing is printed from 80% to below 100%.
        return (F(0), F(5), F(5))
    return known(mutual_aid(share), 5)


def base_rows():
    return {
        '0.1': sheet(10, 'party', 1), '0.2': sheet(15, 'party', 2), '0.3': sheet(10, 'party', 3),
        '1.1': statistics(),
        '2.1': known(max(F(0), 4 - number('late-feedback', True)), 4),
        '2.2': total(yes(1, 'training-planned'), yes(1, 'training-funded'), yes(2, 'training-held')),
        '2.3': total(yes(2, 'returns-on-time'), yes(2, 'returns-accurate')),
        '2.4': total(mark(F(5, 2), 'evaluation-reform'), mark(F(5, 2), 'reform-supervision')),
        '2.5': total(mark(4, 'terms-renewed'), mark(4, 'home-standards')),
        '3.1': total(mark(5, 'theme-activities'), mark(5, 'recitations'), mark(5, 'lectures-held'),
                     yes(2, 'volunteers-registered'), yes(1, 'volunteers-active'),
                     yes(1, 'moral-models-chosen'), yes(1, 'finest-chosen')),
        '3.2': total(by(3, 'cultural-events', lambda n: 3 if n >= 1 else 0), yes(2, 'reading-room-model'),
                     task(3, 'reading-rooms', 'reading-room-task'), mark(2, 'five-ones')),
        '3.3': total(by(5, 'subscriptions', subscriptions), mark(5, 'model-publicity')),
        '4.1': total(county(2, 'supervision-committees'),
                     by(3, 'supervision-share', lambda r: 3 if r >= F(40, 100) else 0)),
        '4.2': total(task(1, 'firms-visited', 'firms-task'), yes(1, 'service-teams'),
                     county(1, 'online-legal-advice'), yes(1, 'constitution-day')),
        '4.3': total(yes(2, 'stability-group'), yes(3, 'stability-forms'), yes(3, 'stability-report')),
        '4.4': total(mark(3, 'codes-registered'), mark(2, 'codes-converted')),
        '5.1': dues(),
        '5.2': total(budget(), returns('budgets-late', 'budgets-refused'), returns('accounts-late', 'accounts-refused')),
        '6.1': less(total(yes(2, 'model-returns'), yes(1, 'model-hardship'), yes(1, 'model-volunteers'),
                          yes(1, 'model-health'), yes(1, 'model-files')), counted(model_petitions=3)),
        '6.2': less(total(yes(2, 'safety-contest'), yes(1, 'safety-contracts'), yes(2, 'safety-training')),
                    counted(general_accidents=3, larger_accidents=5)),
        '6.3': total(*(yes(1, 'poverty-' + name) for name in ('studied', 'plan', 'activities', 'files'))),
        '6.4': total(mark(2, 'reform-work'), yes(1, 'reform-progress'), yes(2, 'reform-documents'), mark(2, 'reform-models')),
        '6.5': total(yes(2, 'contest-plan'), yes(2, 'contest-projects'), mark(2, 'contest-effect')),
        '6.6': total(yes(2, 'skills-guided'), yes(2, 'skills-held'), yes(2, 'skills-team')),
        '6.7': total(yes(2, 'studio-work'), task(2, 'studio-applications', 'studio-task'), mark(2, 'innovation-models')),
        '7.1': total(mark(5, 'relief-structure'), yes(2, 'provincial-files'), mark(3, 'warmth')),
        '7.2': total(mutual(), mark(3, 'migrant-care')),
        '7.3': total(yes(1, 'welfare-meetings'), yes(2, 'welfare-speech'), yes(1, 'welfare-reports'), yes(2, 'front-line-rest')),
        '8.1': total(mark(2, 'women-skills'), mark(2, 'womens-day'), mark(8, 'women-activities')),
        '8.2': sheet(8, 'women', 2), '8.3': sheet(6, 'women', 3), '8.4': sheet(8, 'women', 4),
        '9.1': yes(10, 'audit-group'),
        '9.2': total(by(6, 'audited-share', lambda r: 6 if r >= F(1, 3) else 0), yes(4, 'audit-cloud')),
        '10.1': by(10, 'papers-submitted', lambda n: min(10, 2 * n)),
        '10.2': by(20, 'innovations-submitted', lambda n: min(20, 2 * n)),
    }


def bonus_rows():
    flags = [('own-show', 1), ('city-show', 1), ('city-speech', 1), ('provincial-reading-rooms', 1), ('city-team', 1),
             ('reading-room-funds', 2)]
    innovation = sheet(5, 'legal', 5)
    prize = lambda kind, place, rate: F(rate) * number('%s-%s' % (kind, place), True)
    return {
        '1.2': min(F(20), 5 * number('journal-articles', True) + min(F(10), F(1, 2) * number('channel-items', True))),
        '3.4': sum(yes(points, name, True)[0] for name, points in flags)
        + min(F(3), F('0.2') * number('city-media', True) + F('0.3') * number('provincial-paper', True)
              + F('0.5') * number('national-paper', True)),
        '4.5': innovation[0],
        '6.8': yes(2, 'higher-contest-team', True)[0] + yes(1, 'innovation-reports', True)[0],
        '7.4': counted(welfare_visits=1),
        '7.5': counted(welfare_speeches=1, welfare_front_pages=1, welfare_other_pages='0.5', welfare_workers_front_pages='0.5'),
        '9.3': min(F(10), counted(audit_national_items=3, audit_provincial_items=2, audit_city_items=1)),
        '10.3': min(F(10), sum(prize('research', p, r) for p, r in (
            ('provincial-1', 5), ('provincial-2', 3), ('provincial-3', 2), ('city-1', 3), ('city-2', 2), ('city-3', 1)))),
        '10.4': min(F(20), sum(prize('innovation', p, r) for p, r in (
            ('provincial-1', 10), ('provincial-2', 6), ('provincial-3', 4), ('city-1', 5), ('city-2', 3), ('city-3', 2)))),
    }


for UNIT in units:
    rows, bonus = base_rows(), bonus_rows()
    assert len(rows) == 36 and len(bonus) == 9
    for row, (low, high, most) in rows.items():
        print('item', UNIT, row, low, high, most)
    for row, points in bonus.items():
        print('bonus', UNIT, row, points)
    low, high, most = total(*rows.values())
    extra = sum(bonus.values())
    print('total', UNIT, low, high, most, extra, (low + extra) / most * 100, (high + extra) / most * 100)
