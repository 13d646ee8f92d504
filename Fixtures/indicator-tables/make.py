"""Makes the indicator tables of this folder and of the round beside it: one that passes, one failing in one way each.

The passing tables are written out below; every other table is one of them with one thing changed, named by the
finding that it must give. All offices and figures are made up.
"""
import csv, io, os, random

HERE = os.path.dirname(os.path.abspath(__file__))
ROUND = os.path.join(HERE, '..', 'rounds', 'dalian-2019', 'tables')
HEAD = ['序号', '指标名称', '具体工作',
        '序时进度\n（节点不超过3个，最后一个时间节点要设定在11月30日前）',
        '完成标准\n（要可量化）', '佐证材料\n（侧重于工作成果）']
INNOVATION = ['指标名称', '核心内容', '预期成效', '序时进度（节点不超过3个）', '完成标准（要可量化）', '佐证材料']

PARTY = ['党的政治建设', '党的思想建设', '党的组织建设', '党的作风建设', '党的纪律建设']
PARTY_WORKS = [
    ['落实政治责任制', '专题民主生活会'], ['理论中心组学习', '党员轮训'], ['支部规范化', '发展党员'],
    ['下基层走访', '整改群众反映的问题'], ['廉政谈话', '纪律教育'],
]
BUSINESS = [
    ('加强基层工会组织建设', ['货车司机等群体入会', '会员实名制信息采集', '工会干部系统培训', '基层工会规范化建设', '政府与工会联系会议']),
    ('抓好学习教育，做好职工思想文化宣传工作', ['思想政治引领与意识形态责任', '劳模精神宣讲', '两微一端“双服务”宣传']),
    ('精准做好维权服务、困难帮扶和送温暖等工作', ['健全维权服务机制', '僵尸企业职工帮扶救助', '促进就业服务', '厂务公开质量评估']),
    ('提高职工职业技能，加强工匠人才队伍建设', ['打造“三型”职工队伍', '劳动和技能竞赛', '“五小”创新活动', '职业技能培训基地', '创新工作室升级']),
    ('加强网上工会建设', ['五个一百作品申报', '视频会议与会员信息系统维护']),
    ('做好职工诉求和矛盾化解工作', ['信访与劳动争议调解', '农民工欠薪投诉协调']),
    ('推进女职工关爱工作', ['女职工“两癌”筛查']),
    ('推进职工集体福利保障工作', ['职工疗休养']),
    ('做好工会劳动保护工作', ['“五好班组”创建']),
    ('加强和改进工会经费资产管理工作', ['经费资产管理制度', '工人文化宫清理整改', '综合性职工服务平台']),
    ('支持民营企业和民营经济发展', ['走访民营企业']),
    ('持续深化改革创新', ['产业工人队伍建设改革', '工会系统改革方案']),
    ('做好督查、信息、统计工作', ['信息报送', '防范统计造假自查']),
]
DAYS = ['6月30日前', '9月30日前', '11月30日前']
FORMS = [lambda d: d, lambda d: '2019年' + d, lambda d: '2019-' + d[:-2].replace('月', '-')]


def split(points, parts, unit=1):
    """Points in `parts` shares, as even as the unit admits."""
    units = round(points / unit)
    base, rest = divmod(units, parts)
    return [(base + (1 if i < rest else 0)) * unit for i in range(parts)]


def text(points):
    return ('%g' % points)


def party(points=(20, 20, 20, 20, 20), seed=1):
    rows = []
    chance = random.Random(seed)
    for number, (name, total) in enumerate(zip(PARTY, points), 1):
        for position, (work, share) in enumerate(zip(PARTY_WORKS[number - 1], split(total, 2))):
            count = chance.choice([1, 2, 3])
            shares = split(share, count)
            for node in range(count):
                day = DAYS[3 - count + node]
                rows.append([
                    str(number) if position == 0 and node == 0 else '',
                    f'{name}（{text(total)}分）' if position == 0 and node == 0 else '',
                    f'{work}（{text(share)}分）' if node == 0 else '',
                    f'节点{node + 1}：{day}，完成第{node + 1}阶段{work}（{text(shares[node])}分）',
                    f'{work}全年不少于{4 + 2 * number}次，每次有记录' if node == 0 else '',
                    '会议纪要、总结' if node == 0 else ''])
    return [HEAD] + rows


