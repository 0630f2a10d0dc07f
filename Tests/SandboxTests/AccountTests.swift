import Testing
import VideoModel

/// Who is asking, and how much may still be made.
@Suite struct AccountTests {
  @Test func withoutAQuotaThereIsNoLimit() async throws {
    let client = try SandboxClient()
    let quota = try await client.get("/v2/user/remaining_quota").json
    #expect(quota["data"]?["remaining_quota"] == .null)
    #expect(quota["warning"]?["v3_endpoint"] == "GET /v3/users/me")
    let me = try await client.get("/v3/users/me").json["data"]
    #expect(me?["billing_type"] == "usage_based" && me?["usage_based"] == [:])
    #expect(me?["username"] == "sandbox")
  }

  @Test func everyAnswerSaysThatItIsTheSandboxs() async throws {
    let client = try SandboxClient()
    for path in ["/v3/users/me", "/v2/voices", "/nowhere"] {
      #expect(try await client.get(path).headers["server"] == ServiceCall.sandboxName)
    }
  }

  @Test func completedVideosUseUpTheQuota() async throws {
    let client = try SandboxClient(quotaSeconds: 1.5)
    func remaining() async throws -> Double? {
      let quota = try await client.get("/v2/user/remaining_quota").json["data"]
      let me = try await client.get("/v3/users/me").json["data"]
      #expect(me?["billing_type"] == "wallet" && me?["usage_based"] == nil)
      #expect(me?["wallet"]?["remaining_balance"] == quota?["remaining_quota"])
      return quota?["remaining_quota"]?.double
    }
    #expect(try await remaining() == 1.5)
    let first = try await client.submit(SandboxClient.silentVideo(title: "First"))
    await client.server.waitUntilEnded(first)
    let duration = try #require(try await client.status(first)["duration"]?.double)
    #expect(abs(try #require(try await remaining()) - (1.5 - duration)) < 0.001)
    let second = try await client.submit(SandboxClient.silentVideo(title: "Second"))
    await client.server.waitUntilEnded(second)
    #expect(try await remaining() == 0)
    _ = try await client.send("DELETE", "/v1/video.delete?video_id=\(second)")
    #expect(try #require(try await remaining()) > 0)
  }
}
