import Definitions
import Diagnostics
import ExactArithmetic
import IndicatorTables
import Tables
import Testing

/// Filled-in forms: one that passes, and one for every constraint that it breaks.
@Suite struct IndicatorTableTests {
  @Test("there are tables to check")
  func folder() {
    #expect(DalianForms.names("bad").count >= 34)
    #expect(DalianForms.names("good").count >= 7)
  }

  @Test("a table that is in order has no finding", arguments: DalianForms.names("good"))
  func good(name: String) throws {
    let checked = try DalianForms.check(name)
    #expect(checked.findings.isEmpty, "\(checked.findings.map { $0.rendered(in: .zh) })")
    #expect(name.hasPrefix(try #require(checked.form)) || name.hasPrefix("allowed"))
  }

  @Test("a table with one fault has the finding that names it", arguments: DalianForms.names("bad"))
  func bad(name: String) throws {
    guard !name.hasPrefix("listed-innovation") else { return }
    let code = String(name.split(separator: ".")[0])
    let checked = try DalianForms.check(name)
    let found = checked.findings.filter { $0.code == code }
    #expect(!found.isEmpty, "\(checked.findings.map { $0.rendered(in: .zh) })")
    #expect(found.allSatisfy { $0.severity == .error && $0.location != nil })
  }

  @Test("a table saved as GBK below its title reads, and says whose it is")
  func gbk() throws {
    for name in ["party-gbk.good.csv", "party-utf16.good.csv"] {
      let table = try #require(try DalianForms.check(name).table)
      #expect(table.office == "示例区总工会")
      #expect(table.indicators.count == 5)
      #expect(table.total == 100)
    }
  }

  @Test("a work that is listed already is no innovation; both places are named")
  func listedInnovation() throws {
    let forms = try DalianForms.read()
    let pairs = try ["business.good.csv", "listed-innovation.bad.csv"].map { name in
      let source = try #require(
        Table.read(try DalianForms.bytes("\(DalianForms.folder)/\(name)"), file: name).table)
      let read = forms.read(source)
      return (form: try #require(read.form), table: try #require(read.table))
    }
    let findings = forms.repetitionsAcross(pairs)
    #expect(findings.map(\.code) == ["listed-innovation"])
    #expect(findings.first?.location?.file == "listed-innovation.bad.csv")
    #expect(findings.first?.problem.zh.contains("business.good.csv:") == true)
  }

