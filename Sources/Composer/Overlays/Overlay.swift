import Cells
import Foundation
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
    /// A value for a field. Of a catalogue, an id that is not in the list can be given too.
    case field(FieldPath, Catalogue?)
    /// Ids for a field, so many at most.
    case several(FieldPath, Catalogue, most: Int)
    /// A colour for a field; one that is not in the list can be given too.
    case color(FieldPath)
    case drafts
    case problems
    /// What a new draft is to be.
    case newDraft
    /// What the draft is to be turned into.
    case conversion
    case plan
    case theme
    /// The profile whose service is used.
    case profile
    /// What a job is to be held against.
    case comparison(Job.ID)
    /// What is to be copied of a job.
    case copyOfJob(Job.ID)
    /// An id that jobs that failed are sent again with.
    case replacement([Job.ID], Catalogue)
    /// The video that an unconfirmed job has made.
    case unconfirmed(Job.ID)
    case log
  }

  struct Item: Equatable {
    /// What identifies the item to its purpose.
    var value: String
    var title: String
    var detail: String
    /// Why it cannot be chosen now.
    var unavailable: String?
    /// More about it, shown below the list while it is selected.
    var lines: [String]
    /// Where it can be looked at.
    var link: String?
    /// What stands before the title, in a column of its own.
    var leading: String
    /// The heading that it stands below as long as nothing is searched for.
    var group: String
    /// Where it leads.
    var target: Target?
    let searched: SearchedText

    init(
      value: String, title: String, detail: String = "", unavailable: String? = nil, lines: [String] = [],
      link: String? = nil, leading: String = "", group: String = "", target: Target? = nil,
      searched: SearchedText? = nil
    ) {
      self.value = value
      self.title = title
      self.detail = detail
      self.unavailable = unavailable
      self.lines = lines
      self.link = link
      self.leading = leading
      self.group = group
      self.target = target
      self.searched = searched ?? SearchedText(name: title, facts: [detail, leading] + lines, ids: [value])
    }
  }

  var title: String
  var purpose: Purpose
  var items: [Item]
  var search = EditBuffer("", multiline: false)
  var selected = 0
  /// Said in place of the items when there are none.
  var emptyText = "Nothing here"
  /// Whether a title is also found by letters that stand apart in it.
  var isFuzzy = false
  /// The columns that it takes where there are so many.
  var wantedWidth = 70
  /// The rows below the list for what is known of the selected item, where anything is.
  var factRows = 4
  /// Whether what is typed can be taken as well as what is listed.
  var takesTyped = false
  /// What has been marked of it, in that order.
  var marked: [String] = []
  /// Whether marks were set or taken away while it was open.
  var isMarkedByHand = false
  /// The scenes whose fields are among the items; nil for a list of other things.
  var scenesOfFields: Set<Int>?
  /// A key that closes the list as long as nothing is searched for.
  var closingKey: KeyChord?

  /// How many headings there are while nothing is searched for.
  var groupCount: Int { Set(items.map(\.group)).subtracting([""]).count }

  /// The items that hold every word of the search, the best matches first, and of equal ones those that can be chosen: who
  /// looks for undo must not find what only speaks of it, though that could be done and undo could not.
  var matches: [Item] {
    let typed = typedText
    let words = SearchedText.words(of: typed)
    guard !words.isEmpty else { return items }
    let count = SearchedText.Match.allCases.count
    var ranks: [[Item]] = Array(repeating: [], count: count * 2)
    var scattered: [(item: Item, cost: Int)] = []
    let fuzzy = isFuzzy ? FuzzySearch(search.text) : nil
    for item in items {
      if let match = item.searched.match(words) {
        ranks[match.rawValue * 2 + (item.unavailable == nil ? 0 : 1)].append(item)
      } else if let cost = fuzzy?.cost(in: item.searched) {
        scattered.append((item, cost))
      }
    }
    // Sorting keeps the order of equals.
    var found = ranks.flatMap { $0 } + scattered.sorted { $0.cost < $1.cost }.map(\.item)
    if let offer = offerOfTyped, !items.contains(where: { $0.value == typed }) {
      found.append(Item(value: typed, title: offer, leading: isOfSeveral ? Self.noMark : ""))
    }
    if case .color = purpose, let hex = Palette.hex(typed: search.text),
      !items.contains(where: { $0.value == hex })
    {
      found.append(Item(value: hex, title: hex, detail: "as typed"))
    }
    return found
  }

  /// What has been typed. Ids are pasted, often with a space or an end of line behind them, several with commas.
  private var typedText: String {
    let around = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: isOfSeveral ? "," : ""))
    return search.text.trimmingCharacters(in: around)
  }

  /// The words that offer to take what has been typed; nil where only what is listed can be taken.
  private var offerOfTyped: String? {
    switch purpose {
    case .field(_, .some), .several: "Use “\(typedText)” as the id"
    default: takesTyped ? "Use “\(typedText)”" : nil
    }
  }

  var selectedItem: Item? {
    let matches = matches
    return matches.indices.contains(selected) ? matches[selected] : nil
  }

  /// The value of what the user has moved to; nil where the first match is selected because nothing listed matches.
  var chosenValue: String? {
    guard let item = selectedItem, selected > 0 || items.contains(where: { $0.value == item.value }) else {
      return nil
    }
    return item.value
  }
}

/// A line to be typed.
struct PromptOverlay: Equatable {
  enum Purpose: Equatable {
    case rename(Draft.ID)
    case importFile
    case exportFile
    case saveVideo(Job.ID)
    case exportFolder
    case uploadFile(FieldPath, Media)
  }

  var title: String
  var help: String
  var purpose: Purpose
  var buffer: EditBuffer
  /// Whether what is typed was taken, and it is not known yet whether that can be used.
  var isAsked = false
  /// Why what is typed cannot be taken.
  var refusal: String?

  init(title: String, help: String, purpose: Purpose, buffer: EditBuffer) {
    self.title = title
    self.help = help
    self.purpose = purpose
    self.buffer = buffer
  }

  /// What is typed, as it is taken.
  var text: String { buffer.text.trimmingCharacters(in: .whitespaces) }
}

/// A question about what cannot be undone.
struct ConfirmOverlay: Equatable {
  enum Purpose: Equatable {
    case deleteDraft(Draft.ID)
    case perform([Effect])
    /// Ask a second time.
    case ask(String, yes: String, toPerform: [Effect])
    /// Let an avatar speak with its own voice.
    case takeVoice(KnownCatalogue.Offer, avatar: FieldPath)
    /// Give a text to the editor again that is no request as it stands; it is put by when the answer is no.
    case editAgain(EditedText)
    /// Open what a draft was turned into.
    case openConverted(name: String?, VideoRequest)
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
  /// What the text is called when it is copied.
  var copied: String
  /// What is copied of it; nil for its lines as they are.
  var copiedText: String?
  /// The list to go back to.
  var back: ListOverlay?
  /// The job that it tells of, and whose news it follows.
  var job: Job.ID?
  /// Whether the text has the whole screen from edge to edge, so that the terminal's own selection takes nothing else.
  var isBare = false
  var scroll = 0

  init(title: String, lines: [Line], copied: String = "The text") {
    self.title = title
    self.lines = lines
    self.copied = copied
  }

  /// The effect that copies it.
  var copying: Effect { .copy(copiedText ?? plainText, what: copied) }

  private var plainText: String {
    lines.map { line in
      if case .key(let key) = line.style { "\(key): \(line.text)" } else { line.text }
    }.joined(separator: "\n")
  }
}
