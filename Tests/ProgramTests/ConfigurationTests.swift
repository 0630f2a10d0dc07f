import Foundation
import Testing
import VideoModel

@testable import Program

@Suite struct ConfigurationTests {
  private func choice(_ words: [String], _ environment: [String: String]) throws -> String {
    let arguments = try Arguments(words, for: .compose)
    return try ServiceChoice(arguments, environment: environment).name
  }

  @Test func `the service follows from arguments and environment`() throws {
    #expect(try choice([], [:]) == "sandbox")
    #expect(try choice([], ["HEYGEN_API_KEY": "k"]) == "https://api.heygen.com")
    #expect(try choice(["--sandbox"], ["HEYGEN_API_KEY": "k"]) == "sandbox")
    #expect(try choice(["--profile=sandbox"], ["HEYGEN_API_KEY": "k"]) == "sandbox")
    let local = ["HEYGEN_API_KEY": "k", "HEYGEN_BASE_URL": "http://127.0.0.1:8080/"]
    #expect(try choice([], local) == "http://127.0.0.1:8080")
    #expect(try choice(["--base-url", "https://example.com"], local) == "https://example.com")
  }

  @Test(arguments: [
    ([], ["HEYGEN_BASE_URL": "https://example.com"], ExitCode.key),
    (["--profile", "live"], [:], ExitCode.key),
    ([], ["HEYGEN_BASE_URL": "http://example.com", "HEYGEN_API_KEY": "k"], ExitCode.usage),
    (["--profile", "nobody"], [:], ExitCode.usage),
    (["--what"], [:], ExitCode.usage),
    (["--base-url"], [:], ExitCode.usage),
  ])
  func `what cannot be used is refused with its exit code`(
    words: [String], environment: [String: String], code: Int32
  ) {
    let error = #expect(throws: ProgramError.self) { try choice(words, environment) }
    #expect(error?.exitCode == code)
  }

  @Test func `relative XDG folders are ignored, as the specification says`() {
    let places = Places(environment: ["HOME": "/home/me", "XDG_DATA_HOME": "data"])
    #expect(places.store.path == "/home/me/.local/share/heygen-tui/heygen-tui.sqlite")
    #expect(Places(environment: ["XDG_DATA_HOME": "/data"]).sandbox.path == "/data/heygen-tui/sandbox")
  }

  @Test func `messages wake the reader and come in order`() throws {
    let mailbox = try Mailbox()
    mailbox.post(.timePassed(Date(timeIntervalSince1970: 1)))
    mailbox.post(.signal(15))
    var descriptor = pollfd(fd: mailbox.wakeUpDescriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&descriptor, 1, 0) == 1)
    let messages = mailbox.takeAll()
    #expect(messages.count == 2)
    guard case .signal(15)? = messages.last else {
      Issue.record("the signal is not the last message")
      return
    }
    #expect(poll(&descriptor, 1, 0) == 0)
    #expect(mailbox.takeAll().isEmpty)
  }

  @Test func `the table of fields names every field`() {
    let table = Fields.table(of: .studio)
    for row in RequestKind.studio.fieldTable { #expect(table.contains(row.path + " "), "\(row.path)") }
  }
}
