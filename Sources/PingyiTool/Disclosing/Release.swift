import Diagnostics
import Rounds
import Scoring
import Tallies

/// What a command may publish of a round's anonymous papers, held against everything published before.
///
/// Two publications that differ by a few papers tell these few. What a family of results would tell is
/// compared with every earlier release of it; where a difference would tell too little people's answers,
/// nothing of the family is told any more. A reading that is not the round's adds hidden results up
/// otherwise, so that nothing is told then of a family in which something is hidden.
enum Release {
  /// Decides, and remembers what will be told.
  ///
  /// - Parameter scores: the scores that will be told beside the answers; nil where none are.
  static func disclosure(
    of loaded: LoadedRound, _ book: TallyBook, _ scores: RoundScores? = nil, language: Language,
    in surroundings: Surroundings
  ) throws(Refusal) -> Disclosure {
    var disclosure = Disclosure(loaded, book, scores)
    guard !disclosure.families.isEmpty else { return disclosure }
    var register = try ReleaseRegister.read(loaded.folder)
    let day = CivilTime(surroundings.clock()).day
    var isTrial = false
    if let scores { isTrial = try differ(scores, from: loaded) }
    let basis = scores.map { Self.basis(of: $0, loaded) }
    var isNew = false
    for family in disclosure.families where disclosure.silences[family] == nil {
      var release = disclosure.release(of: family, on: day, basis: basis)
      release.isTrial = isTrial
      if isTrial, !release.untold.isEmpty {
        disclosure.silence(family, because: .trial)
        continue
      }
      let earlier = register.releases(of: family)
      if let clash = earlier.first(where: { release.clashes(with: $0) }) {
        disclosure.silence(family, because: .changed(since: clash.day))
      } else if release.tellsSomething, !earlier.contains(where: { release.isTold(by: $0) }) {
        register.add(release)
        isNew = true
      }
    }
    if isNew { remember(register, loaded, language, surroundings) }
    return disclosure
  }

  /// Where the folder cannot be written, nobody keys into it either; it is told all the same.
  private static func remember(
    _ register: ReleaseRegister, _ loaded: LoadedRound, _ language: Language,
    _ surroundings: Surroundings
  ) {
    do throws(FileFault) {
      try register.write(loaded.folder)
    } catch {
      let problem = error.problem
      surroundings.tell(
        Bilingual(
          zh: "提示：这次公布的结果没有登记（\(problem.zh)），下次公布前无法据以防止由两次之差推出个别人的答案。",
          en:
            "note: what is published here could not be registered (\(problem.en)), so that the next "
            + "publication cannot be held against it.")[language])
    }
  }

  /// Whether a reading is applied that the round does not have.
  static func differ(
    _ scores: RoundScores, from loaded: LoadedRound
  ) throws(Refusal) -> Bool {
    do throws(SchemeFault) {
      let own = try loaded.folder.scheme.readings(round: loaded.round.readings).all
      return own.map(\.alternative) != scores.readings.all.map(\.alternative)
    } catch {
      throw Refusal(.data, error)
    }
  }

  private static func basis(of scores: RoundScores, _ loaded: LoadedRound) -> String {
    let readings = scores.readings.all.map { "\($0.id)=\($0.alternative)" }
    return "\(loaded.folder.scheme.sha256) \(readings.joined(separator: " "))"
  }
}
