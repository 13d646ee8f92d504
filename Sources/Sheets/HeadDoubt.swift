public import Diagnostics
import Questionnaires
import Rounds

/// Figures of a batch that cannot be usual: asked about, taken when the clerk confirms them.
///
/// None is refused for good. A box that somebody stuffed holds more papers than were handed out, and the
/// office has to be able to write that down; `end` asks again, and another person has to accept it.
public enum HeadDoubt: Sendable, Hashable {
  /// More papers came back than were handed out.
  case returnedExceedsIssued(issued: Int, returned: Int)
  /// More papers were handed out than the unit has members.
  case issuedExceedsMembers(issued: Int, members: Int)
  /// More papers were handed out than there are raters.
  case issuedExceedsRaters(issued: Int, raters: Int)
  /// More papers came back than there are numbers for.
  case returnedExceedsNumbers(returned: Int, numbers: Int)
  /// Several papers were handed out and none came back, though a batch is opened.
  case noneReturned
  /// Far more numbers are declared than papers were handed out.
  case numbersExceedIssued(numbers: Int, issued: Int)
  /// The unit's other batches and this one hand out more papers than the unit has members.
  case batchesExceedMembers(issued: Int, members: Int, others: String)
  /// Another batch of the same questionnaire, unit and role covers some of the same numbers.
  case overlappingNumbers(other: String)
  /// Another batch's id differs only in upper and lower case.
  case similarID(other: String)

  /// What is doubted, as programs read it.
  public var word: String {
    switch self {
    case .returnedExceedsIssued: "returnedExceedsIssued"
    case .issuedExceedsMembers: "issuedExceedsMembers"
    case .issuedExceedsRaters: "issuedExceedsRaters"
    case .returnedExceedsNumbers: "returnedExceedsNumbers"
    case .noneReturned: "noneReturned"
    case .numbersExceedIssued: "numbersExceedIssued"
    case .batchesExceedMembers: "batchesExceedMembers"
    case .overlappingNumbers: "overlappingNumbers"
    case .similarID: "similarID"
    }
  }

  /// The figures, as programs read them.
  public var fields: [(key: String, value: String)] {
    switch self {
    case .returnedExceedsIssued(let issued, let returned):
      [("returned", "\(returned)"), ("issued", "\(issued)")]
    case .issuedExceedsMembers(let issued, let members):
      [("issued", "\(issued)"), ("members", "\(members)")]
    case .issuedExceedsRaters(let issued, let raters):
      [("issued", "\(issued)"), ("raters", "\(raters)")]
    case .returnedExceedsNumbers(let returned, let numbers):
      [("returned", "\(returned)"), ("numbers", "\(numbers)")]
    case .noneReturned: [("returned", "0")]
    case .numbersExceedIssued(let numbers, let issued):
      [("numbers", "\(numbers)"), ("issued", "\(issued)")]
    case .batchesExceedMembers(let issued, let members, let others):
      [("issued", "\(issued)"), ("members", "\(members)"), ("others", others)]
    case .overlappingNumbers(let other), .similarID(let other): [("other", other)]
    }
  }

  /// What to tell the clerk.
  public var words: Bilingual {
    switch self {
    case .returnedExceedsIssued(let issued, let returned):
      Bilingual(
        zh: "收回 \(returned) 张，多于发出的 \(issued) 张",
        en: "\(returned) returned exceed \(issued) issued")
    case .issuedExceedsMembers(let issued, let members):
      Bilingual(
        zh: "发出 \(issued) 张，多于该单位的会员 \(members) 人",
        en: "\(issued) issued exceed the unit's \(members) members")
    case .issuedExceedsRaters(let issued, let raters):
      Bilingual(
        zh: "发出 \(issued) 张，多于评分人 \(raters) 位",
        en: "\(issued) issued exceed \(raters) raters")
    case .returnedExceedsNumbers(let returned, let numbers):
      Bilingual(
        zh: "收回 \(returned) 张，号码只有 \(numbers) 个，录不下",
        en: "\(returned) returned, but there are only \(numbers) numbers")
    case .noneReturned: Bilingual(zh: "一张也没有收回", en: "no paper came back")
    case .numbersExceedIssued(let numbers, let issued):
      Bilingual(
        zh: "号码有 \(numbers) 个，而发出 \(issued) 张",
        en: "\(numbers) numbers, but \(issued) issued")
    case .batchesExceedMembers(let issued, let members, let others):
      Bilingual(
        zh: "连同批 \(others) 共发出 \(issued) 张，多于该单位的会员 \(members) 人；同一包答卷不要录成两批",
        en: "with batch \(others) \(issued) issued exceed the unit's \(members) members; one "
          + "envelope is not keyed as two batches")
    case .overlappingNumbers(let other):
      Bilingual(
        zh: "批 \(other) 是同一单位、同一问卷，号码与这一批重叠；同一包答卷不要录成两批",
        en: "batch \(other) of the same unit and questionnaire covers some of these numbers; one "
          + "envelope is not keyed as two batches")
    case .similarID(let other):
      Bilingual(
        zh: "已经有批 \(other)，批号只差大小写；接着录请写 开批 \(other)",
        en: "there is a batch \(other), whose id differs only in case; "
          + "begin \(other) goes on with it")
    }
  }
}

extension CollectionPlan {
  /// What is unusual about a batch's figures; empty where nothing is.
  ///
  /// - Parameters:
  ///   - parameters: what the batch was opened with; its own figures are not looked at
  ///   - issued: papers handed out
  ///   - returned: papers that came back
  public func doubts(
    about parameters: BeginParameters, issued: Int, returned: Int
  ) -> [HeadDoubt] {
    var doubts: [HeadDoubt] = []
    if returned > issued {
      doubts.append(.returnedExceedsIssued(issued: issued, returned: returned))
    }
    let numbers = parameters.numbers.count
    let respondent = layouts[parameters.questionnaire]?.questionnaire.respondent
    if respondent == .anonymous {
      if let members = members(of: parameters), issued > members {
        doubts.append(.issuedExceedsMembers(issued: issued, members: members))
      }
    } else if let raters = respondent.map(raters), issued > raters {
      doubts.append(.issuedExceedsRaters(issued: issued, raters: raters))
    }
    // Spare numbers are ordinary, ten times as many and more are a slip of the keys.
    if respondent == .anonymous, numbers > max(1_000, 10 * max(issued, returned)) {
      doubts.append(.numbersExceedIssued(numbers: numbers, issued: issued))
    }
    if returned > numbers {
      doubts.append(.returnedExceedsNumbers(returned: returned, numbers: numbers))
    }
    // One paper that did not come back is ordinary: a unit has one chair.
    if returned == 0, issued > 1 { doubts.append(.noneReturned) }
    return doubts
  }

  /// How many the round names who could rate.
  private func raters(_ respondent: Respondent) -> Int {
    switch respondent {
    case .anonymous: .max
    case .unit: round.units.count
    case .leader: round.leaders.count
    case .department: round.departments.count
    }
  }
}
