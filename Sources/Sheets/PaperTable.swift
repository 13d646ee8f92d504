/// The papers of one batch pass, kept close together: some 60 bytes a paper, not one object each.
public struct PaperTable: Sendable {
  private struct Row {
    var number: Int
    var start: Int
    var length: Int32
    var keyedBy: Int32
    var keyedAt: Int32
    var flags: UInt8
  }

  private enum Flag {
    static let hasMarks: UInt8 = 1
    static let isVoided: UInt8 = 2
    static let isForced: UInt8 = 4
    static let hasRemarks: UInt8 = 8
  }

  /// What few papers carry.
  private struct Remarks: Sendable {
    var texts: [String: String] = [:]
    var ruling: Paper.Ruling?
  }

  /// Whether one byte is one mark.
  public let isCompact: Bool
  private var rows: [Row] = []
  private var rowsByNumber: [Int: Int32] = [:]
  private var marks: [UInt8] = []
  private var remarks: [Int: Remarks] = [:]
  private var words = InternedWords()

  /// How many marks a paper has; nil where the questionnaire is not the one it was keyed with.
  let places: Int?

  /// An empty table for a questionnaire of compact or tokenised marks.
  public init(isCompact: Bool, places: Int? = nil) {
    self.isCompact = isCompact
    self.places = places
  }

  /// Whether bytes hold as many marks as a paper has places.
  func fits(_ bytes: some Collection<UInt8>) -> Bool {
    guard let places else { return true }
    if isCompact { return bytes.count == places }
    return bytes.isEmpty ? places == 0 : bytes.count { $0 == 0x20 } + 1 == places
  }

  /// How many numbers are known, voided ones included.
  public var count: Int { rows.count }

  /// The paper with this number.
  public subscript(number: Int) -> Paper? {
    get { rowsByNumber[number].map { paper(at: Int($0)) } }
    set {
      if let newValue {
        put(newValue)
      } else {
        remove(number)
      }
    }
  }

  /// All papers by ascending number.
  public var inOrder: [Paper] {
    rows.indices.sorted { rows[$0].number < rows[$1].number }.map { paper(at: $0) }
  }

  /// The numbers that count as entered, ascending.
  public var enteredNumbers: [Int] {
    rows.filter(isEntered).map(\.number).sorted()
  }

  /// Visits every entered paper without building it, in the order of entry.
  ///
  /// - Parameter visit: gets the row's number, the marks' bytes (empty without marks), whether it
  ///   has marks, and its ruling.
  public func forEachEntered(
    _ visit: (
      _ number: Int, _ marks: UnsafeBufferPointer<UInt8>, _ hasMarks: Bool, _ ruling: Paper.Ruling?
    ) -> Void
  ) {
    marks.withUnsafeBufferPointer { buffer in
      for row in rows where isEntered(row) {
        let hasMarks = row.flags & Flag.hasMarks != 0
        let slice = UnsafeBufferPointer(rebasing: buffer[row.start..<(row.start + Int(row.length))])
        let ruling =
          row.flags & Flag.hasRemarks != 0 ? remarks[row.number]?.ruling : nil
        visit(row.number, slice, hasMarks, ruling)
      }
    }
  }

  /// The numbers that may differ from another pass: entered in one only, other marks, or a ruling.
  func numbersDiffering(from other: PaperTable) -> [Int] {
    var numbers: [Int] = []
    for row in rows {
      guard let index = other.rowsByNumber[row.number] else {
        if isEntered(row) { numbers.append(row.number) }
        continue
      }
      let twin = other.rows[Int(index)]
      let isAlike =
        row.flags & ~Flag.isForced == twin.flags & ~Flag.isForced
        && row.flags & Flag.hasRemarks == 0 && bytes(of: row) == other.bytes(of: twin)
      if !isAlike { numbers.append(row.number) }
    }
    for row in other.rows where rowsByNumber[row.number] == nil && other.isEntered(row) {
      numbers.append(row.number)
    }
    return numbers
  }

  /// How many numbers carry marks in both passes.
  func sharedCount(with other: PaperTable) -> Int {
    other.rows.count { twin in
      guard other.isKeyed(twin), let index = rowsByNumber[twin.number] else { return false }
      return isKeyed(rows[Int(index)])
    }
  }

  /// The numbers whose marks have an unreadable one.
  var unreadableNumbers: [Int] {
    rows.filter { isEntered($0) && bytes(of: $0).contains(0x2F) }.map(\.number)
  }

  private func isKeyed(_ row: Row) -> Bool {
    row.flags & Flag.isVoided == 0 && row.flags & Flag.hasMarks != 0
  }

  private func bytes(of row: Row) -> ArraySlice<UInt8> {
    marks[row.start..<(row.start + Int(row.length))]
  }

