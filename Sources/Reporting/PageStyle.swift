/// How a page looks.
public enum PageStyle: Sendable, Hashable, CaseIterable {
  /// A report that is read on a screen and may be printed.
  case report
  /// Sheets of A4 that are printed and filled in by hand; on a screen they lie on a desk.
  case paper

  /// The style sheet.
  var sheet: String {
    switch self {
    case .report: StyleSheet.text
    case .paper: PaperStyleSheet.text
    }
  }
}
