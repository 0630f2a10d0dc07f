import Cells
import Foundation
import VideoModel

/// Keys while something lies over the panes.
extension State {
  mutating func pressInOverlay(_ chord: KeyChord) -> [Effect] {
    for scope in overlayScopes {
      if let command = keys.command(for: chord, in: scope) { return command.run(&self) }
    }
    if let command = bystander(for: chord) { return command.run(&self) }
    switch overlay {
    case .list(let list): return type(chord, into: list)
    case .prompt:
      let editing = keys.editing
      changePrompt { _ = $0.handle(chord, wrapWidth: nil, keys: editing) }
    case .confirm: return answer(chord)
    case .text, nil: break
    }
    return []
  }

  /// The places whose commands the keys run in what lies over the panes, the narrower first.
  private var overlayScopes: [Scope] {
    switch overlay {
    case .list(let list):
      switch list.purpose {
      case .drafts: [.drafts, .lists]
      case .log: [.log, .lists]
      case .several: [.several, .lists]
      default: [.lists]
      }
    case .prompt, .confirm: [.lists]
    case .text: [.reading]
    case nil: []
    }
  }

  /// Takes what is selected or typed, or says yes to a question.
  mutating func takeInOverlay() -> [Effect] {
    switch overlay {
    case .list(let list): return accept(list)
    case .prompt(let prompt): return accept(prompt)
    case .confirm(let confirm): return accept(confirm)
    case .text, nil: return []
    }
  }

  /// Closes what lies over the panes. A text that was not taken is put by.
  mutating func closeOverlay() -> [Effect] {
    defer { overlay = overlayBehind }
    guard case .confirm(let confirm) = overlay, case .editAgain(let edited) = confirm.purpose else {
      return []
    }
    return [.putBy(name: FileName.make(from: draft.name) + "." + edited.fileExtension, text: edited.text)]
  }

  /// What is seen again when the text that is read is closed.
  private var overlayBehind: Overlay? {
    guard case .text(let text) = overlay else { return nil }
    return text.back.map { .list($0) }
  }

  mutating func pasteIntoOverlay(_ text: String) -> [Effect] {
    switch overlay {
    case .list(var list):
      let ids = text.split { $0 == "," || $0.isWhitespace }.map(String.init)
      if list.isOfSeveral, ids.count > 1 {
        notice = list.markPasted(ids).map { Notice(.information, $0) }
      } else {
        list.search.insert(text)
        list.selected = 0
      }
      overlay = .list(list)
    case .prompt: changePrompt { $0.insert(text.trimmingCharacters(in: .whitespacesAndNewlines)) }
    case .confirm, .text, nil: break
    }
    return []
  }

  // MARK: Lists

  /// The list that lies over the panes.
  var openList: ListOverlay? {
    guard case .list(let list) = overlay else { return nil }
    return list
  }

  mutating func moveItem(by step: Int) -> [Effect] {
    guard var list = openList else { return [] }
    list.selected = min(max(list.selected + step, 0), max(list.matches.count - 1, 0))
    overlay = .list(list)
    return []
  }

  func openItemLink() -> [Effect] { openList?.selectedItem?.link.map { [.openLink($0)] } ?? [] }

  private mutating func type(_ chord: KeyChord, into current: ListOverlay) -> [Effect] {
    var list = current
    if chord == list.closingKey, list.search.text.isEmpty { return closeOverlay() }
    if list.search.handle(chord, wrapWidth: nil, keys: keys.editing), list.search.text != current.search.text
    {
      list.selected = 0
    }
    overlay = .list(list)
    return []
  }

  var selectedDraftID: Draft.ID? { openList?.selectedItem.map { Draft.ID(rawValue: $0.value) } }

  mutating func duplicateSelectedDraft() -> [Effect] {
    guard let id = selectedDraftID else { return [] }
    overlay = nil
    return duplicateDraft(id)
  }

  private mutating func accept(_ list: ListOverlay) -> [Effect] {
    if case .several(let path, let catalogue, _) = list.purpose {
      return take(list, for: path, of: catalogue)
    }
    guard let item = list.selectedItem else { return [] }
    if list.purpose == .log { return showEntry(item.value, of: list) }
    if list.purpose == .commands, item.target == nil { return [] }
    overlay = nil
    switch list.purpose {
    case .commands: return item.target.map { go(to: $0) } ?? []
    case .comparison(let id): return compare(id, with: item.target)
    case .copyOfJob(let id): return copy(JobPart(rawValue: item.value), of: id)
    case .replacement(let ids, let catalogue): return replace(ids, catalogue, by: item.value)
    case .unconfirmed(let id): return [.adoptVideo(item.value.isEmpty ? nil : item.value, id)]
    case .log, .several: return []
    case .field(let path, let catalogue): return choose(item.value, of: catalogue, for: path)
    case .color(let path): return setField(path, to: .string(item.value))
    case .drafts:
      guard let chosen = drafts.first(where: { $0.id.rawValue == item.value }) else { return [] }
      return chosen.id == draft.id ? [] : open(chosen)
    case .newDraft: return makeDraft(of: item.value)
    case .conversion: return askToConvert(to: item.value)
    case .plan: return setPlan(item.value)
    case .theme: return setTheme(item.value)
    case .profile: return switchProfile(to: item.value)
    case .problems:
      guard let index = Int(item.value), derived.problems.indices.contains(index) else { return [] }
      show(derived.problems[index])
      return []
    }
  }

  // MARK: Questions

  /// A question is answered by its first letter, too.
  private mutating func answer(_ chord: KeyChord) -> [Effect] {
    switch chord {
    case .character("y"): return takeInOverlay()
    case .character("n"), .character("q"): return closeOverlay()
    default: return []
    }
  }

  private mutating func accept(_ confirm: ConfirmOverlay) -> [Effect] {
    overlay = nil
    switch confirm.purpose {
    case .deleteDraft(let id): return deleteDraft(id)
    case .perform(let effects): return effects
    case .ask(let question, let yes, let effects):
      overlay = .confirm(ConfirmOverlay(question: question, yes: yes, purpose: .perform(effects)))
      return []
    case .takeVoice(let offer, let avatar): return take(offer, ofAvatarAt: avatar)
    case .editAgain(let edited): return [.editText(edited)]
    case .openConverted(let name, let request): return makeDraft(name: name, request: request)
    }
  }

  // MARK: Texts

  /// Scrolls the text that is read, by rows of the screen.
  mutating func scrollReader(by step: Int, most: Int) {
    guard case .text(var text) = overlay else { return }
    text.scroll = min(max(min(text.scroll, most) + step, 0), max(most, 0))
    overlay = .text(text)
  }

  /// How far a text is turned that is read; below 0 towards its beginning.
  enum Turn {
    case rows(Int), pages(Int), toTheEdge(Int)
  }

  /// Scrolls the text that is read, as far as there is more of it.
  mutating func turn(by turn: Turn) -> [Effect] {
    guard let rows = paint(self, size: size).hits.rows[.reader] else { return [] }
    let step =
      switch turn {
      case .rows(let count): count
      case .pages(let count): count * rows.height
      case .toTheEdge(let direction): direction * rows.count
      }
    scrollReader(by: step, most: rows.count - rows.height)
    return []
  }
}
