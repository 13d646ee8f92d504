import Testing

@testable import PingyiTool

/// A scheme of three questionnaires of one question each, which are scored as wholes.
enum CellsRound {
  static let questionnaires = ["staff", "heads", "leads"]
  static let roles = ["employee", "chair", "manager"]
  static let nodes = ["employees", "chairs", "managers"]

  static let scheme = """
    { scheme: 'cells', version: 1, title: { zh: '格', en: 'cells' }, source: { document: 'none', part: '一' },
      maximum: '100',
      composition: { clause: '一', weighted: [
        { id: 'work', weight: '50%', clause: '一', title: { zh: '工作', en: 'work' }, sections: '100' },
        { id: 'grassroots', weight: '50%', clause: '一', title: { zh: '基层', en: 'grassroots' },
          choose: { reading: 'R1',
            equalRoles: { mean: [
              { id: 'employees', clause: '一', title: { zh: '职工', en: 'e' }, input: 'employees' },
              { id: 'chairs', clause: '一', title: { zh: '主席', en: 'c' }, input: 'chairs' },
              { id: 'managers', clause: '一', title: { zh: '管理', en: 'm' }, input: 'managers' } ] },
            pooled: { input: 'together' } } } ] },
      inputs: {
        done: { fact: 'done', type: 'yesNo', label: { zh: '完成', en: 'done' } },
        employees: { survey: 'staff', label: { zh: '职工', en: 'e' } },
        chairs: { survey: 'heads', label: { zh: '主席', en: 'c' } },
        managers: { survey: 'leads', label: { zh: '管理', en: 'm' } },
        together: { survey: ['staff', 'heads', 'leads'], label: { zh: '合', en: 'all' } },
      },
      sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '100', items: [
        { id: '1.1', title: { zh: '项', en: 'item' }, points: '100', clause: '一', rule: { require: { that: 'done' } } } ] } ],
      readings: { R1: { default: 'equalRoles', alternatives: ['equalRoles', 'pooled'], clause: '一' } } }
    """

  static func questionnaire(_ index: Int) -> String {
    """
    { questionnaire: '\(questionnaires[index])', version: 1, title: { zh: '卷', en: 'sheet' }, clause: '一',
      respondent: 'anonymous', roles: ['\(roles[index])'],
      items: [ { id: 'q1', type: 'single', text: { zh: '问', en: 'q' }, options: [
        { code: '1', label: { zh: '一', en: 'a' }, satisfied: true, score: '100' },
        { code: '2', label: { zh: '二', en: 'b' }, score: '75' },
        { code: '3', label: { zh: '三', en: 'c' }, score: '50' },
        { code: '4', label: { zh: '四', en: 'd' }, score: '25' },
        { code: '5', label: { zh: '五', en: 'e' }, score: '0' } ] } ],
      rates: [ { id: 'overall', item: 'q1', denominator: 'opinions' } ],
      validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'abstained', partBlank: 'keep' },
      privacy: { threshold: 10 } }
    """
  }

  /// Makes the round's folder with some assessed units and the grassroots units below each.
  static func put(
    in scratch: ScratchFolder, grassroots: [Int], readings: String = ""
  ) -> String {
    let path = scratch.path("round")
    #expect(Stage().run("init", "shaoxing-2019", path).status == .fine)
    for name in ScratchFolder.names(in: path + "/definitions") {
      ScratchFolder.removeFile("\(path)/definitions/\(name)")
    }
    scratch.put(scheme, at: "round/definitions/cells.scheme.json5")
    for index in 0..<3 {
      scratch.put(
        questionnaire(index), at: "round/definitions/\(questionnaires[index]).questionnaire.json5")
    }
    let units = grassroots.indices.map { "{ id: 'U\($0)', number: \($0 + 1), name: '单位\($0)' }" }
    scratch.put(
      "{ round: 'cells', scheme: 'cells', entry: 'single', \(readings) units: [\(units.joined(separator: ",\n"))] }",
      at: "round/round.json5")
    let frame = grassroots.enumerated().flatMap { unit, count in
      (0..<count).map { "U\(unit)-\($0),基层\(unit)-\($0),U\(unit),50,是\n" }
    }
    scratch.put("id,name,parent,members,standalone\n" + frame.joined(), at: "round/frame.csv")
    #expect(
      Stage().run("draw", path, "--seed", "1", "-n", "9", "--take-all", "--by", "li").status
        == .fine)
    return path
  }

  /// The lines that key a batch; `codes` has the mark of every paper.
  static func batch(_ id: String, role: Int, subject: String, _ codes: [Int]) -> String {
    let count = codes.count
    return "begin \(id) subject=\(subject) role=\(roles[role]) issued=\(count) returned=\(count) "
      + "numbers=1-\(count)\n"
      + codes.enumerated().map { "\($0.offset + 1) \($0.element)\n" }.joined()
      + "end papers=\(count)\n"
  }
}
