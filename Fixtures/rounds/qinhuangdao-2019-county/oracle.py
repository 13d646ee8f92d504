"""Expected results of the example round, from the document alone (秦工办字〔2020〕7 号附件 1), in fractions.

python3 oracle.py > expected.txt

It reads facts.txt and marks.txt beside it and knows nothing of the program. Every row of the annex is written
out below; `row` numbers are department.row. A value that nobody registered makes an interval.
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
        current = (words[2], words[1])
    else:
        sheets[current] = words[1:]


class Score:
    """From the least to the greatest, of a maximum."""

    def __init__(self, low, high, most):
        self.low, self.high, self.most = F(low), F(high), F(most)

    def __add__(self, other):
        return Score(self.low + other.low, self.high + other.high, self.most + other.most)


def exact(points, most):
    return Score(points, points, most)


def floor0(score):
    return Score(max(score.low, 0), max(score.high, 0), score.most)


def total(parts):
    result = Score(0, 0, 0)
    for part in parts:
        result = result + part
    return result


class Unit:
    def __init__(self, name):
        self.name = name

    def raw(self, name):
        return facts.get((self.name, name))

    def number(self, name, silent=False):
        value = self.raw(name)
        return F(value) if value is not None else (F(0) if silent else None)

    def happened(self, name):
        return self.raw(name) == 'yes'

    def done(self, name, points):
        """All points or none."""
        value = self.raw(name)
        if value == 'na':
            return Score(0, 0, 0)
        if value is None:
            return Score(0, points, points)
        return exact(points if value == 'yes' else 0, points)

    def given(self, name, points):
        """A mark within the points."""
        value = self.number(name)
        return Score(0, points, points) if value is None else exact(value, points)

    def sheet(self, questionnaire, index, points):
        marks = sheets.get((self.name, questionnaire))
        return Score(0, points, points) if marks is None else exact(F(marks[index]), points)

    def reached(self, name, line, points):
        value = self.number(name)
        if value is None:
            return Score(0, points, points)
        return exact(points if value >= F(line) else 0, points)

    def task(self, name, task, points):
        value, wanted = self.number(name), self.number(task)
        return exact(points if value >= wanted else 0, points)

    def ladder(self, **rates):
        return sum(self.number(n.replace('_', '-'), True) * F(r) for n, r in rates.items())


def place_points(unit, name, most):
    """(n - r + 1)/n of the points; the greatest is first, equals share the better place."""
    values = [Unit(u).number(name) for u in units]
    mine, n = unit.number(name), len(units)
    unknown = sum(1 for v in values if v is None)
    if mine is None:
        best, worst = 1, n
    else:
        best = 1 + sum(1 for v in values if v is not None and v > mine)
        worst = best + unknown
    return Score(most * F(n - worst + 1, n), most * F(n - best + 1, n), most)


def half(a, b):
    s = a + b
    return Score(s.low / 2, s.high / 2, s.most / 2)


def statistics(u):
    lost = 2 * u.number('statistics-returned', True) + 3 * u.number('statistics-unexplained', True)
    if u.happened('statistics-refused'):
        return exact(0, 10)
    came = u.raw('statistics-delivered')
    if came is None:
        return floor0(Score(0, 10 - lost, 10))
    days = datetime.date.fromisoformat(came) - datetime.date.fromisoformat(u.raw('statistics-due'))
    return floor0(exact(10 - lost - 2 * max(0, days.days), 10))


def dues(u):
    four = ['dues-task-met', 'dues-on-time', 'dues-in-full', 'dues-not-withheld']
    first = exact(15 if all(u.raw(n) == 'yes' for n in four) else 0, 15)
    paid, budget = u.number('dues-paid'), u.number('dues-budget')
    if paid is None:
        return first + Score(0, 5, 5)
    steps = ((paid - budget) / budget * 100) // 1
    return first + exact(min(5, max(0, steps)), 5)


def sign_ups(u):
    value = u.raw('sign-ups')
    if value == 'notheld':
        return exact(0, 3)
    n = int(value)
    return exact(3 if n >= 20 else 2 if n >= 10 else 1, 3)


def subscriptions(u):
    share = u.number('subscriptions')
    return exact(4 if share >= 1 else 3 if share >= F(9, 10) else 2 if share >= F(8, 10)
                 else 1 if share >= F(7, 10) else 0, 4)


def relief(u):
    def clause(name, bad, points, lose):
        part = u.given(name, points)
        return floor0(Score(part.low - (lose if u.happened(bad) else 0),
                            part.high - (lose if u.happened(bad) else 0), points))
    return total([
        u.given('relief-structure', 2), u.given('relief-measures', 2), u.done('relief-ledger', 2),
        clause('relief-files', 'ledger-untrue', 3, 2), clause('relief-funds', 'relief-misused', 3, 2),
        exact(min(3, u.ladder(relief_approvals=3, relief_city_reports=1, relief_provincial_reports=2)), 3),
        u.done('provincial-files', 2), u.done('warmth-rules', 1), u.given('warmth-funds', 1),
        clause('warmth-inspected', 'warmth-misused', 1, F(1, 2))])


def less(most, lost):
    return exact(max(0, most - lost), most)


def within(score, extra, most):
    """Parts with an unlimited one, up to the row's points."""
    return Score(min(most, score.low + extra), min(most, score.high + extra), most)


