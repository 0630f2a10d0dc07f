/// What is done in a list, in a word each.
extension ListOverlay {
  /// What taking an item does.
  var takeWord: String {
    switch purpose {
    // The help can be closed by the key that opened it; what else lists commands leads to more than those.
    case .commands: closingKey == nil ? "choose" : "run"
    case .drafts: "open"
    case .problems: "go there"
    case .log: "show"
    case .newDraft: "begin"
    case .comparison: "compare"
    case .copyOfJob: "copy"
    case .several: "done"
    case .conversion, .plan, .theme, .profile, .replacement, .unconfirmed, .field, .color: "choose"
    }
  }

  /// The commands that work in it alone, with a word each.
  var uses: [(name: String, word: String)] {
    let own: [(String, String)] =
      switch purpose {
      case .drafts:
        [
          ("drafts.new", "new"), ("drafts.rename", "rename"), ("drafts.duplicate", "copy"),
          ("drafts.delete", "delete"),
        ]
      case .log: [("log.copy", "copy all")]
      case .several: [("list.mark", "mark")]
      default: []
      }
    return own + (items.contains { $0.link != nil } ? [("list.open-link", "look at it")] : [])
  }
}
