import Foundation
import Testing
import VideoJobs
import VideoModel

@testable import Program

/// What the words of a command line name.
@Suite struct FindingTests {
  private let store: Store

  init() throws { store = try Store.inMemory() }

  private func save(_ name: String, id: String) async throws {
    try await store.save(
      Draft(
        id: Draft.ID(rawValue: id), name: name, request: .studio(.example), createdAt: .now, updatedAt: .now))
  }

  @Test func `a draft is named by id, name, or the beginning of either`() async throws {
    try await save("Welcome", id: "0123456789")
    for word in ["0123456789", "Welcome", "wELCOME", "0123", "welc"] {
      #expect(try await store.draft(of: word).name == "Welcome")
    }
  }

  @Test(arguments: ["", "W", "Wel", "012"]) func `a word of few letters does not name the only draft`(
    word: String
  ) async throws {
    try await save("Welcome", id: "0123456789")
    await #expect(throws: ProgramError.self) { try await store.draft(of: word) }
  }

  @Test func `a short name is a name all the same`() async throws {
    try await save("Ad", id: "0123456789")
    #expect(try await store.draft(of: "ad").name == "Ad")
  }

  @Test func `a batch is named by its id or a beginning of it that is long enough`() async throws {
    let batch = Batch(
      id: Batch.ID(rawValue: "abcdefgh"), name: "People", kind: .studio, service: "s", createdAt: .now)
    try await store.insert(batch, [BatchEntry(number: 1, title: "t", requestText: "{}")])
    for word in ["abcdefgh", "abcd", nil] { #expect(try await store.batch(of: word).id == batch.id) }
    for word in ["", "a", "abc"] {
      await #expect(throws: ProgramError.self) { try await store.batch(of: word) }
    }
  }
}
