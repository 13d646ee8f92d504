"""Works out the round a second time, from the tables and facts.csv alone: python3 oracle.py > expected.txt

Nothing of the program is used. A node's points are those in brackets behind it. `onTime`: all of them when the
registered day is not after the node's, none when it is later or the work was not done, between 0 and all while
nothing is registered. `judged`: the mark. An innovation gives, by `byNode`, the points of every node done in time once
it is recognised; by `whole` all of them when all nodes are; under `exactly` nothing unless it is written for 3. The
bonus is at most 6 and is added to the business result; deductions leave the track, never below 0.
"""
import csv, io, os, re
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))


def rows(path):
    data = open(path, 'rb').read()
    for encoding in ['utf-8-sig', 'utf-16', 'gb18030']:
        try:
            if encoding == 'utf-16' and data[:2] not in (b'\xff\xfe', b'\xfe\xff'):
                continue
            return list(csv.reader(io.StringIO(data.decode(encoding))))
        except UnicodeDecodeError:
            continue
    raise SystemExit(path)


def points(text):
    return Fraction(re.findall(r'（([0-9.]+)分）', text)[-1])


def day(text):
    found = re.search(r'(?:2019年)?(\d+)月(\d+)日', text)
    return '2019-%02d-%02d' % (int(found[1]), int(found[2]))


def form(unit, kind):
    """The indicators of a form with their works and nodes."""
    path = os.path.join(HERE, 'tables', f'{unit}.{kind}.csv')
    if not os.path.exists(path):
        return []
    table = rows(path)
    start = next(i for i, row in enumerate(table) if any(cell.startswith('指标名称') for cell in row))
    first = next(i for i, cell in enumerate(table[start]) if cell.startswith('指标名称'))
    letter = {'party': 'P', 'business': 'B', 'innovation': 'I'}[kind]
    indicators = []
    for row in table[start + 1:]:
        name, work, node = row[first], row[first + 1], row[first + 2]
        if kind == 'innovation':
            node = row[first + 3]
        if name:
            indicators.append({'id': f'{letter}{len(indicators) + 1}', 'points': points(name), 'works': []})
            if kind == 'innovation':
                indicators[-1]['works'].append(
                    {'id': indicators[-1]['id'], 'points': points(name), 'nodes': []})
        if work and kind != 'innovation':
            works = indicators[-1]['works']
            works.append({'id': f'{indicators[-1]["id"]}.{len(works) + 1}', 'points': points(work), 'nodes': []})
        nodes = indicators[-1]['works'][-1]['nodes']
        nodes.append({'id': f'{indicators[-1]["works"][-1]["id"]}.{len(nodes) + 1}', 'points': points(node),
                      'day': day(node)})
    return indicators


def facts():
    path = os.path.join(HERE, 'facts.csv')
    with open(path, encoding='utf-8', newline='') as file:
        return {(row['unit'], row['item']): row['value'] for row in csv.DictReader(file)}


def node(unit, node, reading, known):
    if reading == 'judged':
        mark = known.get((unit, node['id'] + '-mark'))
        return (Fraction(0), node['points']) if mark is None else (Fraction(mark),) * 2
    value = known.get((unit, node['id']))
    if value is None:
        return Fraction(0), node['points']
    done = value != 'notHeld' and value <= node['day']
    return (node['points'],) * 2 if done else (Fraction(0),) * 2


def total(parts):
    parts = list(parts)
    return sum((low for low, _ in parts), Fraction(0)), sum((high for _, high in parts), Fraction(0))


def bonus(unit, reading, amount, known):
    given = []
    for item in form(unit, 'innovation'):
        nodes = item['works'][0]['nodes']
        recognised = known.get((unit, item['id'] + '-recognised')) == 'yes'
        done = [recognised and node(unit, entry, 'onTime', known)[0] > 0 for entry in nodes]
        if amount == 'exactly' and item['points'] != 3:
            given.append(Fraction(0))
        elif reading == 'whole':
            given.append(item['points'] if all(done) else Fraction(0))
        else:
            given.append(sum((entry['points'] for entry, ok in zip(nodes, done) if ok), Fraction(0)))
    return min(sum(given, Fraction(0)), Fraction(6))


def main():
    known = facts()
    for reading in ['onTime', 'judged']:
        for unit in ['U01', 'U02', 'U03']:
            for track, kind in [('party', 'party'), ('business', 'business')]:
                indicators = form(unit, kind)
                works = []
                for indicator in indicators:
                    for work in indicator['works']:
                        assert sum(entry['points'] for entry in work['nodes']) == work['points']
                        low, high = total(node(unit, entry, reading, known) for entry in work['nodes'])
                        works.append((low, high))
                        print('item', reading, unit, work['id'], low, high)
                low, high = total(works) if works else (Fraction(0), Fraction(100))
                taken = sum((Fraction(value) for (who, item), value in known.items()
                             if who == unit and item in {f'{track}-{kind}' for kind in
                                                         ('concealed', 'omitted', 'late', 'evasive', 'hollow',
                                                          'poor', 'lax')}), Fraction(0))
                low, high = max(low - taken, Fraction(0)), max(high - taken, Fraction(0))
                print('track', reading, unit, track, low, high)
                if track == 'business':
                    extra = bonus(unit, 'byNode', 'atMost', known)
                    print('result', reading, unit, track, low + extra, high + extra)
                else:
                    print('result', reading, unit, track, low, high)
    for reading in ['byNode', 'whole']:
        for amount in ['atMost', 'exactly']:
            for unit in ['U01', 'U02']:
                print('bonus', reading, amount, unit, bonus(unit, reading, amount, known))


if __name__ == '__main__':
    main()
