/// A language in which every message, help text and report exists.
public enum Language: String, Sendable, CaseIterable {
  case zh
  case en
}