def business(points=(9, 8, 8, 8, 8, 8, 8, 8, 7, 7, 7, 7, 7), seed=2):
    rows = []
    chance = random.Random(seed)
    for number, ((name, works), total) in enumerate(zip(BUSINESS, points), 1):
        for position, (work, share) in enumerate(zip(works, split(total, len(works)))):
            count = min(chance.choice([1, 2, 3]), int(share))
            shares = split(share, count)
            for node in range(count):
                day = DAYS[3 - count + node]
                rows.append([
                    str(number) if position == 0 and node == 0 else '',
                    f'{name}（{text(total)}分）' if position == 0 and node == 0 else '',
                    f'{work}（{text(share)}分）' if node == 0 else '',
                    f'节点{node + 1}：{day}，{work}第{node + 1}步（{text(shares[node])}分）',
                    f'{work}覆盖{60 + number}%以上单位，做到{number + 3}项' if node == 0 else '',
                    '文件、名册' if node == 0 else ''])
    return [HEAD] + rows


def innovation(items=(('职工创新积分制', 3, (1, 2)), ('小微企业联合工会评家', 2.5, (1, 1.5)))):
    rows = []
    for name, total, shares in items:
        for node, share in enumerate(shares):
            day = DAYS[3 - len(shares) + node]
            rows.append([
                f'{name}（{text(total)}分）' if node == 0 else '', '按积分兑换培训' if node == 0 else '',
                '参加职工 2000 人' if node == 0 else '',
                f'节点{node + 1}：{day}，{name}第{node + 1}步（{text(share)}分）',
                f'试点{node + 3}家' if node == 0 else '', '试点报告' if node == 0 else ''])
    return [INNOVATION] + rows


def csv_text(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator='\r\n').writerows(rows)
    return out.getvalue()


def write(name, rows, folder=HERE, encoding='utf-8'):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), 'wb') as file:
        file.write(csv_text(rows).encode(encoding))


def changed(rows, old, new, column=None):
    """The rows with the first cell that holds `old` changed."""
    result = [list(row) for row in rows]
    for row in result[1:]:
        for index, cell in enumerate(row):
            if old in cell and (column is None or index == column):
                row[index] = cell.replace(old, new, 1)
                return result
    raise SystemExit(f'{old} is nowhere')


def titled(rows, office):
    """The rows below a title and the office's name, as the form has them."""
    width = len(rows[0])
    return [['各区市县总工会党建指标表'] + [''] * (width - 1), [f'填报单位:{office}'] + [''] * (width - 1)] + rows


