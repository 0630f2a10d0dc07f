import Cells
import VideoModel

/// Keys that mean nothing where they are pressed.
extension State {
  /// Says that a key does nothing, or on a field which one is right for it.
  mutating func tellOfUnknown(_ chord: KeyChord) -> [Effect] {
    // Esc is pressed to be sure.
    guard chord != .plain(.escape) else { return [] }
    var told = Notice(
      .information,
      rightKeys(for: chord)
        ?? "\(keys.text(of: chord)) does nothing here; \(keys.symbol(of: "app.help")) shows the keys")
    told.isSlip = true
    notice = told
    return []
  }

  /// What is right for the focused field where a character was typed; nil elsewhere.
  private func rightKeys(for chord: KeyChord) -> String? {
    guard pane == .form, case .character = chord.key, let kind = row?.field?.info.kind else { return nil }
    let edit = keys.name(of: "form.edit")
    switch kind {
    case .toggle: return "\(keys.name(of: "form.toggle")) switches this field"
    case .number:
      let steps = ["form.less", "form.more"].map { keys.name(of: $0) }.joined(separator: " and ")
      return "A digit begins a number here; \(steps) step it"
    case .color: return "\(edit) lists colours; # begins one"
    case .choice, .suggestion, .catalogue: return "\(edit) lists what can be chosen here"
    default: return "\(edit) edits this field"
    }
  }
}
