import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// What is handed to ffmpeg and espeak-ng.
@Suite struct DrawingTests {
  @Test func aPictureEndsWithItsFrames() {
    var graph = SceneGraph(
      color: RGB(hex: "#224433") ?? Background.defaultColor, width: 64, height: 36, rate: "25",
      isTransparent: false)
    graph.hold(frames: 50)
    #expect(graph.add(input: ["-stream_loop", "-1", "-i", "a.mp4"]) == "[0:v]")
    graph.lay("[0:v]null", x: 0, y: 0)
    // A layer without end would otherwise make a video without end.
    #expect(graph.filter.contains("trim=end_frame=50,format=yuv420p[picture]"))
    #expect(graph.inputs == ["-stream_loop", "-1", "-i", "a.mp4"])
  }

  @Test(arguments: SandboxVoice.all.map(\.program)) func everyVoiceSpeaks(program: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("1", to: "words")
    try ChildProcess(
      program: "espeak-ng", arguments: ["-v", program, "--stdin", "-w", "out.wav"], folder: folder.url,
      input: "words"
    ).run(RenderRun())
    let sound = try #require(WaveFile.samples(in: try Data(contentsOf: folder.file("out.wav"))))
    #expect(sound.rate == 22_050 && sound.bytes.count > 4_000)
  }

  @Test func aMissingProgramAndAFailedOneAreNamed() throws {
    let folder = try TemporaryFolder()
    let missing = ChildProcess(program: "no-such-program", arguments: [], folder: folder.url)
    #expect(throws: RenderFailure.notInstalled(program: "no-such-program")) { try missing.run(RenderRun()) }
    let failing = ChildProcess(program: "ls", arguments: ["no-such-file"], folder: folder.url)
    let failure = #expect(throws: RenderFailure.self) { try failing.run(RenderRun()) }
    #expect(failure?.sentence.contains("no-such-file") == true)
    #expect(
      RenderFailure.notInstalled(program: "ffmpeg").told(scene: 2).message
        == "Scene 2 could not be rendered: ffmpeg is not installed; apt-get install ffmpeg")
  }

  @Test func rangesFollowTheStandard() {
    #expect(ByteRange(nil, size: 10) == .whole)
    #expect(ByteRange("bytes=0-0", size: 10) == .part(0..<1))
    #expect(ByteRange("bytes=5-99", size: 10) == .part(5..<10))
    #expect(ByteRange("bytes=-99", size: 10) == .part(0..<10))
    #expect(ByteRange("bytes=10-", size: 10) == .outside)
    #expect(ByteRange("bytes=-0", size: 10) == .outside)
    #expect(ByteRange("bytes=0-", size: 0) == .outside)
    #expect(ByteRange("bytes=5-4", size: 10) == .whole)
    #expect(ByteRange("bytes=0-1,4-5", size: 10) == .whole)
    #expect(ByteRange("lines=0-1", size: 10) == .whole)
  }
}
