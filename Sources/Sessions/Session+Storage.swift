import Diagnostics
public import Sheets

extension Session {
  /// Refuses a line because what was entered cannot be brought to the disk.
  ///
  /// The caller sends this in place of the replies that it must not send any more.
  /// - Parameter line: the line whose `@id` is echoed; nil before any line has come.
  public mutating func refuse(_ line: String?, because failure: RecordingFailure) -> Reply {
    var reply = Refusal(
      failure.code, failure.fields.map { .init($0.key, $0.value) }, zh: failure.message.zh,
      en: failure.message.en
    ).reply
    reply.requestID = line.flatMap { Request.id(of: $0) }
    return counted(reply)
  }
}
