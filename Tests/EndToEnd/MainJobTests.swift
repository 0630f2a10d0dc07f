import Foundation
import TestSupport
import Testing
import VideoModel

/// The whole main job, by keyboard alone, at the sizes that people have.
@Suite struct MainJobTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test(arguments: [(80, 24), (160, 50)])
  func `compose, submit, save, edit and resubmit`(columns: Int, rows: Int) throws {
    let composer = try RunningComposer(home: home, columns: columns, rows: rows)
    try composer.terminal.waitFor(text: "SANDBOX")
    try composer.terminal.waitFor(text: "3 scenes")

    // A fourth scene, said in two scripts, after the third.
    try composer.press(.down, .down, .character("a"), until: "4 scenes")
    try composer.press(.enter, .character("v"), .down, .enter, until: "0 / 5000 characters")
    try composer.type("A fourth one: 你好.", until: "17 / 5000 characters")
    try composer.press(.escape, until: "Speed")

    try composer.press(.control("s"), until: "is submitted")
    try composer.terminal.wait(until: "the video is ready", timeout: .seconds(60)) {
      $0.contains("“Product demo” is ready")
    }

    let saved = home.file("saved.mp4")
    try composer.press(.tab, .tab, .tab, until: "completed")
    try composer.press(.character("s"), until: "Save the video")
    composer.terminal.send(.control("u"))
    try composer.type(saved.path, until: "saved.mp4")
    try composer.press(.enter, until: "Saved to")
    let facts = try probe(saved, environment: BuiltProgram.environment(home: home))
    #expect(facts.contains("codec_name=h264|width=1280|height=720|pix_fmt=yuv420p"))
    #expect(facts.contains("codec_name=aac"))
    let duration = try #require(facts.firstMatch(of: #/duration=([0-9.]+)/#).flatMap { Double($0.1) })
    #expect((8...25).contains(duration))

    // The job's request as a new draft, one word changed, submitted again.
    try composer.press(.character("e"), until: "A new draft from the job")
    try composer.press(.character("v"), .down, .enter, until: "characters")
    try composer.type(" Changed.", until: "Changed.")
    try composer.press(.escape, until: "Speed")
    try composer.press(.control("s"), until: "is submitted")
    try composer.press(.tab, .tab, .tab, until: "2 ")
    try composer.terminal.wait(until: "both videos are ready", timeout: .seconds(60)) { screen in
      screen.lines.count { $0.contains("✓ Product demo") } == 2
    }
    try composer.press(.enter, until: "Still")
    let address = try #require(Self.videoAddress(on: composer.terminal.screen))
    try composer.press(.character("q"), until: "✓ Product demo")
    #expect(try composer.quit() == .exited(0))
    #expect(!composer.terminal.screen.isAlternateScreen)
    #expect(composer.terminal.modesNow == composer.terminal.modesAtStart)

    // The sandbox has gone, and another one has the video at an address of its own.
    let later = try RunningComposer(home: home, columns: columns, rows: rows)
    try later.press(.shift(.tab), until: "✓ Product demo")
    try later.press(.enter, until: "Still")
    try later.terminal.wait(until: "the address is that of the new sandbox") { screen in
      Self.videoAddress(on: screen).map { $0 != address } ?? false
    }
    try later.press(.character("q"), until: "✓ Product demo")
    #expect(try later.quit() == .exited(0))
  }

  /// The address of the video in a job's details.
  private static func videoAddress(on screen: ScreenText) -> String? {
    screen.lines.lazy.compactMap { $0.firstMatch(of: #/Video +(http[^ ]+)/#).map { String($0.1) } }.first
  }

  @Test func `what is wrong is named, and only then nothing is sent`() throws {
    let composer = try RunningComposer(home: home, columns: 120, rows: 40)
    try composer.press(.enter, .character("v"), .down, .down, until: "How fast the text is spoken")
    try composer.type("9", until: "is 9; it must be 0.5 to 2")
    try composer.press(.enter, .control("s"), until: "Not submitted, 1 problem")
    // An Escape with the next key right behind it would be that key with Alt.
    composer.terminal.send(.escape)
    try composer.terminal.wait(until: "the error is dismissed") { !$0.contains("Not submitted") }
    try composer.press(.backspace, until: "ready")
    #expect(composer.terminal.screen.contains("Nothing submitted yet"))
    #expect(try composer.quit() == .exited(0))
  }

  @Test func `a request file comes back value for value`() throws {
    let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("VideoModelTests/Examples/\(Self.exampleName)")
    let composer = try RunningComposer(home: home, columns: 120, rows: 40)
    try composer.press(.control("p"), until: "Commands")
    try composer.type("import", until: "Import requests")
    try composer.press(.enter, until: "The path of a JSON file")
    try composer.type(example.path, until: Self.exampleName)
    try composer.press(.enter, until: "Imported as")
    try composer.press(.control("p"), until: "Commands")
    try composer.type("export", until: "Export the request")
    try composer.press(.enter, until: "The path of the file to write")
    composer.terminal.send(.control("u"))
    let written = home.file("exported.json")
    try composer.type(written.path, until: "exported.json")
    try composer.press(.enter, until: "Written to")
    let before = try JSONValue(parsing: Data(contentsOf: example))
    let after = try JSONValue(parsing: Data(contentsOf: written))
    #expect(after.sortedByKey == before.sortedByKey)
    #expect(try composer.quit() == .exited(0))
  }

  private static let exampleName = "video-generation-three-scenes.json"
}

extension JSONValue {
  /// The value with the members of every object in the order of their keys.
  fileprivate var sortedByKey: JSONValue {
    switch self {
    case .object(let members):
      .object(members.map { JSONMember($0.key, $0.value.sortedByKey) }.sorted { $0.key < $1.key })
    case .array(let elements): .array(elements.map(\.sortedByKey))
    default: self
    }
  }
}
