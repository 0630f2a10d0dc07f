import Cells
import Foundation
import VideoModel

/// Keys while something lies over the panes.
extension State {
  mutating func pressInOverlay(_ chord: KeyChord) -> [Effect] {
    switch chord {
    case .plain(.escape), .control("c"): return closeOverlay()
    default:
      if chord.isNoText, let command = keys.command(for: chord, in: pane), command.worksInOverlays {
        return command.run(&self)
      }
    }
    switch overlay {
    case .list(let list): return press(chord, in: list)
    case .prompt(let prompt): return press(chord, in: prompt)
    case .confirm(let confirm): return press(chord, in: confirm)
    case .text(let text): return press(chord, in: text)
    case nil: return []
    }
  }

  /// Closes what lies over the panes. A text that was not taken is put by.
  private mutating func closeOverlay() -> [Effect] {
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
      list.search.insert(text)
      list.selected = 0
      overlay = .list(list)
    case .prompt(var prompt):
      prompt.buffer.insert(text.trimmingCharacters(in: .whitespacesAndNewlines))
      overlay = .prompt(prompt)
    case .confirm, .text, nil: break
    }
    return []
  }

  private mutating func press(_ chord: KeyChord, in current: ListOverlay) -> [Effect] {
    var list = current
    let last = max(list.matches.count - 1, 0)
    switch chord {
    case .plain(.down): list.selected = min(list.selected + 1, last)
    case .plain(.up): list.selected = max(list.selected - 1, 0)
    case .plain(.pageDown): list.selected = min(list.selected + 10, last)
    case .plain(.pageUp): list.selected = max(list.selected - 10, 0)
    case .plain(.enter): return accept(list)
    case .control("o") where list.selectedItem?.link != nil:
      return list.selectedItem?.link.map { [.openLink($0)] } ?? []
    case .control("x") where list.purpose == .log: return copyLog(list)
    default:
      if chord == list.closingKey, list.search.text.isEmpty { return closeOverlay() }
      if list.purpose == .drafts, let effects = pressInDrafts(chord, list) { return effects }
      if list.search.handle(chord, wrapWidth: nil), list.search.text != current.search.text {
        list.selected = 0
      }
    }
    overlay = .list(list)
    return []
  }

  private mutating func pressInDrafts(_ chord: KeyChord, _ list: ListOverlay) -> [Effect]? {
    let id = list.selectedItem.map { Draft.ID(rawValue: $0.value) }
    switch chord {
    case .control("n"):
      overlay = .list(.newDraft)
      return []
    case .control("r"): return id.map { askForName(of: $0) }
    case .control("x"): return id.map { askToDelete($0) }
    case .control("d"):
      overlay = nil
      return id.map { duplicateDraft($0) }
    default: return nil
    }
  }

  private mutating func accept(_ list: ListOverlay) -> [Effect] {
    guard let item = list.selectedItem else { return [] }
    if list.purpose == .log { return showEntry(item.value, of: list) }
    if list.purpose == .commands, item.target == nil { return [] }
    overlay = nil
    switch list.purpose {
    case .commands: return item.target.map { go(to: $0) } ?? []
    case .comparison(let id): return compare(id, with: item.target)
    case .unconfirmed(let id): return [.adoptVideo(item.value.isEmpty ? nil : item.value, id)]
    case .log: return []
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
      return show(derived.problems[index])
    }
  }

  private mutating func press(_ chord: KeyChord, in current: PromptOverlay) -> [Effect] {
    var prompt = current
    guard chord == .plain(.enter) else {
      _ = prompt.buffer.handle(chord, wrapWidth: nil)
      overlay = .prompt(prompt)
      return []
    }
    let text = prompt.buffer.text.trimmingCharacters(in: .whitespaces)
    guard !text.isEmpty else { return [] }
    overlay = nil
    switch prompt.purpose {
    case .rename(let id): return rename(id, to: text)
    case .importFile: return [.readFile(path: text)]
    case .exportFile: return [.writeFile(path: text, text: draft.request.json.prettyText + "\n")]
    case .exportFolder: return exportDrafts(to: text)
    case .uploadFile(let path, let media): return upload(text, media, for: path)
    case .saveVideo(let id):
      guard let job = jobs.first(where: { $0.id == id }) else { return [] }
      downloads[id] = 0
      return [.download(job, path: text)]
    }
  }

  private mutating func press(_ chord: KeyChord, in confirm: ConfirmOverlay) -> [Effect] {
    switch chord {
    case .character("y"), .plain(.enter):
      overlay = nil
      switch confirm.purpose {
      case .deleteDraft(let id): return deleteDraft(id)
      case .perform(let effects): return effects
      case .ask(let question, let yes, let effects):
        overlay = .confirm(ConfirmOverlay(question: question, yes: yes, purpose: .perform(effects)))
        return []
      case .setField(let path, let value): return setField(path, to: value)
      case .editAgain(let edited): return [.editText(edited)]
      case .openConverted(let name, let request): return makeDraft(name: name, request: request)
      }
    case .character("n"), .character("q"): return closeOverlay()
    default: return []
    }
  }

  /// Scrolls the text that is read, by rows of the screen.
  mutating func scrollReader(by step: Int, most: Int) {
    guard case .text(var text) = overlay else { return }
    text.scroll = min(max(min(text.scroll, most) + step, 0), max(most, 0))
    overlay = .text(text)
  }

  private mutating func press(_ chord: KeyChord, in current: TextOverlayPane) -> [Effect] {
    switch chord {
    case .character("y"): return [current.copying]
    case .character("q"), .plain(.enter), .character("?"): return closeOverlay()
    default: break
    }
    guard let rows = paint(self, size: size).hits.rows[.reader] else { return [] }
    let most = rows.count - rows.height
    switch chord {
    case .plain(.down), .character("j"): scrollReader(by: 1, most: most)
    case .plain(.up), .character("k"): scrollReader(by: -1, most: most)
    case .plain(.pageDown), .character(" "): scrollReader(by: rows.height, most: most)
    case .plain(.pageUp): scrollReader(by: -rows.height, most: most)
    case .plain(.home): scrollReader(by: -rows.count, most: most)
    case .plain(.end): scrollReader(by: rows.count, most: most)
    default: break
    }
    return []
  }
}
