import Foundation
import TestSupport
import Testing

@testable import Program

/// The sandbox that several programs share.
@Suite struct EmbeddedSandboxTests {
  @Test func `others find the one that runs, and never the address of one that has ended`() async throws {
    let folder = try TemporaryFolder()
    let place = folder.file("sandbox")
    let (first, second) = (EmbeddedSandbox(folder: place), EmbeddedSandbox(folder: place))
    let address = try await first.address()
    #expect(try await second.address() == address)
    await second.stop()
    #expect(try await second.address() == address)
    await first.stop()
    #expect(!FileManager.default.fileExists(atPath: place.appending(path: "address").path))
    #expect(try await second.address().hasPrefix("http://127.0.0.1:"))
    await second.stop()
  }
}
