import Questionnaires
import Sheets

/// How the columns of items are named in a sheets table.
///
/// A mark stands under the name of its place, as `fix` names it: `q1`, for a grid `g:U07`, for a grid of
/// works `p:U07.2`. A text stands under `<item>.text`. No item can be called like another column: the
/// check of questionnaires reserves those names.
enum SheetHeadings {
  /// The columns in which the text of an item may stand, the one that is written first.
  ///
  /// The text of a text item may also stand under its plain id.
  static func texts(_ item: Item) -> [String] {
    ["\(item.id).text"] + (item.kind == .text ? [item.id] : [])
  }

  /// The columns of a layout, in the order of its items.
  static func columns(of layout: SheetLayout) -> [String] {
    layout.questionnaire.items.enumerated().flatMap { index, item in
      let hasText = item.kind == .text || item.options.contains(where: \.takesText)
      return layout.places.filter { $0.itemIndex == index }.map(\.name)
        + (hasText ? texts(item).prefix(1) : [])
    }
  }
}