def main():
    good, trade, new = party(), business(), innovation()
    write('party.good.csv', good)
    write('business.good.csv', trade)
    write('innovation.good.csv', new)
    # Saved by a spreadsheet on a Chinese system, with the form's title above the header.
    write('party-gbk.good.csv', titled(good, '示例区总工会'), encoding='gb18030')
    write('party-bom.good.csv', good, encoding='utf-8-sig')
    write('party-utf16.good.csv', titled(good, '示例区总工会'), encoding='utf-16')
    write('allowed-word.good.csv', changed(good, '每次有记录', '培训积极分子50名', 4))
    bad = {
        'forbidden-word': changed(good, '每次有记录', '积极推进，每次有记录', 4),
        'forbidden-word.further': changed(good, '每次有记录', '进一步\n完善', 4),
        'forbidden-word.more': changed(good, '每次有记录', '加大力度', 4),
        'forbidden-word.stronger': changed(good, '每次有记录', '增强效果', 4),
        'points-outside.high': party((26, 20, 18, 18, 18)),
        'points-outside.low': party((14, 22, 22, 21, 21)),
        'points-outside.business': business((12, 8, 8, 8, 8, 8, 8, 8, 7, 7, 6, 6, 6)),
        'form-sum': party((20, 20, 20, 20, 19)),
        'works-sum': changed(good, '专题民主生活会（10分）', '专题民主生活会（9分）'),
        'missing-points': changed(good, '党的思想建设（20分）', '党的思想建设'),
        'missing-points.blank': changed(good, '党的思想建设（20分）', '党的思想建设（XX分）'),
        'points-divided.business': changed(
            changed(trade, '走访民营企业（7分）', '走访民营企业（7.5分）'), '发展（7分）', '发展（7.5分）'),
        'missing-indicator': good[:index_of(good, '党的纪律建设')],
        'unknown-indicator': changed(good, '党的纪律建设', '党的制度安排'),
        'repeated-indicator': changed(good, '党的纪律建设', '党的政治建设'),
        'missing-topic.business': [[cell.replace('两癌', '健康') for cell in row] for row in trade],
        'no-node': no_node(good),
        'too-many-nodes': too_many(good),
        'missing-day': changed(good, '11月30日前', '年内', 3),
        'missing-day.month': changed(good, '11月30日前', '11月', 3),
        'no-such-day': changed(good, '11月30日前', '11月31日前', 3),
        'other-year': changed(good, '11月30日前', '2018年11月30日前', 3),
        'last-node': changed(good, '11月30日前', '12月15日前', 3),
        'missing-standard': changed(good, '落实政治责任制全年不少于6次，每次有记录', '', 4),
        'unmeasurable': changed(good, '落实政治责任制全年不少于6次，每次有记录', '做好各项工作', 4),
        'missing-evidence': changed(good, '会议纪要、总结', '', 5),
        'repeated-work': changed(good, '专题民主生活会（10分）', '落实政治责任制（10分）'.replace('落实', '落实 ')),
        'innovation-points.innovation': innovation((('职工创新积分制', 3.5, (1, 2.5)),)),
        'points-divided.innovation': innovation((('职工创新积分制', 2.75, (1, 1.75)),)),
        'nodes-sum.innovation': innovation((('职工创新积分制', 3, (1, 1.5)),)),
        'too-many-innovations.innovation': innovation(
            (('创新积分', 3, (3,)), ('联合工会评家', 2, (2,)), ('网上夜校', 1, (1,)))),
        'missing-heading': [row[:4] + row[5:] for row in good],
        'stray-row': [good[0], ['', '', '', '节点1：6月30日前，开会（1分）', '开会 1 次', '纪要']] + good[1:],
    }
    for name, rows in bad.items():
        write(f'{name}.bad.csv', rows)
    # A work that is listed already, as an innovation beside the business table.
    write('listed-innovation.bad.csv', innovation((('女职工“两癌”筛查', 3, (1, 2)),)))
    # The round: two units with tables, one without.
    write('U01.party.csv', titled(party((25, 20, 20, 20, 15), 3), '甲区总工会'), ROUND, 'gb18030')
    write('U01.business.csv', trade, ROUND, 'utf-8-sig')
    write('U01.innovation.csv', new, ROUND)
    write('U01.staff.csv', [['姓名', '职务', '电话', '手机'], ['示例甲', '主任', '000', '000']], ROUND)
    write('U02.party.csv', party((22, 18, 20, 18, 22), 4), ROUND)
    write('U02.business.csv', business((11, 9, 9, 11, 7, 6, 6, 6, 7, 7, 6, 7, 8), 5), ROUND, 'utf-16')
    write('U02.staff.csv', [['姓名', '职务', '电话', '手机'], ['示例乙', '主任', '000', '']], ROUND)


def index_of(rows, name):
    return next(i for i, row in enumerate(rows) if name in row[1])


def no_node(rows):
    """The first work of one node without that node; its text stays."""
    result = [list(row) for row in rows]
    for index, row in enumerate(result[1:], 1):
        following = result[index + 1] if index + 1 < len(result) else None
        if row[2] and (following is None or following[2]):
            row[3] = ''
            return result
    raise SystemExit('no work of one node')


def too_many(rows):
    """A work of three nodes with its first one divided in two."""
    result = [list(row) for row in rows]
    for index, row in enumerate(result):
        if row[3].startswith('节点3'):
            first = result[index - 2]
            points = int(first[3].split('（')[1].split('分')[0])
            first[3] = first[3].replace(f'（{points}分）', f'（{points - 1}分）')
            result.insert(index - 1, ['', '', '', '节点2：8月31日前，中期检查（1分）', '', ''])
            return result
    raise SystemExit('no work of three nodes')


main()
