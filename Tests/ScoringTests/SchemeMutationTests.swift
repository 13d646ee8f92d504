import Foundation
import Testing

/// Every scheme under `Surveys/`, as the folder has it.
private let schemes: [String] = {
  let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let folder = "/\(root)/Surveys"
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter {
    FileManager.default.fileExists(atPath: "\(folder)/\($0)/\($0).scheme.json5")
  }.sorted()
}()

/// Changing any number in any rule of any bundled scheme is noticed by an example, a gate's example or a sum.
@Suite struct SchemeMutationTests {
  @Test("there are schemes to change")
  func folder() {
    #expect(schemes.contains("shaoxing-2019") && schemes.contains("qinhuangdao-2023-home"))
  }

  @Test("a changed number in a rule fails an example", arguments: schemes)
  func rules(id: String) throws {
    let (survivors, tried) = try MutableScheme(id).survivors()
    #expect(survivors.isEmpty, "\(survivors.prefix(20)) of \(tried)")
  }

  @Test("a changed limit, gate, weight or day fails an example", arguments: schemes)
  func limits(id: String) throws {
    let (survivors, tried) = try MutableScheme(id).outerSurvivors()
    #expect(survivors.isEmpty, "\(survivors.prefix(20)) of \(tried)")
  }

  @Test("points add up from the items to the whole, so none can change alone", arguments: schemes)
  func sums(id: String) throws {
    #expect(try MutableScheme(id).addsUp())
  }
}