  @Test("a finding says file, row, column, heading, value, demand, clause, ids and what to do")
  func message() throws {
    let findings = try DalianForms.check("points-outside.high.bad.csv").findings
    let finding = try #require(findings.first { $0.code == "points-outside" })
    #expect(
      finding.rendered(in: .zh)
        == "points-outside.high.bad.csv:5:3: 错误 [points-outside] 第 2 行第 2 列（指标名称）是 26 分；"
        + "应为 15 到 25 分（一（一），附件1 备注；R1）；建议调整分值，合计仍须为满分")
    #expect(
      finding.rendered(in: .en)
        == "points-outside.high.bad.csv:5:3: error [points-outside] row 2, column 2 (指标名称) has 26 "
        + "points; expected 15 to 25 points (一（一），附件1 备注; R1); change the points; "
        + "the sum must stay the same")
  }

  // MARK: Readings

  @Test("a reading of an ambiguous clause changes what is in order")
  func readings() throws {
    func errors(_ name: String, _ readings: FormReadings) throws -> Set<String> {
      Set(
        try DalianForms.check(name, readings).findings.filter { $0.severity == .error }.map(\.code))
    }
    // AMB-31: the second innovation is written for 2.5 points.
    #expect(try errors("innovation.good.csv", ["AMB-31": "exactly"]) == ["innovation-points"])
    // AMB-32: every last node is on 30 November itself.
    #expect(try errors("party.good.csv", ["AMB-32": "exact"]) == [])
    #expect(try errors("party.good.csv", ["AMB-32": "before"]) == ["last-node"])
    // AMB-35: 积极 stands in the name of a work, not in a standard.
    let rows = [
      "指标名称,具体工作,序时进度,完成标准,佐证材料,序号",
      "党的政治建设（20分）,积极推进学习（20分）,节点1：6月30日前（20分）,学习 4 次,纪要,1",
    ]
    func forbids(_ readings: FormReadings) throws -> Bool {
      try DalianForms.check(rows: rows, readings).findings.contains { $0.code == "forbidden-word" }
    }
    #expect(try !forbids([:]))
    #expect(try forbids(["AMB-35": "allColumns"]))
  }

  @Test("the monthly figures are a duty, or up to twelve nodes of their own (AMB-33)")
  func monthlyNodes() throws {
    let nodes = (1...11).map { month in
      "节点\(month)：\(month)月25日前，报送数量（1分）"
    }
    let rows =
      [
        "序号,指标名称,具体工作,序时进度,完成标准,佐证材料",
        "1,基层工会组织建设（11分）,会员实名制信息采集（11分）,\(nodes[0]),每月报送 1 次,报表",
      ] + nodes.dropFirst().map { ",,,\($0),," }
      + ["2,女职工关爱（4分）,两癌筛查（4分）,节点1：6月30日前（4分）,筛查 10 人,名册"]
    let most = try DalianForms.check(rows: rows).findings.filter { $0.code == "too-many-nodes" }
    #expect(most.count == 1)
    #expect(
      try !DalianForms.check(rows: rows, ["AMB-33": "monthly"]).findings
        .contains { $0.code == "too-many-nodes" })
  }

  // MARK: Forms as spreadsheets save them

  @Test("points may stand in columns of their own, and repeated cells are the same work")
  func ownColumns() throws {
    let rows = [
      "指标,指标分值,具体工作,工作分值,序时进度,完成时间,节点分值,完成标准,佐证材料,序号",
      "党的政治建设,20,学习,20,节点1：学习,2019-06-30,5分,学习 4 次,纪要,1",
      "党的政治建设,20,学习,20,节点2：总结,2019/11/30,（15分）,学习 4 次,纪要,1",
    ]
    let table = try #require(try DalianForms.check(rows: rows).table)
    #expect(table.works.count == 1)
    #expect(table.works[0].nodes.map(\.points) == [.number(5), .number(15)])
    #expect(table.works[0].nodes.map(\.id) == ["P1.1.1", "P1.1.2"])
  }

  @Test("several nodes in one cell are several nodes, and a remark below is passed over")
  func joinedCells() throws {
    let rows = [
      "序号,指标名称,具体工作,序时进度,完成标准,佐证材料",
      "1,党的政治建设（20分）,学习（20分）,\"节点1：6月30日前（5分）\n节点2：9月底前（15分）\",学习 4 次,纪要",
      "备注：共 100 分,,,,,",
    ]
    let table = try #require(try DalianForms.check(rows: rows).table)
    #expect(table.works.count == 1)
    #expect(table.works[0].nodes.count == 2)
    #expect(table.works[0].nodes[1].day == CellPhrase.day(in: "2019-09-30", year: 2019))
  }

  @Test("a table of which nothing is known is told so")
  func unknownForm() throws {
    let checked = try DalianForms.check(rows: ["甲,乙", "1,2"])
    #expect(checked.findings.map(\.code) == ["unknown-form"])
  }

  @Test("blank forms hold every indicator and all 30 mandatory topics, and are told as blank")
  func blanks() throws {
    let forms = try DalianForms.read()
    let form = try #require(forms.form("business"))
    let rows = BlankForm(form, of: forms, language: .zh).rows
    // 30 topics, and one row each for the two indicators without any.
    #expect(rows.count == 1 + 30 + 2)
    let text = rows.map { $0.joined(separator: ",") }
    let checked = try DalianForms.check(rows: text)
    #expect(
      Set(checked.findings.filter { $0.severity == .error }.map(\.code)) == [
        "missing-points", "missing-standard", "missing-evidence",
      ])
  }
}
