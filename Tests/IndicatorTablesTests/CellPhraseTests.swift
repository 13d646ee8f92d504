import ExactArithmetic
import IndicatorTables
import Sheets
import Testing

/// What is read out of a cell of running text.
@Suite struct CellPhraseTests {
  @Test(
    "points are what the last brackets with 分 hold, in any width",
    arguments: [
      ("党的政治建设（20分）", "党的政治建设", "20"), ("学习(2.5 分)", "学习", "2.5"),
      ("满意度（90%）测评（５分）", "满意度（90%）测评", "5"), ("学习【3分】", "学习", "3"),
      ("学习（XX分）", "学习", "?"), ("学习（ 分）", "学习", "?"), ("学习", "学习", ""),
      ("得分（自评）", "得分（自评）", ""), ("学习（三分）", "学习（三分）", ""),
    ])
  func points(cell: String, text: String, points: String) throws {
    let phrase = CellPhrase(cell)
    #expect(phrase.text == text)
    switch points {
    case "": #expect(phrase.points == .none)
    case "?": #expect(phrase.points == .placeholder)
    default: #expect(try phrase.points == .number(Rational(parsing: points)))
    }
  }

  @Test(
    "a day is found in the ways in which offices write it",
    arguments: [
      ("6月30日前，完成培训", "2019-06-30"), ("2019年9月30日", "2019-09-30"),
      ("2019-11-30前完成", "2019-11-30"), ("2019/6/5", "2019-06-05"), ("2019.06.30前", "2019-06-30"),
      ("11月底前", "2019-11-30"), ("２月末", "2019-02-28"), ("9 月 30 号前", "2019-09-30"),
      ("3个月内，6月30日前", "2019-06-30"), ("培训 50 人，9月1日前", "2019-09-01"),
    ])
  func days(text: String, day: String) throws {
    #expect(CellPhrase.day(in: text, year: 2019) == .day(try #require(CivilDay(day))))
  }

  @Test("what is no day is told as what it is")
  func noDays() {
    #expect(CellPhrase.day(in: "年内完成", year: 2019) == .none)
    #expect(CellPhrase.day(in: "6月完成", year: 2019) == .month("6月"))
    #expect(CellPhrase.day(in: "6月5次会议", year: 2019) == .month("6月"))
    #expect(CellPhrase.day(in: "11月31日前", year: 2019) == .impossible("2019-11-31"))
  }

  @Test("a cell is divided before every 节点 with a number")
  func nodes() {
    #expect(CellPhrase.nodes(in: "节点1：甲 节点2：乙").map { CellPhrase.withoutMark($0) } == ["甲", "乙"])
    #expect(CellPhrase.nodes(in: "节点一、甲").map { CellPhrase.withoutMark($0) } == ["甲"])
    #expect(CellPhrase.nodes(in: "检查节点工作") == ["检查节点工作"])
  }

  @Test(
    "forbidden words are found through blanks and line ends, and not inside allowed names",
    arguments: [
      ("培训积极分子 50 名", []), ("积极推进", ["积极"]), ("积极培训积极分子", ["积极"]),
      ("进\n一步", ["进一步"]), ("加 大、增　强", ["加大", "增强"]), ("加强，大力", []),
    ])
  func forbidden(text: String, words: [String]) throws {
    #expect(try DalianForms.read().standard.forbiddenWords(in: text) == words)
  }

  // By hand: abcd and abce have the pairs ab bc cd and ab bc ce: 2·2/6 = 2/3.
  @Test("likeness is the share of common pairs")
  func likeness() throws {
    let first = CellPhrase.reduced("abcd")
    #expect(try first.likeness(to: CellPhrase.reduced("ABCE")) == Rational(2, over: 3))
    #expect(first.likeness(to: first) == 1)
    #expect(first.likeness(to: CellPhrase.reduced("")) == 0)
  }
}
