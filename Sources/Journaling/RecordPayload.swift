import Encodings

/// Fields as they stand in a line: each percent-escaped, one blank between, an empty one as `%-`.
enum RecordPayload {
  /// The bytes of the fields, without a blank before the first.
  static func encode(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (place, field) in fields.enumerated() {
      if place > 0 { bytes.append(0x20) }
      PercentEscaping.escape(field, into: &bytes)
    }
    return bytes
  }

  /// The fields of a payload; nil when it is not UTF-8 or not escaped in the canonical form.
  static func decode(_ payload: UnsafeRawBufferPointer) -> [String]? {
    if payload.isEmpty { return [] }
    var fields: [String] = []
    var start = 0
    for at in 0...payload.count where at == payload.count || payload[at] == 0x20 {
      let word = UnsafeRawBufferPointer(rebasing: payload[start..<at])
      guard let field = PercentEscaping.unescape(word) else { return nil }
      fields.append(field)
      start = at + 1
    }
    return fields
  }
}
