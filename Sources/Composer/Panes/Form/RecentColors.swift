import Foundation
import VideoModel

/// Colours to choose from.
enum Palette {
  static let named: [(name: String, hex: String)] = [
    ("White", "#FFFFFF"), ("Mist", "#F6F6FC"), ("Silver", "#D7DCE5"), ("Midnight", "#1A1A2E"),
    ("Navy", "#16324F"), ("Forest", "#1F3D2B"), ("Wine", "#3D1F2B"), ("Black", "#101010"),
    ("Red", "#C0392B"), ("Orange", "#E67E22"), ("Yellow", "#F1C40F"), ("Green", "#27AE60"),
    ("Blue", "#2980B9"), ("Purple", "#8E44AD"),
  ]

  /// The colours that a key goes through.
  static let colors = named.map(\.hex)

  /// A colour as it was typed, with its `#`; nil when it is none.
  static func hex(typed text: String) -> String? {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    let hex = trimmed.hasPrefix("#") ? trimmed : "#" + trimmed
    return RGB(hex: hex) == nil ? nil : hex
  }
}

extension State {
  /// More drafts are not looked through for colours.
  private static let draftsWithColors = 20

  /// The colours of this draft and of those that were changed last, each once, at most so many.
  func recentColors(most: Int = 10) -> [(hex: String, isOfThisDraft: Bool)] {
    var seen: Set<String> = []
    var colors: [(hex: String, isOfThisDraft: Bool)] = []
    let others = drafts.filter { $0.id != draft.id }.prefix(Self.draftsWithColors)
    for (index, request) in ([draft.request] + others.map(\.request)).enumerated() {
      for hex in request.json.colors where seen.insert(hex.uppercased()).inserted {
        colors.append((hex, index == 0))
        if colors.count == most { return colors }
      }
    }
    return colors
  }
}

extension JSONValue {
  /// The strings inside that are colours, in their order.
  fileprivate var colors: [String] {
    switch self {
    case .string(let text): RGB(hex: text) == nil ? [] : [text]
    case .array(let elements): elements.flatMap(\.colors)
    case .object(let members): members.flatMap(\.value.colors)
    case .null, .bool, .number: []
    }
  }
}

extension ListOverlay {
  /// Colours for a field: those in use, then some to begin with. Any other is typed.
  static func colors(for field: FieldState, label: String, state: State) -> ListOverlay {
    let recent = state.recentColors()
    let used = Set(recent.map { $0.hex.uppercased() })
    let items =
      recent.map { Item(value: $0.hex, title: $0.hex, detail: $0.isOfThisDraft ? "in this draft" : "recent") }
      + Palette.named.filter { !used.contains($0.hex) }.map {
        Item(value: $0.hex, title: $0.hex, detail: $0.name)
      }
    var list = ListOverlay(
      title: "\(label) — choose, or type #RRGGBB", purpose: .color(field.path), items: items)
    let present = (field.value ?? field.info.defaultValue)?.string?.uppercased()
    list.selected = items.firstIndex { $0.value.uppercased() == present } ?? 0
    list.emptyText = "Nothing matches; a colour is typed as #RRGGBB"
    return list
  }
}
