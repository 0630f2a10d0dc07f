import Foundation
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Kept uploads")
struct UploadTests {
  private let sha256 = String(repeating: "0123456789abcdef", count: 4)

  @Test("An uploaded file is known again by its content", arguments: Place.allCases)
  func known(place: Place) async throws {
    let place = try StorePlace(place)
    defer { place.keep() }
    let store = place.store
    #expect(try await store.upload(sha256: sha256, service: "a") == nil)
    let asset = UploadedAsset(id: "image/1", url: "https://x/1.png")
    try await store.noteUpload(asset, sha256: sha256, service: "a", at: Example.start)
    #expect(try await store.upload(sha256: sha256, service: "a") == asset)
    #expect(try await store.upload(sha256: "ff", service: "a") == nil)
  }

  @Test("An asset belongs to the service that took it, and a later upload replaces it")
  func services() async throws {
    let place = try StorePlace()
    let (first, later) = (UploadedAsset(id: "1", url: "https://x/1.png"), UploadedAsset(id: "2"))
    try await place.store.noteUpload(first, sha256: sha256, service: "a", at: Example.start)
    try await place.store.noteUpload(first, sha256: sha256, service: "b", at: Example.start)
    try await place.store.noteUpload(later, sha256: sha256, service: "a", at: Example.start + 60)
    let again = try place.openAgain()
    #expect(try await again.upload(sha256: sha256, service: "a") == later)
    #expect(try await again.upload(sha256: sha256, service: "b") == first)
    #expect(try await again.upload(sha256: sha256, service: "c") == nil)
  }
}
