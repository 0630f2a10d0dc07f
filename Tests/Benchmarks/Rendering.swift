import Foundation
import HeyGenClient
import Sandbox
import VideoModel

/// Times how long the sandbox takes from a request to the finished video. Prints seconds of video for each second of
/// rendering; a cached request was rendered before by the same sandbox.
func benchmarkRendering() async throws {
  print("A draft rendered by the sandbox on \(ProcessInfo.processInfo.activeProcessorCount) processors.")
  for (name, width, height) in [("1080p25", 1920, 1080), ("720p25", 1280, 720)] {
    for scenes in [1, 3] {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "heygen-tui-bench-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let server = try SandboxServer.start(SandboxConfiguration(folder: folder))
      defer { server.stop() }
      let request = renderedRequest(width: width, height: height, scenes: scenes)
      for state in ["cold", "cached"] {
        let (video, rendering) = try await render(request, on: server)
        print(
          "  \(name), \(scenes) scenes, \(state): \(hundredths(video)) s of video in \(hundredths(rendering)) s, "
            + "\(hundredths(video / rendering)) times real time")
      }
    }
  }
}

private func renderedRequest(width: Int, height: Int, scenes: Int) -> String {
  var video = StudioVideo.example
  let script =
    "Every scene of this draft is spoken, drawn and encoded on this machine, and what has not changed is not made again."
  video.scenes = ObjectList(
    (1...scenes).map { number in
      var scene = StudioVideo.example.scenes[0]
      scene.voice?.inputText = "Scene \(number). " + script
      return scene
    })
  video.dimension?.width = width
  video.dimension?.height = height
  video.fps = 25
  return VideoRequest.studio(video).json.compactText
}

/// - Returns: the length of the video and that of the rendering, in seconds.
private func render(_ request: String, on server: SandboxServer) async throws -> (Double, Double) {
  guard let key = Secret("bench") else { fatalError("the key is blank") }
  let client = Client(baseURL: try BaseURL(server.baseURL), key: key)
  let start = ContinuousClock.now
  let id = try await client.generate(kind: .studio, requestText: request)
  await server.waitUntilEnded(id)
  let time = ContinuousClock.now - start
  let status = try await client.videoStatus(id)
  guard let seconds = status.result?.duration else { fatalError("the video has failed: \(status)") }
  return (seconds, time / .seconds(1))
}

private func hundredths(_ value: Double) -> String { String(format: "%.2f", value) }
