import Composer
import Foundation
import TestSupport
import Testing

@testable import Program

/// Keys from where the configuration says that they are.
@Suite("Finding keys") struct KeyFinderTests {
  private let folder: TemporaryFolder
  private let finder: KeyFinder

  init() throws {
    folder = try TemporaryFolder()
    finder = KeyFinder(environment: ["PATH": "/usr/bin:/bin", "WORK_KEY": "from-environment"])
  }

  private func profile(_ line: String) throws -> Profile {
    let configuration = Configuration("[profile.work]\n" + line) { _ in nil }
    #expect(configuration.problems == [])
    return try #require(configuration.profile(named: "work"))
  }

  private func finds(_ line: String) throws -> Bool { try finder.key(of: profile(line)) != nil }

  private func reason(_ line: String) throws -> String {
    let profile = try profile(line)
    let error = #expect(throws: ProgramError.self) { try finder.key(of: profile) }
    #expect(error?.exitCode == ExitCode.key)
    return error?.description ?? ""
  }

  private func keyFile(_ text: String, mode: Int) throws -> String {
    let file = try folder.write(text, to: "key")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    return file.path
  }

  @Test func `an environment variable has it or not`() throws {
    #expect(try finds("api_key_env = WORK_KEY"))
    #expect(try !finds("api_key_env = OTHER_KEY"))
    #expect(try !finds("base_url = https://example.com"), "HEYGEN_API_KEY is not set")
  }

  @Test func `a program prints it, without a shell`() throws {
    #expect(try finds("api_key_command = printf 'key-%s\\nmore words' 123"))
    let words = try reason("api_key_command = echo $HOME is no key")
    #expect(words == "no key for the profile work: the first line that “echo” prints is no key")
  }

  @Test func `a program that fails says so, and what it printed is not repeated`() throws {
    let words = try reason("api_key_command = false --vault")
    #expect(words.hasSuffix("“false --vault” ended with 1; run it in a shell to see why"))
    #expect(
      try reason("api_key_command = no-such-program x").hasSuffix("there is no program no-such-program"))
  }

  @Test func `a file that only its owner may read has it`() throws {
    let path = try keyFile("key-123\nmore", mode: 0o600)
    #expect(try finds("api_key_file = \(path)"))
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o620])
  func `a file that others may touch is refused, with what helps`(mode: Int) throws {
    let path = try keyFile("key-123", mode: mode)
    #expect(try reason("api_key_file = \(path)").contains("chmod 600 \(path)"))
  }

  @Test func `a file that is none, or empty, is refused`() throws {
    #expect(try reason("api_key_file = \(folder.path)").hasSuffix("is no file"))
    #expect(try reason("api_key_file = \(folder.path)/nothing").contains("No such file"))
    let path = try keyFile("", mode: 0o600)
    #expect(try reason("api_key_file = \(path)").hasSuffix("is no key"))
  }
}
