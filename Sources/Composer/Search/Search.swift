import Cells
import Foundation
import VideoModel

/// What is searched for in a pane.
struct Search: Equatable {
  /// Where the panes stood when the search began.
  struct Origin: Equatable {
    var place: Place
    var groups: Groups
    var line: Int
  }

  /// The place that was gone to last, and where that put the focus: of an absent part only the head can have it.
  struct Shown: Equatable {
    var hit: SearchHit
    var place: Place
  }

  var buffer = EditBuffer("", multiline: false)
  /// Whether keys go into the search.
  var isTyping = true
  var origin: Origin
  var shown: Shown?

  var text: String { buffer.text }
}

/// A place in a pane where something was found.
enum SearchHit: Equatable {
  case scene(Int)
  /// By its place in the form's contents.
  case field(Int)
  case line(Int)

  /// Its place in the order of what is searched.
  var order: Int {
    switch self {
    case .scene(let index), .field(let index), .line(let index): index
    }
  }
}

extension State {
  /// The search of the focused pane that is being typed.
  var typedSearch: Search? { searches[pane].flatMap { $0.isTyping ? $0 : nil } }

  var canSearch: Availability {
    pane == .stage ? .unavailable("the stage has nothing to search") : .available
  }

  var hasSearch: Availability {
    searches[pane] == nil ? .unavailable("nothing is searched for in this pane") : .available
  }

  /// Begins a search. What was searched for before is there, selected, so that the next letter takes its place.
  mutating func beginSearch() -> [Effect] {
    finishEdit()
    let origin = Search.Origin(place: place, groups: groups, line: requestPane.line)
    searches[pane, default: Search(origin: origin)].origin = origin
    searches[pane]?.isTyping = true
    searches[pane]?.buffer.select(0..<Int.max)
    return []
  }

  /// Ends the search of the focused pane.
  mutating func clearSearch() -> [Effect] {
    searches[pane] = nil
    return []
  }

  /// Goes to the next or the previous place that was found, round the end.
  mutating func moveToHit(by step: Int) -> [Effect] {
    if pane == .jobs { return selectJob(jobsPane.selected + step) }
    let hits = searchHits
    guard !hits.isEmpty else {
      notice = Notice(.warning, "Nothing here holds “\(searches[pane]?.text ?? "")”")
      return []
    }
    let here = position
    let target: Int
    if step > 0 {
      target = hits.firstIndex { here < $0.order } ?? 0
    } else {
      target = hits.lastIndex { $0.order < here } ?? hits.count - 1
    }
    go(to: hits[target])
    if typedSearch == nil { tellOfAbsence() }
    return []
  }

  mutating func pressInSearch(_ chord: KeyChord) -> [Effect] {
    guard var search = searches[pane] else { return [] }
    switch keys.command(for: chord, in: .lists)?.name {
    case "list.close":
      restore(search.origin)
      return clearSearch()
    case "list.take":
      searches[pane]?.isTyping = false
      if search.text.isEmpty { return clearSearch() }
      tellOfAbsence()
      return []
    case "list.down": return moveToHit(by: 1)
    case "list.up": return moveToHit(by: -1)
    default: break
    }
    if search.buffer.handle(chord, wrapWidth: nil, keys: keys.editing) {
      searches[pane] = search
      followTypedSearch()
      return []
    }
    guard let command = keys.command(for: chord, in: pane) else { return [] }
    if bystander(for: chord) == nil {
      searches[pane]?.isTyping = false
      if search.text.isEmpty { searches[pane] = nil }
    }
    return command.run(&self)
  }

  mutating func pasteIntoSearch(_ text: String) -> [Effect] {
    searches[pane]?.buffer.insert(text)
    followTypedSearch()
    return []
  }

  /// Goes to the first place behind the beginning that holds what has been typed so far.
  private mutating func followTypedSearch() {
    guard pane != .jobs, let search = searches[pane] else { return }
    restore(search.origin)
    searches[pane]?.shown = nil
    let (hits, here) = (searchHits, position)
    if let hit = hits.first(where: { $0.order >= here }) ?? hits.first { go(to: hit) }
  }

