/// The members of a JSON object in the order in which they were set; a name occurs once.
public struct JSONObject: Sendable, Hashable {
  private var order: [String] = []
  private var values: [String: JSONValue] = [:]

  /// An object without members.
  public init() {}

  /// The names in the order in which they were first set.
  public var names: [String] { order }

  /// The value of a member; setting nil removes the member, setting again keeps its place.
  public subscript(name: String) -> JSONValue? {
    get { values[name] }
    set {
      if let newValue {
        if values.updateValue(newValue, forKey: name) == nil { order.append(name) }
      } else if values.removeValue(forKey: name) != nil {
        order.removeAll { $0 == name }
      }
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Sets the members in the order written; of a repeated name the last value counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}
