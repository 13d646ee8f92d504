import Diagnostics
import Questionnaires
import Surveys
import Testing

@testable import PingyiTool

/// Printed forms; what must stand on them is read from the definitions, the clerk's line is keyed.
@Suite struct FormsTests {
  let scratch = ScratchFolder()
  let stage = Stage()

  /// A round of the Shaoxing scheme with two units, two leaders and a department.
  private func shaoxing() -> String {
    let path = scratch.path("sx")
    #expect(stage.run("init", "shaoxing-2019", path).status == .fine)
    scratch.put(
      """
      { round: 'sx', scheme: 'shaoxing-2019', entry: 'single',
        units: [
          { id: 'U01', number: 1, name: '教育系统', works: ['园丁讲堂', '师徒结对'] },
          { id: 'U02', number: 2, name: '财贸系统', works: ['夜市服务'] },
          { id: 'U03', number: 3, name: '<工贸>', works: [] },
        ],
        leaders: [{ id: 'L1', number: 11 }, { id: 'L2', number: 12, name: '李某' }],
        departments: [{ id: 'D7', number: 7, name: '经审办' }, { id: 'D8', number: 8, name: '办公室' }],
        grades: { excellent: { atLeast: '70', atMost: '1/3' }, good: {} } }
      """, at: "sx/round.json5")
    return path
  }

  private func pages(_ html: String) -> [Substring] {
    html.split(separator: "<section class=\"").dropFirst().map { $0 }
  }

  @Test("every bundled questionnaire prints its title, every question and every option's code")
  func everything() throws {
    for bundled in BundledDefinition.all where !bundled.isScheme {
      let path = scratch.put(
        String(decoding: bundled.bytes, as: UTF8.self), at: bundled.file)
      let (decoded, _) = Questionnaire.decode(bytes: bundled.bytes, file: bundled.file)
      let questionnaire = try #require(decoded)
      for language in Language.allCases {
        let outcome = stage.run("forms", path, "--lang", language.rawValue)
        #expect(outcome.status == .fine, "\(outcome.diagnostics)")
        func expect(_ text: Bilingual) {
          var escaped = ""
          for character in text[language] {
            escaped += character == "'" ? "&#39;" : String(character)
          }
          #expect(outcome.output.contains(escaped), "\(bundled.file): \(escaped)")
        }
        expect(questionnaire.title)
        for item in questionnaire.items {
          expect(item.text)
          for option in item.kind.printedOptions {
            expect(option.label)
            #expect(outcome.output.contains(">\(option.code)</span>"))
          }
        }
        #expect(outcome.output.contains("open \(questionnaire.id)</span>"))
      }
    }
  }

  @Test("the page loads nothing and says how large its paper is")
  func selfContained() {
    let html = stage.run("forms", shaoxing()).output
    for word in ["http:", "https:", "url(", "@import", "src=", "<link", "<script"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("@page { size: A4 portrait;"))
    #expect(html.contains("&lt;工贸&gt;"))
    #expect(!html.contains("<工贸>"))
  }

  @Test("every named rater has a ballot with a number, and only the own rows say so")
  func ballots() {
    let html = stage.run("forms", shaoxing(), "brand-ballot", "leader-rating", "--lang", "zh")
      .output
    let ballots = pages(html).filter { $0.contains("评分人签名") }
    let numbers = ballots.map { ballot in
      ballot.split(separator: "<div class=\"number-box\"><span class=\"keyed\">").last.map {
        String($0.prefix { $0.isNumber })
      } ?? ""
    }
    // Three units rate works, two leaders rate units.
    #expect(numbers == ["1", "2", "3", "11", "12"])
    let own = ballots.map {
      $0.split(separator: "本单位不评", omittingEmptySubsequences: false).count - 1
    }
    // U01 entered two works, U02 one, U03 none; leaders have no row of their own.
    #expect(own == [2, 1, 0, 0, 0])
    #expect(ballots.allSatisfy { $0.contains("第 1 页，共 1 页") })
  }

  @Test("a department's sheet comes once a unit, with its number where the title names it")
  func departments() {
    let path = shaoxing()
    let audit = pages(stage.run("forms", path, "marks-audit", "--lang", "zh").output)
      .filter { $0.contains("评分人签名") }
    #expect(audit.count == 3)
    #expect(audit.allSatisfy { $0.contains("<span class=\"keyed\">7</span>") })
    for (page, unit) in zip(audit, ["教育系统", "财贸系统", "&lt;工贸&gt;"]) {
      #expect(page.contains(unit))
    }
    let finance = pages(stage.run("forms", path, "marks-finance", "--lang", "zh").output)
      .filter { $0.contains("评分人签名") }
    // Nobody can tell which of the two departments it is, so the box stays empty.
    #expect(finance.allSatisfy { $0.contains("<div class=\"number-box\"></div>") })
  }

  @Test("an anonymous form has an empty number box and asks for no name and no signature")
  func anonymous() throws {
    let html = stage.run("forms", shaoxing(), "employee-satisfaction", "--lang", "zh").output
    let form = try #require(pages(html).first)
    #expect(form.contains("<div class=\"number-box\"></div>"))
    #expect(form.contains("请勿写姓名"))
    #expect(!form.contains("签名（盖章）"))
  }