  private mutating func restore(_ origin: Search.Origin) {
    guard pane != .jobs else { return }
    let marked = place.marked
    place = origin.place
    place.marked = marked
    groups = origin.groups
    requestPane.line = origin.line
    clampPlace()
  }

  /// Where in the focused pane something is found, in order; the jobs are filtered instead.
  var searchHits: [SearchHit] {
    guard let text = searches[pane]?.text, !text.isEmpty else { return [] }
    let wanted = FoldedText(text)
    switch pane {
    case .scenes:
      return shots.indices.prefix(sceneCount).filter { wanted.isInside(searchedText(ofScene: $0)) }
        .map(SearchHit.scene)
    case .form:
      let entries = formContents.entries
      return entries.indices.filter { wanted.isInside(entries[$0].row.searchedText) }.map(SearchHit.field)
    case .request:
      let preview = preview
      return (0..<preview.count).filter { wanted.isInside(preview[$0].text) }.map(SearchHit.line)
    case .stage, .jobs: return []
    }
  }

  private func searchedText(ofScene index: Int) -> String {
    let shot = shots[index]
    return [shot.text?.text, shot.voice?.inputText].compactMap { $0 }.joined(separator: "\n")
  }

  private mutating func go(to hit: SearchHit) {
    switch hit {
    case .scene(let index): _ = selectRow(index)
    case .field(let index):
      focus(on: formContents.entries[index].row.path)
      history.seal(at: draft.request)
    case .line(let line): requestPane.line = line
    }
    searches[pane]?.shown = Search.Shown(hit: hit, place: place)
  }

  /// Says of a field that was found and is not there yet how it comes to be.
  private mutating func tellOfAbsence() {
    guard let shown = searches[pane]?.shown, shown.place == place, case .field(let index) = shown.hit else {
      return
    }
    tellOfAbsence(of: formContents.entries[index].row.path)
  }

  /// Says of a field whose part is absent, so that the part's head has the focus, how it comes to be.
  mutating func tellOfAbsence(of path: FieldPath) {
    guard let row, row.path != path, case .presence(isPresent: false) = row.content,
      let entry = formContents.entries.first(where: { $0.row.path == path })
    else { return }
    let key = keys.symbol(of: "form.toggle")
    notice = Notice(
      .information, "\(entry.row.name) is a field of \(row.label), which is not used; \(key) adds it")
  }

  /// Where the focus is, to be held against places that were found.
  private var position: Int {
    switch pane {
    case .scenes: return place.row
    case .form:
      if let shown = searches[pane]?.shown, shown.place == place { return shown.hit.order }
      let entries = formContents.entries
      return entries.firstIndex { $0.section == place.section && $0.row.path == row?.path } ?? 0
    case .request: return requestPane.line
    case .stage, .jobs: return 0
    }
  }
}

extension FormRow {
  /// What a row of the form is found by.
  fileprivate var searchedText: String {
    [name, path.key, FieldText.editable(field?.value)].joined(separator: "\n")
  }
}

/// A text that is looked for as it stands, without case and accents.
struct FoldedText {
  private let characters: [String]

  init(_ text: String) { characters = text.map(Self.folded) }

  var isEmpty: Bool { characters.isEmpty }

  func isInside(_ text: String) -> Bool { !places(in: text.map { Self.folded($0) }).isEmpty }

  /// Where it stands in a row of folded characters; places do not overlap.
  func places(in row: [String]) -> [Range<Int>] {
    guard !isEmpty else { return [] }
    var places: [Range<Int>] = []
    var start = 0
    while start + characters.count <= row.count {
      if row[start] == characters[0], row[start..<start + characters.count].elementsEqual(characters) {
        places.append(start..<start + characters.count)
        start += characters.count
      } else {
        start += 1
      }
    }
    return places
  }

  static func folded(_ character: Character) -> String {
    if let ascii = character.asciiValue {
      return (0x41...0x5A).contains(ascii) ? String(Unicode.Scalar(ascii + 32)) : String(character)
    }
    return String(character).folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}
