import Cells
import VideoModel

/// What lies over the panes and takes the keys until it is closed.
enum Overlay: Equatable {
  case list(ListOverlay)
  case prompt(PromptOverlay)
  case confirm(ConfirmOverlay)
  case text(TextOverlayPane)
}

/// A list that is searched while one types.
struct ListOverlay: Equatable {
  /// What accepting an item does.
  enum Purpose: Equatable {
    case commands
    case field(FieldPath, allowsOwnText: Bool)
    case drafts
    case problems
  }

  struct Item: Equatable {
    /// What identifies the item to its purpose.
    var value: String
    var title: String
    var detail: String = ""
    /// Why it cannot be chosen now.
    var unavailable: String?
  }

  var title: String
  var purpose: Purpose
  var items: [Item]
  var search = EditBuffer("", multiline: false)
  var selected = 0
  /// Said in place of the items when there are none.
  var emptyText = "Nothing here"

  /// The items that hold every word of the search: first those that can be chosen and begin with it, in their order.
  var matches: [Item] {
    let query = search.text.lowercased()
    let words = query.split(separator: " ")
    let holding = items.filter { item in
      let text = (item.title + " " + item.detail + " " + item.value).lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    func rank(_ item: Item) -> Int {
      (item.unavailable == nil ? 0 : 2) + (item.title.lowercased().hasPrefix(query) ? 0 : 1)
    }
    var found = query.isEmpty ? holding : (0..<4).flatMap { wanted in holding.filter { rank($0) == wanted } }
    if case .field(_, allowsOwnText: true) = purpose, !search.text.isEmpty,
      !items.contains(where: { $0.value == search.text })
    {
      found.append(Item(value: search.text, title: "Use “\(search.text)” as the id"))
    }
    return found
  }

  var selectedItem: Item? {
    let matches = matches
    return matches.indices.contains(selected) ? matches[selected] : nil
  }
}

/// A line to be typed.
struct PromptOverlay: Equatable {
  enum Purpose: Equatable {
    case rename(Draft.ID)
    case importFile
    case exportFile
    case saveVideo(Job.ID)
  }

  var title: String
  var help: String
  var purpose: Purpose
  var buffer: EditBuffer
}

/// A question about what cannot be undone.
struct ConfirmOverlay: Equatable {
  enum Purpose: Equatable {
    case deleteDraft(Draft.ID)
    case perform([Effect])
  }

  var question: String
  var yes: String
  var purpose: Purpose
}

/// Lines to read.
struct TextOverlayPane: Equatable {
  enum Style: Equatable {
    case heading, text, key(String)
  }

  struct Line: Equatable {
    var style: Style
    var text: String
  }

  var title: String
  var lines: [Line]
  var scroll = 0
}