  @Test("the line on the sample is taken by the protocol, with the very reply that is printed")
  func sample() throws {
    let path = shaoxing()
    for (id, begin) in [
      ("employee-satisfaction", "subject=U01 issued=20 returned=20 numbers=1-20"),
      ("brand-ballot", "subject=all issued=3 returned=3 numbers=1-3"),
      ("leader-rating", "subject=all issued=2 returned=2 numbers=11-12"),
      ("marks-audit", "subject=U01 issued=1 returned=1 numbers=7"),
    ] {
      let html = stage.run("forms", path, id, "--example", "--lang", "en").output
      let line = try #require(Self.text(after: "card-line keyed\">", in: html))
      let reply = try #require(Self.text(after: "card-reply keyed\">", in: html))
      var keying = stage
      keying.input = PipedSource(
        "who li\nopen \(id)\nbegin B-\(id) \(begin)\n\(line)\nleave\nbye\n")
      let outcome = keying.run("collect", path, "--lang", "en")
      #expect(outcome.output.contains("\n\(reply)\n"), "\(line): \(outcome.output)")
    }
  }

  private static func text(after mark: String, in html: String) -> String? {
    guard let rest = html.split(separator: mark).dropFirst().first else { return nil }
    let text = rest.prefix { $0 != "<" }
    return text.split(separator: "&quot;", omittingEmptySubsequences: false)
      .joined(separator: "\"")
  }

  /// The worked example of the check digit's author.
  ///
  /// Source: H. M. Damm's worked example 572 → 4, on the German and English Wikipedia pages too.
  @Test("labels carry every number once, at fixed width with its check digit where asked for")
  func labels() {
    let html = stage.run("forms", "--labels", "M1=571-573", "--damm").output
    #expect(html.contains(">572<span class=\"label-check\">4</span>"))
    let plain = stage.run("forms", "--labels", "M1=1-3,8", "--labels", "9-11", "--lang", "en")
      .output
    for number in [1, 2, 3, 8, 9, 10, 11] {
      #expect(plain.contains("<div class=\"label-number keyed\">\(number)</div>"))
    }
    #expect(plain.split(separator: "label-number keyed").count - 1 == 7)
    #expect(plain.split(separator: "batch M1").count - 1 == 4)
    // 121 labels on sheets of 24: 5 × 24 = 120, so a sixth sheet.
    let outcome = stage.run(
      "forms", "--labels", "M1=1-121", "-o", scratch.path("labels.html"), "--lang", "en")
    #expect(outcome.output.hasSuffix("pages: 6\n"))
  }

  @Test("a file that is there is not overwritten without --force")
  func overwriting() {
    let path = scratch.put("mine", at: "forms.html")
    let refused = stage.run("forms", "--labels", "1-3", "-o", path)
    #expect(refused.status.rawValue == 73)
    #expect(scratch.text("forms.html") == "mine")
    #expect(stage.run("forms", "--labels", "1-3", "-o", path, "--force").status == .fine)
    #expect(scratch.text("forms.html")?.hasPrefix("<!DOCTYPE html>") == true)
  }

  @Test(
    "a wrong command line is told, and the status is 64",
    arguments: [
      (["--labels", "M1=3-1"], "bad-value"), (["--labels", "=1-3"], "bad-value"),
      (["--labels", "1-20001"], "bad-value"), (["--labels", "0-3"], "bad-value"),
      (["--damm"], "missing-value"), ([], "missing-operand"), (["--paper", "9x9"], "bad-value"),
    ])
  func wrong(arguments: [String], code: String) {
    let outcome = stage.run(["forms"] + arguments)
    #expect(outcome.status.rawValue == 64)
    #expect(outcome.diagnostics.contains("[\(code)]"))
  }

  @Test("an unknown questionnaire is told with the nearest one")
  func unknown() {
    let outcome = stage.run("forms", shaoxing(), "leader-ratin")
    #expect(outcome.status.rawValue == 64)
    #expect(outcome.diagnostics.contains("leader-rating"))
  }

  @Test("a quota is told with the most that this ballot may give")
  func quota() {
    // 30% of the 4 units that are not one's own: 1.2, so 1.
    let path = scratch.path("q")
    #expect(stage.run("init", "shaoxing-2019", path).status == .fine)
    scratch.put(
      """
      { round: 'q', scheme: 'shaoxing-2019', entry: 'single',
        units: [
          { id: 'A', number: 1, name: '甲' }, { id: 'B', number: 2, name: '乙' },
          { id: 'C', number: 3, name: '丙' }, { id: 'D', number: 4, name: '丁' },
          { id: 'E', number: 5, name: '戊' },
        ],
        leaders: [{ id: 'L1', number: 1 }], departments: [{ id: 'D1', number: 1 }],
        grades: { excellent: { atLeast: '70', atMost: '1/3' }, good: {} } }
      """, at: "q/round.json5")
    scratch.put(
      """
      { questionnaire: 'peers', version: 1, title: { zh: '互评', en: 'Peers' }, clause: 'x',
        respondent: 'unit',
        items: [{ id: 'g', type: 'grid', rows: 'assessedUnits', ownRow: 'notApplicable',
          cell: { type: 'single', options: [
            { code: '1', label: { zh: '优秀', en: 'excellent' } },
            { code: '2', label: { zh: '良好', en: 'good' } } ] },
          quota: [{ option: '1', atMost: '30%' }], text: { zh: '评价', en: 'Rate' } }],
        validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'abstained', partBlank: 'keep' } }
      """, at: "q/definitions/peers.questionnaire.json5")
    let html = stage.run("forms", path, "peers", "--lang", "zh").output
    #expect(html.contains("评为“优秀”的不得超过所评数的 30%：本票评 4 个，最多 1 个"), "\(html.suffix(900))")
  }
}
