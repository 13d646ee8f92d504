import Definitions
public import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A one-vote veto (一票否决): a fact that takes a unit's chance of a grade away.
public struct Veto: Sendable, Hashable {
  /// Stable id, unique among the vetoes.
  public let id: String
  /// What it is called.
  public let title: Bilingual
  /// Where the document says so.
  public let clause: String
  /// The input that says whether and when it happened: a date or yes/no.
  let input: Located<String>
  /// The first day that counts; nil for any.
  let from: CivilDay?
  /// The last day that counts; nil for any.
  let to: CivilDay?
  /// Whether nothing registered means that nothing happened.
  let silentMeansNone: Bool

  /// Whether a veto stands against a unit.
  public enum Standing: Sendable, Hashable {
    /// It does not.
    case none
    /// It does, since the day where one is registered.
    case stands(day: String?)
    /// Nobody can tell yet.
    case open(Gap)
  }

  /// What a measure says about it.
  func standing(in evaluation: Evaluation) -> Standing {
    let name = input.value
    switch evaluation.measure(name).value {
    case .yesNo(let happened): return happened ? .stands(day: nil) : .none
    case .date(let text):
      guard let day = CivilDay(text) else { return .open(evaluation.gap(name)) }
      let isInside = (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
      return isInside ? .stands(day: day.text) : .none
    case .missing(.notRegistered) where silentMeansNone: return .none
    case .notApplicable, .notHeld: return .none
    default: return .open(evaluation.gap(name))
    }
  }
}

/// What a veto does besides blocking grades (AMB-20).
enum VetoEffect: String, CaseIterable, Sendable {
  /// Score and place stay.
  case block
  /// The score is 0.
  case zero
  /// The unit takes no place.
  case unranked
}

extension Shape<Veto> {
  /// `{ id, title, clause, on: 'circular', from: '2019-01-01', to: '2019-12-31', silent: 'none' }`.
  static var veto: Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let title = reader.required("title", .text)
      let clause = reader.required("clause", .line)
      let input = reader.required("on", Shape<String>.line.located)
      let from = reader.optional("from", .civilDay)
      let to = reader.optional("to", .civilDay)
      let isSilent = reader.optional(
        "silent", .oneOf([("none", true), ("open", false)]), default: false)
      guard let id, let title, let clause, let input else { return nil }
      return Veto(
        id: id, title: title, clause: clause, input: input, from: from, to: to,
        silentMeansNone: isSilent)
    }
  }
}
