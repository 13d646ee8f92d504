import Testing

/// Texts that JSON5 1.0.0 accepts, in the categories of its grammar, written for this test.
///
/// Every value is the normal form of ``describe(_:)``, worked out by hand from the specification.
enum JSON5Samples {
  struct Accepted: Sendable, CustomTestStringConvertible {
    let text: String
    let value: String
    let section: String
    var testDescription: String { "\(section): \(text)" }

    init(_ section: String, _ text: String, _ value: String) {
      self.section = section
      self.text = text
      self.value = value
    }
  }

  struct Rejected: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int
    let column: Int
    let section: String
    var testDescription: String { "\(section): \(text)" }

    init(_ section: String, _ text: String, _ line: Int, _ column: Int) {
      self.section = section
      self.text = text
      self.line = line
      self.column = column
    }
  }

  static let accepted: [Accepted] = [
    Accepted("2 values", "null", "null"),
    Accepted("2 values", "true", "true"),
    Accepted("2 values", "false", "false"),
    Accepted("2 values", "\u{FEFF} 1 ", "#1"),
    Accepted("3 objects", "{}", "{}"),
    Accepted("3 objects", "{a:1}", "{a:#1}"),
    Accepted("3 objects", "{a:1,}", "{a:#1}"),
    Accepted("3 objects", "{'a':1,\"b\":2}", "{a:#1,b:#2}"),
    Accepted("3 objects", "{$_1:1,_:2,ümlaut:3,满意:4}", "{$_1:#1,_:#2,ümlaut:#3,满意:#4}"),
    Accepted("3 objects", "{\\u0061b:1,c\\u0030:2}", "{ab:#1,c0:#2}"),
    Accepted("3 objects", "{a\\u200Cb:1}", "{a\u{200C}b:#1}"),
    Accepted("3 objects", "{null:1,true:2,Infinity:3,if:4}", "{null:#1,true:#2,Infinity:#3,if:#4}"),
    Accepted("3 objects", "{__proto__:1}", "{__proto__:#1}"),
    Accepted("3 objects", "{'':1,' ':2}", "{:#1, :#2}"),
    Accepted("3 objects", "{a:{b:{c:[]}}}", "{a:{b:{c:[]}}}"),
    Accepted("4 arrays", "[]", "[]"),
    Accepted("4 arrays", "[1,]", "[#1]"),
    Accepted("4 arrays", "[1,'a',[true]]", "[#1,'a',[true]]"),
    Accepted("5 strings", "'abc'", "'abc'"),
    Accepted("5 strings", "\"it's\"", "'it's'"),
    Accepted("5 strings", "'a\"b'", "'a\"b'"),
    Accepted("5 strings", "'\\b\\f\\n\\r\\t\\v\\0'", "'\u{8}\u{C}\n\r\t\u{B}\0'"),
    Accepted("5 strings", "'\\'\\\"\\\\\\/\\a\\满'", "''\"\\/a满'"),
    Accepted("5 strings", "'\\x41\\x7a'", "'Az'"),
    Accepted("5 strings", "'\\u6ee1\\u610F'", "'满意'"),
    Accepted("5 strings", "'\\uD83D\\uDE00'", "'😀'"),
    Accepted("5 strings", "'a\\\nb'", "'ab'"),
    Accepted("5 strings", "'a\\\r\nb\\\rc'", "'abc'"),
    Accepted("5 strings", "'a\\\u{2028}b\\\u{2029}c'", "'abc'"),
    Accepted("5 strings", "'a\u{2028}b\u{2029}c'", "'a\u{2028}b\u{2029}c'"),
    Accepted("5 strings", "'a\tb'", "'a\tb'"),
    Accepted("5 strings", "''", "''"),
    Accepted("6 numbers", "0", "#0"),
    Accepted("6 numbers", "-0", "#-0"),
    Accepted("6 numbers", "+1", "#+1"),
    Accepted("6 numbers", "120", "#120"),
    Accepted("6 numbers", "1.50", "#1.50"),
    Accepted("6 numbers", ".5", "#.5"),
    Accepted("6 numbers", "-.5", "#-.5"),
    Accepted("6 numbers", "5.", "#5."),
    Accepted("6 numbers", "5.e3", "#5.e3"),
    Accepted("6 numbers", "1e10", "#1e10"),
    Accepted("6 numbers", "1E+2", "#1E+2"),
    Accepted("6 numbers", "0e-5", "#0e-5"),
    Accepted("6 numbers", "0x1F", "#0x1F"),
    Accepted("6 numbers", "-0XdecAF", "#-0XdecAF"),
    Accepted("6 numbers", "Infinity", "#Infinity"),
    Accepted("6 numbers", "-Infinity", "#-Infinity"),
    Accepted("6 numbers", "+NaN", "#+NaN"),
    Accepted("6 numbers", "[NaN]", "[#NaN]"),
    Accepted("7 comments", "// a\n1", "#1"),
    Accepted("7 comments", "1 // a", "#1"),
    Accepted("7 comments", "/* a\n * b **/1/**/", "#1"),
    Accepted("7 comments", "// a\u{2028}1", "#1"),
    Accepted("7 comments", "{/*a*/a/*b*/:/*c*/1/*d*/,/*e*/}", "{a:#1}"),
    Accepted("7 comments", "['/* no */','// no']", "['/* no */','// no']"),
    Accepted("8 white space", "\t\u{B}\u{C} \u{A0}\u{FEFF}\n\r\u{2028}\u{2029}1", "#1"),
    Accepted("8 white space", "\u{1680}\u{2003}\u{202F}\u{3000}1", "#1"),
  ]

  static let rejected: [Rejected] = [
    Rejected("2 values", "", 1, 1),
    Rejected("2 values", " \n ", 2, 2),
    Rejected("2 values", "1 2", 1, 3),
    Rejected("2 values", "undefined", 1, 1),
    Rejected("2 values", "nullx", 1, 1),
    Rejected("2 values", "True", 1, 1),
    Rejected("2 values", "n\\u0075ll", 1, 1),
    Rejected("3 objects", "{", 1, 2),
    Rejected("3 objects", "{,}", 1, 2),
    Rejected("3 objects", "{a:1,,}", 1, 6),
    Rejected("3 objects", "{a}", 1, 3),
    Rejected("3 objects", "{a:}", 1, 4),
    Rejected("3 objects", "{a 1}", 1, 4),
    Rejected("3 objects", "{a:1 b:2}", 1, 6),
    Rejected("3 objects", "{1a:1}", 1, 2),
    Rejected("3 objects", "{a-b:1}", 1, 3),
    Rejected("3 objects", "{\\u0031a:1}", 1, 2),
    Rejected("3 objects", "{a\\u002D:1}", 1, 3),
    Rejected("3 objects", "{a\\x41:1}", 1, 4),
    Rejected("3 objects", "{a：1}", 1, 3),
    Rejected("4 arrays", "[", 1, 2),
    Rejected("4 arrays", "[,]", 1, 2),
    Rejected("4 arrays", "[1,,2]", 1, 4),
    Rejected("4 arrays", "[1 2]", 1, 4),
    Rejected("4 arrays", "[1}", 1, 3),
    Rejected("5 strings", "'abc", 1, 1),
    Rejected("5 strings", "[\n 'abc\n']", 2, 2),
    Rejected("5 strings", "'a\rb'", 1, 1),
    Rejected("5 strings", "'abc\"", 1, 1),
    Rejected("5 strings", "'\\1'", 1, 2),
    Rejected("5 strings", "'a\\01'", 1, 3),
    Rejected("5 strings", "'\\x4'", 1, 5),
    Rejected("5 strings", "'\\xg0'", 1, 4),
    Rejected("5 strings", "'\\u12'", 1, 6),
    Rejected("5 strings", "'\\uD83D'", 1, 2),
    Rejected("5 strings", "'\\uDE00'", 1, 2),
    Rejected("5 strings", "'\\uD83D\\u0041'", 1, 2),
    Rejected("5 strings", "'\\", 1, 3),
    Rejected("5 strings", "“a”", 1, 1),
    Rejected("6 numbers", "01", 1, 2),
    Rejected("6 numbers", "-01", 1, 3),
    Rejected("6 numbers", ".", 1, 2),
    Rejected("6 numbers", "+", 1, 2),
    Rejected("6 numbers", "- 1", 1, 2),
    Rejected("6 numbers", "--1", 1, 2),
    Rejected("6 numbers", "1e", 1, 3),
    Rejected("6 numbers", "1e+", 1, 4),
    Rejected("6 numbers", ".e1", 1, 2),
    Rejected("6 numbers", "0x", 1, 3),
    Rejected("6 numbers", "0xg", 1, 3),
    Rejected("6 numbers", "0x1g", 1, 4),
    Rejected("6 numbers", "1a", 1, 2),
    Rejected("6 numbers", "1_000", 1, 2),
    Rejected("6 numbers", "1.2.3", 1, 4),
    Rejected("6 numbers", "-Infinit", 1, 9),
    Rejected("6 numbers", "Infinityx", 1, 1),
    Rejected("6 numbers", "１", 1, 1),
    Rejected("7 comments", "/* a", 1, 1),
    Rejected("7 comments", "1 /* a *", 1, 3),
    Rejected("7 comments", "/1", 1, 1),
    Rejected("7 comments", "# a\n1", 1, 1),
    Rejected("8 white space", "\u{200B}1", 1, 1),
    Rejected("8 white space", "\u{85}1", 1, 1),
  ]
}
