import Foundation
import Testing
import VideoModel

/// The example requests of the API's pages, in `Examples`.
@Suite("The examples of the API's pages")
struct ExampleRequestsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples")

  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
      .sorted())
    ?? []

  @Test("There are examples")
  func examples() {
    #expect(Self.names.count == 9)
  }

  @Test("An example is understood throughout, and comes back value for value", arguments: names)
  func roundTrip(name: String) throws {
    let json = try JSONValue(parsing: Data(contentsOf: Self.folder.appending(path: name)))
    let request = try VideoRequest(kind: .studio, json: json)
    #expect(request.problems == [])
    #expect(request.json.ordered == json.ordered)
    #expect(request.hiddenValues.isEmpty)
    #expect(try VideoRequest(kind: .studio, parsing: request.json.prettyText) == request)
    #expect(try VideoRequest(kind: .studio, stored: request.storedText) == request)
  }
}
