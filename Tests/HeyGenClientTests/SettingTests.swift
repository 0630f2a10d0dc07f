import Foundation
import Testing

@testable import HeyGenClient

@Suite struct SecretTests {
  @Test(arguments: [
    "", " ", "\n", "a b", "a\nb", "a\r\nX-Other: 1", "a\u{0}", "a\u{7f}", "schlüssel", "a\u{200b}",
  ])
  func `what cannot stand in a header is no key`(text: String) { #expect(Secret(text) == nil) }

  @Test func `white space round a pasted key is dropped`() throws {
    #expect(try #require(Secret(" \t\(testKey)\r\n")).headerValue == testKey)
  }

  @Test func `no way of printing shows the key`() throws {
    let key = try #require(Secret(testKey))
    let client = Client(baseURL: .live, key: key)
    var dumped = ""
    dump(client, to: &dumped)
    dump(key, to: &dumped)
    let ways = [
      "\(key)", String(reflecting: key), "\(client)", String(reflecting: client), "\([key])", dumped,
    ]
    for way in ways { #expect(!way.contains(testKey)) }
    #expect("\(key)" == "•••")
  }
}

@Suite struct BaseURLTests {
  @Test(arguments: [
    ("https://api.heygen.com", "https://api.heygen.com"),
    (" https://api.heygen.com/ \n", "https://api.heygen.com"),
    ("HTTPS://API.HeyGen.com:443//", "https://api.heygen.com"),
    ("https://proxy.example/heygen/", "https://proxy.example/heygen"),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://127.9.8.7", "http://127.9.8.7"),
    ("http://localhost:80/", "http://localhost"), ("http://[::1]:9", "http://[::1]:9"),
    ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
  ])
  func `addresses that can be used`(text: String, written: String) throws {
    #expect(try BaseURL(text).description == written)
  }

  @Test(arguments: [
    "", "api.heygen.com", "https://", "https:///x", "https:api", "ftp://127.0.0.1", "file:///etc/passwd",
    "http://api.heygen.com", "http://10.0.0.1", "http://0.0.0.0", "http://127.0.0.1.example.com",
    "http://localhost.example.com", "http://127.1", "http://0127.0.0.1", "http://127.0.0.256",
    "http://127.0.0.+1",
    "http://0x7f.0.0.1", "http://127.0.0.1@example.com", "http://2130706433", "http://[::2]",
    "https://user:geheim@example.com", "https://example.com?key=geheim", "https://example.com#geheim",
    "https://exa mple.com", "https://example.com\\@127.0.0.1", "https://example.com:0",
    "https://example.com:99999",
    "http://localhost\u{0}", "http://ｌocalhost",
  ])
  func `addresses that cannot, in a sentence that repeats no secret`(text: String) throws {
    let error = try #require(throws: ConfigurationError.self) { try BaseURL(text) }
    #expect(error.description.contains("base URL"))
    #expect(!error.description.contains("geheim"))
  }

  @Test func `loopback is told apart`() throws {
    #expect(try BaseURL("http://localhost:1").isLoopback)
    #expect(try BaseURL("https://127.0.0.1").isLoopback)
    #expect(!BaseURL.live.isLoopback)
  }

  @Test(arguments: [
    "https://127.0.0.1", "https://localhost", "https://localhost.", "https://127.1", "https://0.0.0.0",
    "https://2130706433", "https://0x7f000001", "https://[::1]", "https://[::ffff:127.0.0.1]",
    "https://10.0.0.1",
  ])
  func `a number, which may be this machine's, is no name`(text: String) throws {
    #expect(try #require(WebAddress(text)).isNamed == false)
  }

  @Test(arguments: ["https://files.heygen.ai", "https://files.heygen.ai.", "https://localhost.example"])
  func `a name in the network`(text: String) throws {
    #expect(try #require(WebAddress(text)).isNamed)
  }
}
