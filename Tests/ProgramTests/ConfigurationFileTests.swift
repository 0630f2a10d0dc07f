import Composer
import Foundation
import TestSupport
import Testing

@testable import Program

/// The configuration file on disk, and the services that it names.
@Suite("The configuration file") struct ConfigurationFileTests {
  private let folder: TemporaryFolder
  private let environment: [String: String]
  private let file: ConfigurationFile

  init() throws {
    folder = try TemporaryFolder()
    environment = ["XDG_CONFIG_HOME": folder.path, "PATH": "/usr/bin:/bin"]
    file = ConfigurationFile(environment: environment)
  }

  @Test func `it is below the XDG folder for configuration`() {
    #expect(file.path == folder.path + "/heygen-tui/config")
    #expect(ConfigurationFile(environment: ["HOME": "/home/me"]).path == "/home/me/.config/heygen-tui/config")
  }

  @Test func `without a file everything is as it comes`() throws {
    #expect(try file.read() == Configuration())
  }

  private func config(_ words: String...) throws -> Int32 {
    try runCommand(["config"] + words, Surroundings(environment: environment))
  }

  @Test func `init writes it once, and never again`() throws {
    #expect(try config("init") == ExitCode.done)
    #expect(try folder.read("heygen-tui/config") == Configuration.template)
    #expect(try file.read() == Configuration())
    try folder.write("mouse = off", to: "heygen-tui/config")
    #expect(throws: ProgramError.self) { try config("init") }
    #expect(try folder.read("heygen-tui/config") == "mouse = off")
  }

  @Test func `check says by its exit code whether a line is wrong`() throws {
    #expect(throws: ProgramError.self) { try config("check") }
    try folder.write("mouse = off", to: "heygen-tui/config")
    #expect(try config("check") == ExitCode.done)
    let other = try folder.write("[keys]\nscene.add = u", to: "warning")
    #expect(try config("check", other.path) == ExitCode.done)
    try folder.write("mouse = perhaps", to: "heygen-tui/config")
    #expect(try config("check") == ExitCode.usage)
    #expect(throws: ProgramError.self) { try config("nothing") }
  }

  @Test func `problems have file and line, and the composer tells all, the first at last`() throws {
    try folder.write("mouse = off\nplan = \u{1B}[31m\n\nwhat", to: "heygen-tui/config")
    let configuration = try file.read()
    let lines = file.lines(of: configuration.problems)
    #expect(lines.count == 2 && lines[0].hasPrefix("\(file.path):2: error: plan cannot be "))
    #expect(!lines[0].contains("\u{1B}"))
    let notices = file.notices(of: configuration)
    #expect(notices.map(\.severity) == [.error, .error])
    #expect(notices[0].text.hasPrefix("config:4: "))
    #expect(notices[1].text.hasPrefix("config:2: plan cannot be"))
    #expect(notices[1].text.hasSuffix("; L shows 1 more"))
    #expect(file.notices(of: Configuration()) == [])
  }

  @Test func `an address that the key must not be sent to is a problem of its line`() throws {
    try folder.write("[profile.a]\nbase_url = http://example.com", to: "heygen-tui/config")
    #expect(try file.read().problems.first?.sentence.contains("unencrypted") == true)
  }

  // MARK: Which service it is

  private func choice(
    _ words: [String] = [], _ more: [String: String] = [:], _ text: String
  ) throws -> ServiceChoice {
    try folder.write(text, to: "heygen-tui/config")
    let configuration = try file.read()
    #expect(configuration.problems == [])
    let arguments = try Arguments(words, for: .compose)
    return try ServiceChoice(
      arguments, environment: environment.merging(more) { $1 }, configuration: configuration)
  }

  private let work = "[profile.work]\nbase_url = https://example.com\napi_key_command = echo key-of-work\n"

  @Test func `the configured profile is opened, unless something else is asked for`() throws {
    let text = "profile = work\n" + work
    #expect(try choice([], [:], text).name == "work (https://example.com)")
    #expect(try choice([], ["HEYGEN_API_KEY": "k"], text).name == "work (https://example.com)")
    #expect(try choice(["--sandbox"], [:], text).name == "sandbox")
    #expect(
      try choice(["--profile", "live"], ["HEYGEN_API_KEY": "k"], text).name == "https://api.heygen.com")
    let address = ["HEYGEN_API_KEY": "k", "HEYGEN_BASE_URL": "https://other.example"]
    #expect(try choice([], address, text).name == "https://other.example")
    #expect(try choice(["--profile", "work"], address, text).name == "work (https://example.com)")
    let both = try choice(["--profile", "work", "--base-url", "https://b.example"], address, text)
    #expect(both.name == "work (https://b.example)")
  }

  @Test func `a live profile that knows its key is opened without any`() throws {
    #expect(try choice([], [:], work).name == "sandbox")
    #expect(try choice([], [:], "[profile.live]\napi_key_command = echo k").name == "https://api.heygen.com")
  }

  @Test func `the screen says which one it is`() throws {
    let facts = try choice(["--profile", "work"], [:], work).facts(sandboxURL: "")
    #expect(facts.label == "WORK" && facts.profile == "work" && facts.isLive)
    let local = try choice(["--profile", "work", "--base-url", "http://127.0.0.1:9"], [:], work)
    #expect(local.facts(sandboxURL: "").isLive, "what listens here may lead to the service")
    #expect(local.keyOrigin == "“echo key-of-work”")
  }

  @Test func `a profile that is not there is named with those that are`() throws {
    let error = #expect(throws: ProgramError.self) { try choice(["--profile", "home"], [:], work) }
    #expect(error?.description.contains("sandbox, live, work") == true)
  }
}
