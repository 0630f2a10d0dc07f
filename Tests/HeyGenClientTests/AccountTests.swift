import Foundation
import Testing
import VideoModel

@testable import HeyGenClient

/// What two endpoints tell of an account, each in its own unit.
@Suite struct AccountTests {
  private let quota = #"{"error":null,"data":{"remaining_quota":90,"details":{"api":90}}}"#

  @Test(arguments: [
    (
      #""wallet":{"currency":"usd","remaining_balance":12.5,"auto_reload":null}"#,
      Account(remainingSeconds: 90, balance: "12.50 USD")
    ),
    (
      #""wallet":{"remaining_balance":"3"},"subscription":null"#,
      Account(remainingSeconds: 90, balance: "3.00")
    ),
    (
      #""wallet":null,"subscription":{"plan":"Creator\u001b","credits":40}"#,
      Account(remainingSeconds: 90, credits: 40, plan: "Creator")
    ),
    (
      #""subscription":{"plan":"","credits":{"premium":{"remaining":30,"resets_at":1},"add_on":{"remaining":5}}}"#,
      Account(remainingSeconds: 90, credits: 35)
    ),
    (#""usage_based":{"spent":3}"#, Account(remainingSeconds: 90)),
  ])
  func `both are merged`(billing: String, expected: Account) async throws {
    let script = ScriptedTransport(
      .answer(200, #"{"data":{"username":"u",\#(billing)}}"#), .answer(200, quota))
    var named = expected
    named.name = "u"
    #expect(try await script.client().account() == named)
    #expect(script.requests.map { $0.url?.path } == ["/v3/users/me", "/v2/user/remaining_quota"])
  }

  @Test(arguments: [
    (
      #""first_name":"Mia","last_name":"Meier\u001b[31m\u202e","email":"mia@example.com","username":"m""#,
      Account(name: "Mia Meier [31m", email: "mia@example.com")
    ),
    (#""first_name":null,"last_name":"","username":"sandbox","email":null"#, Account(name: "sandbox")),
    (#""email":" ""#, Account()),
  ])
  func `whose it is, is told, with nothing that a terminal would obey`(me: String, expected: Account)
    async throws
  {
    let script = ScriptedTransport(.answer(200, #"{"data":{\#(me)}}"#), .answer(404, ""))
    #expect(try await script.client().account() == expected)
  }

  @Test func `either is enough`() async throws {
    let old = ScriptedTransport(.answer(404, ""), .answer(200, quota))
    #expect(try await old.client().account() == Account(remainingSeconds: 90))
    let new = ScriptedTransport(
      .answer(200, #"{"data":{"subscription":{"plan":"Pro","credits":1}}}"#), .answer(410, ""))
    #expect(try await new.client().account() == Account(credits: 1, plan: "Pro"))
  }

  @Test func `when neither answers, the newer one's reason counts`() async throws {
    let client = try ScriptedTransport(.answer(401, #"{"message":"m"}"#), .answer(404, "")).client()
    let error = await failure { () async throws(ClientError) in try await client.account() }
    #expect(error == .wrongKey(message: "m"))
  }

  @Test func `given up is given up`() async throws {
    let script = ScriptedTransport(.failure(.cancelled), .answer(200, quota))
    let client = try script.client()
    let error = await failure { () async throws(ClientError) in try await client.account() }
    #expect(error == .cancelled)
    #expect(script.requests.count == 1)
  }
}
