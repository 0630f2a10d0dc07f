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

extension State {
  /// The service does not tell of the account.
  struct AccountFault: Error, Equatable {
    let reason: String
    /// Whether it is the key that is refused.
    let isKeyRefused: Bool
  }

  mutating func take(account: Result<Account, AccountFault>) {
    asked[.account] = nil
    accountFault = nil
    switch account {
    case .success(let account): accounts[service.profile] = account
    case .failure(let fault): accountFault = fault
    }
    refillProfiles()
  }

  /// Whose account a profile leads to, and what remains of it, a line each.
  func accountLines(of profile: String) -> [String] {
    let isInUse = profile == service.profile
    guard let account = accounts[profile] else {
      guard isInUse else { return ["Account: told once the profile is used"] }
      if let accountFault { return ["Account: not told; \(accountFault.reason)"] }
      return ["Account: " + (AnswerText.silence(since: asked[.account], in: self) ?? "being asked for")]
    }
    let who = [account.name, account.email].compactMap(\.self).joined(separator: ", ")
    let rest = [
      account.remainingSeconds.map { "\(Age.clock($0)) of video" }, account.balance, account.creditsText,
      account.plan.map { "plan \($0)" },
    ].compactMap(\.self)
    return ["Account: \(who.isEmpty ? "the service does not say whose" : who)"]
      + (rest.isEmpty ? [] : ["Remaining: " + rest.joined(separator: ", ")])
  }

  /// Fills an open list of profiles anew; the selection stays.
  mutating func refillProfiles() {
    guard case .list(let list) = overlay, list.purpose == .profile else { return }
    var filled = ListOverlay.profiles(of: self)
    (filled.search, filled.selected) = (list.search, list.selected)
    overlay = .list(filled)
  }
}

extension Account {
  /// What remains, in a few words for the first line; nil when the service tells nothing.
  var remainingText: String? {
    if let remainingSeconds { return "\(Age.clock(remainingSeconds)) left" }
    if let balance { return balance }
    return creditsText
  }

  fileprivate var creditsText: String? { credits.map { "\(NumberRule.format($0)) credits" } }
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