  /// Adds a paper that is known to be new, from bytes: the way that a replay takes.
  ///
  /// - Returns: false when the number is known already or the marks are not as many as the places;
  ///   then nothing changes.
  mutating func append(
    number: Int, marks bytes: UnsafeRawBufferPointer, isForced: Bool, by: String, at: String
  ) -> Bool {
    guard fits(bytes) else { return false }
    let index = Int32(truncatingIfNeeded: rows.count)
    if let standing = rowsByNumber.updateValue(index, forKey: number) {
      rowsByNumber[number] = standing
      return false
    }
    let start = bytes.isEmpty ? 0 : marks.count
    marks.append(contentsOf: bytes)
    rows.append(
      Row(
        number: number, start: start, length: Int32(truncatingIfNeeded: bytes.count),
        keyedBy: words.index(of: by), keyedAt: words.index(of: at),
        flags: Flag.hasMarks | (isForced ? Flag.isForced : 0)))
    return true
  }

  private func isEntered(_ row: Row) -> Bool {
    guard row.flags & Flag.isVoided == 0 else { return false }
    if row.flags & Flag.hasMarks != 0 { return true }
    return row.flags & Flag.hasRemarks != 0 && remarks[row.number]?.ruling != nil
  }

  private func paper(at index: Int) -> Paper {
    let row = rows[index]
    let remark = row.flags & Flag.hasRemarks != 0 ? remarks[row.number] : nil
    let hasMarks = row.flags & Flag.hasMarks != 0
    return Paper(
      number: row.number,
      marks: hasMarks
        ? Marks(
          bytes: Array(marks[row.start..<(row.start + Int(row.length))]), isCompact: isCompact)
        : nil,
      texts: remark?.texts ?? [:], ruling: remark?.ruling,
      isVoided: row.flags & Flag.isVoided != 0, isForced: row.flags & Flag.isForced != 0,
      keyedBy: words[row.keyedBy], keyedAt: words[row.keyedAt])
  }

  private mutating func put(_ paper: Paper) {
    let bytes = paper.marks?.bytes ?? []
    let index = rowsByNumber[paper.number].map { Int($0) }
    let start = place(bytes, over: index)
    let hasRemarks = !paper.texts.isEmpty || paper.ruling != nil
    remarks[paper.number] =
      hasRemarks ? Remarks(texts: paper.texts, ruling: paper.ruling) : nil
    var flags: UInt8 = paper.marks == nil ? 0 : Flag.hasMarks
    if paper.isVoided { flags |= Flag.isVoided }
    if paper.isForced { flags |= Flag.isForced }
    if hasRemarks { flags |= Flag.hasRemarks }
    let row = Row(
      number: paper.number, start: start, length: Int32(truncatingIfNeeded: bytes.count),
      keyedBy: words.index(of: paper.keyedBy), keyedAt: words.index(of: paper.keyedAt),
      flags: flags)
    if let index {
      rows[index] = row
    } else {
      rowsByNumber[paper.number] = Int32(truncatingIfNeeded: rows.count)
      rows.append(row)
    }
  }

  /// Writes marks over the row's former ones where they fit, else at the end; says where.
  ///
  /// No marks are nowhere, so that no row begins behind the end when the last marks are dropped.
  private mutating func place(_ bytes: [UInt8], over index: Int?) -> Int {
    if bytes.isEmpty { return 0 }
    if let index, bytes.count <= Int(rows[index].length) {
      let start = rows[index].start
      for (offset, byte) in bytes.enumerated() { marks[start + offset] = byte }
      return start
    }
    let start = marks.count
    marks += bytes
    return start
  }

  private mutating func remove(_ number: Int) {
    guard let index = rowsByNumber.removeValue(forKey: number) else { return }
    remarks[number] = nil
    let row = rows[Int(index)]
    if row.length > 0, row.start + Int(row.length) == marks.count {
      marks.removeLast(Int(row.length))
    }
    let last = rows.count - 1
    if Int(index) != last {
      rows[Int(index)] = rows[last]
      rowsByNumber[rows[last].number] = index
    }
    rows.removeLast()
  }
}

/// Words that recur in thousands of papers, kept once.
struct InternedWords: Sendable {
  private var words: [String] = []
  private var indices: [String: Int32] = [:]
  private var newest: Int32 = 0

  subscript(index: Int32) -> String {
    words.indices.contains(Int(index)) ? words[Int(index)] : ""
  }

  mutating func index(of word: String) -> Int32 {
    if words.indices.contains(Int(newest)), words[Int(newest)] == word { return newest }
    if let index = indices[word] {
      newest = index
      return index
    }
    let index = Int32(truncatingIfNeeded: words.count)
    words.append(word)
    indices[word] = index
    return index
  }
}
