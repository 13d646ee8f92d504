import Diagnostics
import Reporting

/// How a round stands to its registers of publications: whether they can be read, and what they miss.
///
/// What it cannot notice: that both registers and every report in `reports/` were removed together, and that
/// something was published whose page is kept elsewhere, while an entry for it is gone.
struct RegisterStanding: Sendable {
  /// The register of publications; nil where it cannot be read.
  let register: PublicationRegister?
  /// Definitions that were changed under the version with which something was published.
  let changes: [PublicationFault]
  /// Registers that cannot be read, with place and remedy.
  let damages: [Finding]
  /// Publications that left a trace and have no entry.
  let gaps: [Finding]

  /// Reads both registers and looks for publications without an entry; no damage stops it.
  init(_ folder: RoundFolder) {
    var damages: [Finding] = []
    var register: PublicationRegister?
    var released: ReleaseRegister?
    do throws(Refusal) {
      register = try PublicationRegister.read(folder)
    } catch {
      damages += error.findings
    }
    do throws(Refusal) {
      released = try ReleaseRegister.read(folder)
    } catch {
      damages += error.findings
    }
    self.damages = damages
    self.register = register
    changes = register?.changes(in: FrozenDefinitions(folder)) ?? []
    guard let register else {
      gaps = []
      return
    }
    var gaps: [Finding] = []
    if register.publications.isEmpty,
      let told = released?.releases.last(where: { !$0.isTrial && $0.tellsSomething })
    {
      gaps.append(
        PublicationFault.forgotten(register: folder.path(PublicationRegister.name), day: told.day)
          .finding(at: nil))
    }
    self.gaps = gaps + Self.unregistered(in: folder, register)
  }

  /// Pages in `reports/` that say under which definitions they were published, where the register does not.
  private static func unregistered(
    in folder: RoundFolder, _ register: PublicationRegister
  ) -> [Finding] {
    let path = folder.path(PathName.folder(of: PublicationRegister.name))
    do throws(FileFault) {
      guard try Folder.holdsSomething(at: path) else { return [] }
      var found: [Finding] = []
      for entry in try Folder.entries(of: path) where !entry.isFolder {
        let page = PathName.joining(path, entry.name)
        guard let hash = try RoundReport.publication(ofPageAt: page), !register.knows(hash) else {
          continue
        }
        found.append(PublicationFault.unregistered(page: page).finding(at: nil))
      }
      return found
    } catch {
      return [Finding(code: error.code, severity: .warning, location: nil, problem: error.message)]
    }
  }

  /// Damaged registers and publications without an entry.
  var findings: [Finding] { damages + gaps }

  /// Every changed definition: `{"code", "problem"}`.
  var changesDocument: JSONValue {
    .array(changes.map { ["code": .string($0.code), "problem": .text($0.problem)] })
  }

  /// The findings as `check` writes them.
  func findingsDocument(_ language: Language) -> JSONValue {
    .array(findings.map { .finding($0, in: language) })
  }
}
