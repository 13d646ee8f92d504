public import Sessions
public import Sheets

extension ImportScript {
  /// Sends the lines that a rehearsal found good.
  ///
  /// - Returns: the first reply that refuses a line, after which nothing more was sent; nil when all
  ///   lines were accepted. It can only be one if the round changed since the rehearsal.
  public func perform(
    _ verdict: ImportVerdict, by operatorID: String, in session: inout Session,
    recording: inout some Recording
  ) -> Reply? {
    if let reply = send("who \(operatorID)", &session, &recording) { return reply }
    for (group, accepted) in zip(groups, verdict.accepted) {
      let lines =
        (accepted.isOpened ? group.opening : []) + accepted.steps.flatMap { group.steps[$0].lines }
        + accepted.closing.flatMap { group.closing[$0].lines }
      for line in lines {
        if let reply = send(line.text, &session, &recording) { return reply }
      }
      if session.currentPass != nil, let reply = send("leave", &session, &recording) {
        return reply
      }
    }
    return nil
  }

  /// Sends one line; its reply when it is not accepted.
  private func send(
    _ line: String, _ session: inout Session, _ recording: inout some Recording
  ) -> Reply? {
    session.receive(line, recording: &recording).flatMap { $0.sign == .done ? nil : $0 }
  }
}
