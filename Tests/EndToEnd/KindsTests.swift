import Foundation
import TestSupport
import Testing
import VideoModel

/// Every kind of video, by keyboard alone, from an empty draft to a finished file.
@Suite struct KindsTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test func `a transparent video`() throws {
    let composer = try begin("transparent", showing: "POST /v1/video.webm")
    try choose("Anna", in: composer, after: [], until: "Anna_public")
    try speak("Look behind me.", in: composer, after: [.down, .down])
    let facts = try finish(composer, called: "Look behind me.", saving: "saved.webm")
    #expect(facts.contains("codec_name=vp9|width=1280|height=720"))
    #expect(facts.contains("codec_name=opus"))
  }

  @Test func `an Avatar IV video, upright`() throws {
    let composer = try begin("avatar-iv", showing: "POST /v2/videos")
    try choose("Mei", in: composer, after: [], until: "Mei_classroom")
    try speak("Short.", in: composer, after: [.down, .down, .down])
    try choose("Josh", in: composer, after: [.down], until: "1bd001e7")
    // Behind the voice: two recordings, the title, the resolution, the aspect ratio.
    try composer.press(.down, .down, .down, .down, .right, until: "\"720p\"")
    try composer.press(.down, .right, until: "\"9:16\"")
    let facts = try finish(composer, called: "Short.", saving: "saved.mp4")
    #expect(facts.contains("codec_name=h264|width=720|height=1280"))
  }

  @Test func `an avatar of v3 in its own voice`() throws {
    let composer = try begin("v3-avatar", showing: "POST /v3/videos")
    try choose("Zofia", in: composer, after: [], until: "Zofia_news")
    try speak("Dzień dobry.", in: composer, after: [.down])
    let facts = try finish(composer, called: "Dzień dobry.", saving: "saved.mp4")
    #expect(facts.contains("codec_name=h264|width=1920|height=1080"))
  }

  @Test func `an image of v3 from a file of this computer`() throws {
    let picture = try makePicture()
    let composer = try begin("v3-image", showing: "POST /v3/videos")
    try composer.press(.enter, until: "Esc done")
    try composer.type(picture.path, until: "a picture.png")
    try composer.press(.enter, until: "The file is uploaded")
    try composer.terminal.waitFor(text: "\"asset_id\": \"")
    try speak("I am a picture.", in: composer, after: [.down])
    try choose("Ruth", in: composer, after: [.down], until: "2d5b0e6c")
    let facts = try finish(composer, called: "I am a picture.", saving: "saved.mp4")
    #expect(facts.contains("codec_name=h264"))
  }

  @Test func `scenes of v3: one speaks, one is a picture`() throws {
    let picture = try makePicture()
    let composer = try begin("v3-studio", showing: "POST /v3/videos")
    try choose("Ruth", in: composer, after: [], until: "Ruth_office")
    try speak("The first scene.", in: composer, after: [.down])
    try composer.press(.shift(.tab), .character("a"), until: "2 scenes")
    try composer.press(.enter, .pageUp, .right, until: "\"type\": \"image\"")
    try composer.press(.down, .down, .enter, until: "Esc done")
    try composer.type(picture.path, until: "a picture.png")
    try composer.press(.enter, until: "The file is uploaded")
    try composer.press(.down, until: "exactly one of Duration")
    try composer.type("2", until: "\"duration\": 2")
    composer.terminal.send(.enter)
    let facts = try finish(composer, called: "The first scene.", saving: "saved.mp4")
    let duration = try #require(facts.firstMatch(of: #/duration=([0-9.]+)/#).flatMap { Double($0.1) })
    #expect((2.5...8).contains(duration))
  }

  @Test func `a clip from a description`() throws {
    let composer = try begin("v3-cinematic", showing: "POST /v3/videos")
    try choose("Josh", in: composer, after: [], until: "\"josh_lite3_20230714\"")
    try composer.press(.down, .enter, until: "/ 10000 characters")
    try composer.type("A walk by the sea.", until: "18 / 10000")
    try closeEditor(of: composer)
    let facts = try finish(composer, called: "A walk by the sea.", saving: "saved.mp4")
    #expect(facts.contains("codec_name=h264|width=1280|height=720"))
  }

  private func makePicture() throws -> URL {
    let picture = home.file("a picture.png")
    let arguments = [
      "-v", "error", "-f", "lavfi", "-i", "color=teal:s=64x64", "-frames:v", "1", picture.path,
    ]
    _ = try FinishedProgram.run("ffmpeg", arguments, environment: BuiltProgram.environment(home: home))
    return picture
  }

  // MARK: What every kind has in common

  private func begin(_ template: String, showing endpoint: String) throws -> RunningComposer {
    let composer = try RunningComposer(home: home, columns: 160, rows: 50)
    try composer.terminal.waitFor(text: "SANDBOX")
    try composer.press(.control("n"), until: "New draft")
    try composer.type(template, until: "Search: \(template)")
    try composer.press(.enter, until: endpoint)
    return composer
  }

  /// Chooses from the service's list by typing a name.
  private func choose(
    _ name: String, in composer: RunningComposer, after keys: [TerminalKey], until shown: String
  ) throws {
    composer.terminal.send(keys + [.enter])
    try composer.terminal.waitFor(text: "— listed")
    try composer.type(name, until: "Search: \(name)")
    try composer.press(.enter, until: shown)
  }

  private func speak(_ script: String, in composer: RunningComposer, after keys: [TerminalKey]) throws {
    composer.terminal.send(keys + [.enter])
    try composer.terminal.waitFor(text: "/ 5000 characters")
    try composer.type(script, until: "\(script.count) / 5000")
    try closeEditor(of: composer)
  }

  /// An Escape with the next key right behind it would be that key with Alt.
  private func closeEditor(of composer: RunningComposer) throws {
    composer.terminal.send(.escape)
    try composer.terminal.wait(until: "the editor is closed") { !$0.contains("characters") }
  }

  /// Submits, waits for the video and saves it. The draft has the name of what is said.
  /// - Returns: what ffprobe says of the file.
  private func finish(_ composer: RunningComposer, called draft: String, saving name: String) throws -> String
  {
    try composer.press(.control("s"), until: "is submitted")
    try composer.terminal.wait(until: "the video is ready", timeout: .seconds(60)) {
      $0.contains("“\(draft)” is ready")
    }
    let saved = home.file(name)
    try composer.press(.tab, .tab, .tab, until: "completed")
    try composer.press(.character("s"), until: "Save the video")
    composer.terminal.send(.control("u"))
    try composer.type(saved.path, until: name)
    try composer.press(.enter, until: "Saved to")
    #expect(try composer.quit() == .exited(0))
    return try probe(saved, environment: BuiltProgram.environment(home: home))
  }
}