def rows(u):
    d, g = u.done, u.given
    county, org = 'marks-county-', 'marks-county-organisation'
    yes = lambda *names: all(u.raw(n) == 'yes' for n in names)
    r = {}
    for index, points in enumerate([10, 15, 10]):
        r['0.%d' % (index + 1)] = u.sheet(county + 'party', index, points)
    r['1.1'] = statistics(u)
    r['1.2'] = total([
        place_points(u, 'followers-share', 4), place_points(u, 'registered-share', 4),
        half(place_points(u, 'application-share', 4), place_points(u, 'completion-share', 4)),
        place_points(u, 'online-task-share', 4), place_points(u, 'online-activity-share', 4)])
    r['1.3'] = exact(min(10, 2 * u.number('journal-articles')
                         + min(6, F(1, 5) * u.number('channel-items'))), 10)
    r['2.1'] = exact(2 - u.number('term-reduction'), 2)
    r['2.2'] = u.sheet(org, 1, 2)
    r['2.3'] = less(4, u.number('late-feedback', True))
    r['2.4'] = total([d('townships-planned', 1), d('townships-discussed', 1), d('townships-measures', 2)])
    r['2.5'] = d('county-excellent', 2)
    r['2.6'] = total([d('training-planned', 1), d('training-funded', 1), d('training-held', 2)])
    r['2.7'] = total([d('returns-on-time', 2), d('returns-accurate', 2)])
    r['2.8'] = total([g('office-restructuring', 3), g('member-contacts', 3)])
    r['2.9'] = u.sheet(org, 8, 5)
    r['2.10'] = total([g('evaluation-reform', F(5, 2)), g('reform-supervision', F(5, 2))])
    r['2.11'] = total([d('founding-in-party-goals', 2), d('founding-plan', 2), d('firms-surveyed', 2),
                       d('firms-entered', 2), d('firms-paired', 1)])
    r['2.12'] = total([d('drivers-planned', 2), g('drivers-survey', 3), g('drivers-pilots', 5)])
    r['2.13'] = total([d('farm-register', 3), d('farm-plan', 3), u.reached('farm-models', 2, 3),
                       u.reached('provincial-farm-models', 1, 3)])
    r['2.14'] = total([d('social-plan', 1), d('social-opinion', 1),
                       exact(min(2, u.number('social-organisations') // 5), 2)])
    r['3.1'] = total([g('theme-activities', 5), d('craftsmen-chosen', 1), d('moral-models-chosen', 1),
                      d('finest-chosen', 1), d('volunteers-registered', 1), d('volunteers-active', 1)])
    r['3.2'] = total([sign_ups(u), d('skill-training', 2)])
    r['3.3'] = total([d('culture-budget', 2), u.reached('cultural-events', 1, 3)])
    r['3.4'] = total([subscriptions(u), d('model-publicity', 1)])
    r['3.5'] = total([d('recitation-arranged', 2), g('recitation-scale', 2), d('speech-contest', 1),
                      d('lectures-held', 1)])
    r['3.6'] = total([d('ideology-led', F(1, 2)), d('ideology-venues', F(1, 2)), d('ideology-training', F(1, 2)),
                      d('ideology-opinion', F(1, 2)), d('joint-party-led', 1), d('joint-other-led', 1)])
    r['3.7'] = total([d('reading-room-model', 2), u.task('reading-rooms', 'reading-room-task', 2),
                      d('five-ones-notice', F(1, 2)), d('five-ones-chosen', F(1, 2))])
    r['4.1'] = total([d('supervision-committees', 2), u.reached('supervision-share', F(2, 5), 3)])
    r['4.2'] = total([u.task('aid-cases', 'aid-task', 2), d('aid-ledger', 2), d('aid-checked', 2)])
    r['4.3'] = total([u.task('firms-visited', 'firms-task', 1), d('service-teams', 1),
                      d('online-legal-advice', 1), d('constitution-day', 1)])
    r['4.4'] = total([g('petition-standards', 2), d('petitions-settled', 2), d('petition-reports', 2)])
    r['4.5'] = total([g('codes-registered', 3), g('codes-converted', 2)])
    r['4.6'] = total([d('stability-group', 2), d('stability-forms', 3), d('stability-report', 3)])
    r['4.7'] = total([d('mediation-office', 3), u.reached('mediation-meetings', 1, 3)])
    r['5.1'] = (less(3, u.ladder(budgets_late=1, budgets_refused=2))
                + less(2, u.ladder(accounts_late=1, accounts_refused=2)))
    r['5.2'] = d('asset-statistics', 5)
    r['5.3'] = dues(u)
    r['5.4'] = exact(5 if u.number('service-spending') >= F(2, 5) else 3, 5)
    r['6.1'] = floor0(total([d('model-returns', 2), d('model-hardship', 1), d('model-volunteers', 1),
                             d('model-health', 1), d('model-files', 1),
                             exact(-3 * u.number('model-petitions', True), 0)]))
    r['6.2'] = floor0(total([d('safety-contest', 2), d('safety-contracts', 1), d('safety-training', 2),
                             exact(-u.ladder(general_accidents=3, larger_accidents=5), 0)]))
    r['6.3'] = total([d('poverty-studied', 1), d('poverty-plan', 1), d('poverty-activities', 1),
                      d('poverty-files', 1)])
    r['6.4'] = total([d('group-meeting', 2), d('group-duties', 1), d('reform-documents', 2), g('reform-models', 2)])
    r['6.5'] = total([d('contest-plan', 2), d('contest-projects', 2), g('contest-effect', 2)])
    r['6.6'] = total([d('skills-guided', 2), d('skills-held', 2), d('skills-team', 2)])
    r['6.7'] = total([d('studio-work', 2), u.task('studio-applications', 'studio-task', 2), g('innovation-models', 2)])
    r['7.1'] = total([g('service-centre-role', 2), d('zone-service-centre', 1), d('town-service-centres', 2)])
    r['7.2'] = exact(5 - (u.number('mutual-aid-share') < F(1, 5)) - (u.number('mutual-aid-paid') < F(13, 20))
                     - (not yes('free-cover-reported'))
                     - 2 * (not yes('school-aid-held', 'school-aid-reported')), 5)
    r['7.3'] = total([d('start-ups-visited', 1), d('start-up-training', 2)])
    r['7.4'] = d('migrant-care', 1)
    r['7.5'] = within(total([d('welfare-meetings', 1), d('welfare-speech', 1), d('welfare-reports', 1),
                             d('front-line-rest', 2)]), u.number('research-tasks'), 6)
    r['7.6'] = relief(u)
    r['8.1'] = total([d('private-firms-rules', 5), d('private-firms-list', 5), d('private-firms-visits', 5),
                      u.reached('democracy-trainings', 1, 5)])
    r['8.2'] = u.reached('joint-meetings', 1, 5)
    r['8.3'] = total([d('bargaining-days', 5), d('bargaining-guides', 5), d('bargaining-cases', 5)])
    r['9.1'] = total([g('women-skills', 2), g('womens-day', 2), g('women-activities', 8)])
    for index, points in [(1, 8), (2, 6), (3, 8), (4, 6)]:
        r['9.%d' % (index + 1)] = u.sheet(county + 'women', index, points)
    met = yes('audit-term-together') + (u.number('audit-committee-share') >= F(1, 5) and yes('vacancies-filled'))
    r['10.1'] = exact([0, 2, 5][met], 5)
    r['10.2'] = exact([0, 3, 5][yes('audit-office') + yes('audit-qualified')], 5)
    r['10.3'] = total([d('annual-accounts-reviewed', 2), d('half-year-reviewed', 2), d('audit-report', 2)])
    below = max(F(0), F(19, 20) - u.number('audit-bodies'))
    r['10.4'] = less(2, below * 20 // 1)
    r['10.5'] = less(2, max(0, u.number('notices-received') - u.number('notices-forwarded')))
    r['10.6'] = (less(10, max(0, 20 - u.number('audits-done')) + u.number('years-unaudited', True))
                 + g('audit-cloud', 5))
    r['10.7'] = less(2, F(1, 2) * max(0, u.number('funds-received') - u.number('funds-audited')))
    r['10.8'] = total([u.reached('reports-first-half', 1, F(1, 2)), u.reached('reports-second-half', 1, F(1, 2))])
    r['10.9'] = exact(2 if yes('audit-assessed', 'audit-circulated') else 0, 2)
    r['11.1'] = exact(min(10, 2 * u.number('papers-submitted')), 10)
    r['11.2'] = exact(min(20, 2 * u.number('innovations-submitted')), 20)
    r['12.1'] = total([g('trades-mechanism', 3), d('trades-funds', 2)])
    r['12.2'] = exact(min(5, 2 * u.number('trade-contests') + u.number('trade-contest-merit')), 5)
    r['12.3'] = total([d('trade-models', 2), g('driver-stations', 3), g('trade-studios', 2),
                       g('trade-organisation', 3), g('trade-tasks', 2)])
    r['12.4'] = d('trade-inquiry', 5)
    return r


def bonus(u):
    yes = lambda name: 1 if u.happened(name) else 0
    legal = sheets.get((u.name, 'marks-county-legal'))
    prizes = lambda kind, province, city: sum(
        u.number('%s-provincial-%d' % (kind, i + 1), True) * province[i]
        + u.number('%s-city-%d' % (kind, i + 1), True) * city[i] for i in range(3))
    b = {
        '2.shared': min(5, u.ladder(meetings_hosted=1, visits_received=1)
                        + u.ladder(approvals=3, speeches=1, national_reports=1, front_pages='0.5',
                                   other_pages='0.2', workers_front_pages='0.2')),
        '3.8': yes('own-show') + yes('city-show'), '3.9': 2 * yes('history-hall'),
        '3.10': yes('city-speech') + yes('city-team'),
        '3.11': yes('reading-room-funds') + yes('provincial-reading-rooms'),
        '3.12': min(3, u.ladder(city_media='0.2', provincial_paper='0.3', national_paper='0.5')),
        '4.shared': min(5, u.ladder(legal_approvals=3, legal_speeches=1, legal_reports='0.5')
                        + u.ladder(legal_meetings=1, legal_visits=1)),
        '4.10': F(legal[9]) if legal else F(0),
        '6.8': 2 * yes('city-contest-hosted') + u.ladder(provincial_entrants=1, national_entrants=2),
        '6.9': yes('innovation-reports'), '7.7': u.number('welfare-visits', True),
        '7.8': u.ladder(welfare_approvals=1, welfare_speeches=1, welfare_front_pages=1,
                        welfare_other_pages='0.5', welfare_workers_front_pages='0.5'),
        '10.10': min(3, u.ladder(national_articles=2, provincial_articles=1, city_articles='0.5')),
        '10.11': min(2, u.number('audit-news', True) / 2), '10.12': yes('audit-commended'),
        '10.13': 2 * yes('audit-innovation') * yes('audit-presented'),
        '11.3': min(10, prizes('research', (5, 3, 2), (5, 3, 2))),
        '11.4': min(20, prizes('innovation', (10, 6, 4), (5, 3, 2))),
        '12.5': min(5, u.number('trade-awards', True)),
    }
    return {k: F(v) for k, v in b.items()}


def main():
    totals = {}
    for name in units:
        u = Unit(name)
        base, extra = rows(u), bonus(u)
        assert len(base) == 74 and sum(v.most for v in rows(Unit(units[0])).values()) == 520
        for row, score in base.items():
            print('item', name, row, score.low, score.high, score.most)
        for row, points in extra.items():
            print('bonus', name, row, points)
        whole, more = total(base.values()), sum(extra.values())
        factor = 100 / whole.most
        totals[name] = ((whole.low + more) * factor, (whole.high + more) * factor)
        print('total', name, whole.low, whole.high, whole.most, more, *totals[name])
    for name, (low, high) in totals.items():
        others = [totals[o] for o in units if o != name]
        print('place', name, 1 + sum(o[0] > high for o in others), 1 + sum(o[1] > low for o in others))


main()
