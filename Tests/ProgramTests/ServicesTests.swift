import Composer
import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Program

/// The services of a command with several jobs.
@Suite struct ServicesTests {
  private let folder: TemporaryFolder
  private let services: Services

  init() throws {
    folder = try TemporaryFolder()
    let program = try folder.writeScript("echo asked >> '\(folder.path)/asked'; echo key-1", to: "keys")
    let configuration = Configuration(
      """
      profile = work
      [profile.work]
      base_url = http://127.0.0.1:9
      api_key_command = \(program.path)
      """
    ) { _ in nil }
    #expect(configuration.problems == [])
    services = Services(
      arguments: try Arguments([], for: .voices), environment: ["PATH": "/usr/bin:/bin"],
      configuration: configuration, sandbox: EmbeddedSandbox(folder: folder.file("sandbox")))
  }

  private func job(_ service: String) -> Job {
    Job(
      id: Job.ID(rawValue: "j"), draftID: nil, kind: .studio, title: "t", requestText: "{}",
      service: service, createdAt: .now)
  }

  @Test func `a key is asked for once, and all requests pass one gate`() throws {
    let chosen = try services.chosen()
    for _ in 0..<3 {
      #expect(try services.connection(for: job(chosen.choice.name)).gate === chosen.gate)
      #expect(try services.chosen().gate === chosen.gate)
    }
    #expect(try folder.read("asked") == "asked\n")
  }

  @Test func `services that are not chosen are found once, too`() throws {
    let first = try services.connection(for: job("sandbox"))
    #expect(try services.connection(for: job("sandbox")).gate === first.gate)
    #expect(throws: ProgramError.self) { try services.connection(for: job("https://elsewhere.example")) }
  }

  @Test func `the sandbox of a command is stopped, however the command ends`() async {
    let address = folder.file("sandbox/address").path
    let result: Result<Int32, ProgramError> = await onThread { [services] in
      Result { () throws(ProgramError) in
        try Surroundings(environment: [:]).work(with: services) {
          _ = try await services.sandbox.address()
          #expect(FileManager.default.fileExists(atPath: address))
          throw ProgramError.failed("not done")
        }
      }
    }
    #expect(throws: ProgramError.self) { try result.get() }
    #expect(!FileManager.default.fileExists(atPath: address))
  }
}
