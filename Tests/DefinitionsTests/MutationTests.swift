import Chance
import Definitions
import Diagnostics
import Testing

@Suite("Mutated definitions") struct MutationTests {
  static let fragments: [[UInt8]] = [
    Array("{".utf8), Array("}".utf8), Array("[".utf8), Array("'".utf8), Array("\\".utf8),
    Array("\\u".utf8), Array("\\uD800".utf8), Array("\\x".utf8), Array("/*".utf8), Array("//".utf8),
    Array("0x".utf8), Array("-".utf8), Array("\r\n".utf8), Array("\u{2028}".utf8), [0xFF], [0xE6],
    [0x00], Array("\u{FEFF}".utf8), Array(",".utf8), Array(":".utf8), Array("Infinity".utf8),
  ]

  @Test("ten thousand mutated texts are read or told, and never trap")
  func mutated() {
    let seed: UInt64 = 20_231_011
    var numbers = SeededNumbers(seed: seed)
    let texts = JSON5Samples.accepted.map { Array($0.text.utf8) }
    var read = 0
    for round in 0..<10_000 {
      var bytes = texts.randomElement(using: &numbers) ?? []
      bytes += texts.randomElement(using: &numbers) ?? []
      for _ in 0..<Int.random(in: 0...4, using: &numbers) {
        let place = Int.random(in: 0...bytes.count, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0:
          bytes.insert(contentsOf: Self.fragments.randomElement(using: &numbers) ?? [], at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 2))
        default:
          if place < bytes.count {
            bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &numbers))
          }
        }
      }
      let definition = Definition(bytes: bytes, file: "a")
      if definition.root != nil { read += 1 }
      #expect(
        definition.root != nil || !definition.findings.isEmpty, "seed \(seed), round \(round)")
      #expect(
        definition.findings.allSatisfy {
          ($0.location?.line ?? 0) >= 1 && ($0.location?.column ?? 0) >= 1
        },
        "seed \(seed), round \(round)")
    }
    #expect(read > 0)
    #expect(read < 10_000)
  }
}
