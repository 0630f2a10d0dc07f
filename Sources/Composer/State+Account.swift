import Cells
import Foundation
import VideoModel

/// What the account may spend.
extension State {
  /// Why the account may not be able to pay for a video of that length; nil when nothing is known against it.
  func quotaDoubt(seconds: Double?) -> String? {
    if let remaining = account?.remainingSeconds, let seconds, seconds > remaining {
      return "It is about \(Age.clock(seconds)) long, and only \(Age.clock(remaining)) remain of the quota."
    }
    if let credits = account?.credits, credits <= 0 { return "No credits remain." }
    return nil
  }

  mutating func toggleTest() -> [Effect] {
    let isTest = draft.request.isTest ?? false
    notice = Notice(
      .information,
      isTest ? "Test mode is off: the video is made for good" : "Test mode: a watermark, and no credits")
    return setField(FieldPath([.key("test")]), to: isTest ? nil : .bool(true))
  }

  mutating func setPlan(_ name: String) -> [Effect] {
    guard let chosen = Plan(rawValue: name) else { return [] }
    plan = chosen
    derived = Derived(draft.request, plan: plan, catalogue: catalogue, after: derived)
    notice = Notice(.information, "Scripts of more than \(chosen.scriptLimit) characters are warned of")
    return [.remember(.plan, chosen.rawValue)]
  }
}

extension Account {
  /// What remains, in a few words for the first line; nil when the service tells nothing.
  var remainingText: String? {
    if let remainingSeconds { return "\(Age.clock(remainingSeconds)) left" }
    if let balance { return balance }
    return credits.map { "\(NumberRule.format($0)) credits" }
  }
}

extension ListOverlay {
  /// The plans that limit how long a script may be.
  static func plans(_ present: Plan) -> ListOverlay {
    let items = Plan.allCases.map { plan in
      Item(
        value: plan.rawValue, title: plan.rawValue.capitalized,
        detail: "scripts up to \(plan.scriptLimit) characters")
    }
    var list = ListOverlay(title: "The account's plan", purpose: .plan, items: items)
    list.selected = Plan.allCases.firstIndex(of: present) ?? 0
    return list
  }
}
