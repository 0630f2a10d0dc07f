import Foundation
import VideoModel

extension Client {
  /// Whose the account is, and what it can still spend: `GET /v3/users/me` and `GET /v2/user/remaining_quota`, whichever answers.
  /// - Throws: why v3 does not answer, when neither does.
  public func account() async throws(ClientError) -> Account {
    let me = await outcome("/v3/users/me")
    guard me != .failure(.cancelled) else { throw .cancelled }
    let quota = await outcome("/v2/user/remaining_quota")
    if case .failure = quota { _ = try me.get() }
    var account = Account()
    if let me = try? me.get() { read(me, into: &account) }
    if let quota = try? quota.get() { account.remainingSeconds = Self.number(quota["remaining_quota"]) }
    return account
  }

  private func outcome(_ path: String) async -> Result<JSONValue, ClientError> {
    do throws(ClientError) { return .success(try await get(path)) } catch { return .failure(error) }
  }

  private func read(_ me: JSONValue, into account: inout Account) {
    let names = ["first_name", "last_name"].compactMap { words(me[$0]) }
    account.name = names.isEmpty ? words(me["username"]) : names.joined(separator: " ")
    account.email = words(me["email"])
    let wallet = me["wallet"]
    let currency = envelope.readable(wallet?["currency"]?.string ?? "").uppercased()
    account.balance = Self.number(wallet?["remaining_balance"]).map { amount in
      String(format: "%.2f", amount) + (currency.isEmpty ? "" : " " + currency)
    }
    account.credits = Self.credits(me["subscription"]?["credits"])
    account.plan = words(me["subscription"]?["plan"])
  }

  /// A text as it can be shown; nil where there is none.
  private func words(_ json: JSONValue?) -> String? {
    json?.string.map(envelope.readable).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Credits are a number, or stand in pools of which each has its own rest.
  private static func credits(_ json: JSONValue?) -> Double? {
    if let number = number(json) { return number }
    let pools = (json?.members ?? []).compactMap { number($0.value["remaining"]) ?? number($0.value) }
    return pools.isEmpty ? nil : pools.reduce(0, +)
  }

  /// A number, also one that is written as text.
  private static func number(_ json: JSONValue?) -> Double? {
    let number = json?.double ?? json?.string.flatMap { Double($0) }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }
}
