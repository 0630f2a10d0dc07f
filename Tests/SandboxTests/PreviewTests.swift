import Foundation
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The pictures and samples of the catalogue. One at a time, since some block their thread.
@Suite(.serialized) struct PreviewTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: Over the socket

  @Test func everybodyInTheCatalogueCanBeSeenAndHeard() async throws {
    let client = try SandboxClient(folder)
    let older = try await client.get("/v2/avatars").json["data"]
    let people = (older?["avatars"]?.array ?? []) + (older?["talking_photos"]?.array ?? [])
    let looks = try await client.get("/v3/avatars/looks").json["data"]?.array ?? []
    let groups = try await client.get("/v3/avatars").json["data"]?.array ?? []
    let addresses = people.compactMap { $0["preview_image_url"]?.string }
    #expect(addresses.count == 15 && Set(addresses).count == 15)
    #expect(looks.compactMap { $0["preview_image_url"]?.string } == addresses)
    #expect(groups.compactMap { $0["preview_image_url"]?.string } == addresses)
    for id in ["josh_lite3_20230714", "28c5d701bae44f308d6c8b2f4ea17053"] {
      let details = try await client.get("/v2/avatar/\(id)/details").json["data"]
      #expect(addresses.contains(details?["preview_image_url"]?.string ?? ""))
    }
    let voices = try await client.get("/v2/voices").json["data"]?["voices"]?.array ?? []
    let samples = voices.compactMap { $0["preview_audio"]?.string }
    #expect(Set(samples).count == 16)
    let newer = try await client.get("/v3/voices").json["data"]?.array ?? []
    #expect(newer.compactMap { $0["preview_audio_url"]?.string } == samples)

    let picture = try await client.send("GET", addresses[12], headers: [:])
    #expect(picture.status == 200 && picture.headers["content-type"] == "image/png")
    #expect(picture.body.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try await client.send("GET", addresses[12], headers: [:]).body == picture.body)
    #expect(try await client.send("GET", addresses[13], headers: [:]).body != picture.body)
    let sample = try await client.send("GET", samples[5], headers: [:])
    #expect(sample.status == 200 && sample.headers["content-type"] == "audio/wav")
    #expect(sample.body.starts(with: "RIFF".utf8))
    let part = try await client.send("GET", samples[5], headers: ["Range": "bytes=8-11"])
    #expect(part.status == 206 && part.body == Data("WAVE".utf8))
  }

  @Test(arguments: [
    ("characters/nobody.png", "avatar_not_found"), ("voices/nobody.wav", "voice_not_found"),
    ("characters/josh_lite3_20230714.jpg", "not_found"), ("characters/josh_lite3_20230714", "not_found"),
    ("voices/..%2F..%2Fidempotency.json", "voice_not_found"), ("characters/", "avatar_not_found"),
    ("other/josh_lite3_20230714.png", "not_found"),
  ]) func nobodyElseCan(path: String, code: String) async throws {
    let client = try SandboxClient(folder)
    let answer = try await client.send("GET", "/media/previews/\(path)", headers: [:])
    #expect(answer.status == 404 && answer.json["error"]?["code"] == .string(code))
    #expect(!FileManager.default.fileExists(atPath: folder.file("previews").path))
  }

  // MARK: The shelf

  @Test func aPreviewIsTheSameWhereverItIsMade() throws {
    for preview in [Preview.picture(SandboxAvatar.all[0].id), .sample(SandboxVoice.all[5].id)] {
      let files = try ["a", "b"].map { try PreviewShelf(folder: folder.file($0)).made(preview) }
      #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("a").path).count == 2)
  }

  @Test(arguments: SandboxVoice.all.map(\.id)) func aVoiceIntroducesItselfInItsLanguage(id: String) throws {
    let voice = SandboxVoice.speaking(id)
    #expect(voice.greeting?.contains(voice.name) == true)
    let sound = try #require(
      WaveFile.samples(in: try Data(contentsOf: try PreviewShelf(folder: folder.url).made(.sample(id)))))
    let seconds = Double(sound.bytes.count) / 2 / Double(sound.rate)
    #expect((1.2...8).contains(seconds), "\(seconds) s")
  }

  @Test func whatManyAskForIsMadeOnceAndKept() throws {
    let count = Mutex(0)
    let shelf = PreviewShelf(folder: folder.file("shelf")) { (_, work, _) throws(RenderFailure) in
      let number = count.withLock { count in
        count += 1
        return count
      }
      try? Data().write(to: work.appending(path: "left"))
      return Data("\(number)".utf8)
    }
    DispatchQueue.concurrentPerform(iterations: 8) { _ in _ = try? shelf.made(.picture("a")) }
    #expect(count.withLock { $0 } == 1)
    let later = PreviewShelf(folder: folder.file("shelf")) { _, _, _ throws(RenderFailure) in throw .diskFull
    }
    #expect(try Data(contentsOf: later.made(.picture("a"))) == Data("1".utf8))
    #expect(throws: RenderFailure.diskFull) { try later.made(.sample("a")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("shelf").path).count == 1)
  }

  @Test func aShelfThatIsStoppedEndsWhatItMakes() async throws {
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    let shelf = PreviewShelf(folder: folder.url) { (_, work, run) throws(RenderFailure) in
      beginning.finish()
      try ChildProcess(program: "sleep", arguments: ["600"], folder: work).run(run)
      return Data()
    }
    async let made = withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          returning: Result { () throws(RenderFailure) in try shelf.made(.picture("a")) })
      }
    }
    for await _ in begun {}
    shelf.stop()
    #expect(await made == .failure(.cancelled))
    #expect(throws: RenderFailure.cancelled) { try shelf.made(.picture("b")) }
  }

  @Test func aProgramThatIsMissingIsNamedInTheAnswer() throws {
    let shelf = PreviewShelf(folder: folder.url) { _, _, _ throws(RenderFailure) in
      throw .notInstalled(program: "ffmpeg")
    }
    let endpoint = PreviewEndpoint(shelf: shelf, baseURL: "http://127.0.0.1:1")
    var request = HTTPRequest(method: "GET", path: "/media/previews/characters/josh_lite3_20230714.png")
    request.parameters["name"] = "josh_lite3_20230714.png"
    #expect(endpoint.isUnmadePicture(request) && !endpoint.isUnmadeSample(request))
    let failure = #expect(throws: RequestFailure.self) { _ = try endpoint.picture(request) }
    #expect(failure?.status == 500)
    #expect(
      failure?.message
        == "The preview cannot be made: ffmpeg is not installed; apt-get install ffmpeg")
  }

  // MARK: The server

  @Test func othersAreAnsweredWhileOneTakesLong() async throws {
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    let release = DispatchSemaphore(value: 0)
    let count = Mutex(0)
    let server = try HTTPServer(
      try ListeningSocket(port: nil), bodyLimit: { _ in 0 }, takesLong: { $0.path == "/slow" },
      answer: { request in
        guard request.path == "/slow" else { return .json("fast") }
        beginning.finish()
        if count.withLock({ count in
          count += 1
          return count == 1
        }) {
          release.wait()
        }
        return .json("slow")
      })
    let base = "http://127.0.0.1:\(server.port)"
    func get(_ path: String) async throws -> Data {
      try await URLSession.shared.data(from: try #require(URL(string: base + path))).0
    }
    let slow = [Task { try await get("/slow") }, Task { try await get("/slow") }]
    for await _ in begun {}
    for _ in 0..<3 { #expect(try await get("/fast") == Data("\"fast\"".utf8)) }
    release.signal()
    for task in slow { #expect(try await task.value == Data("\"slow\"".utf8)) }
    server.stop()
  }

  @Test func aServerThatIsStoppedWaitsForTheSlowAnswer() async throws {
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    let release = DispatchSemaphore(value: 0)
    let server = try HTTPServer(
      try ListeningSocket(port: nil), bodyLimit: { _ in 0 }, takesLong: { _ in true },
      answer: { _ in
        beginning.finish()
        release.wait()
        return .json("slow")
      })
    let address = try #require(URL(string: "http://127.0.0.1:\(server.port)/"))
    let slow = Task { try? await URLSession.shared.data(from: address).0 }
    for await _ in begun {}
    let stopped = Task.detached { server.stop() }
    release.signal()
    await stopped.value
    // The connection may be closed before or after the answer has gone out.
    let answer = await slow.value
    #expect(answer == nil || answer == Data("\"slow\"".utf8))
    await #expect(throws: (any Error).self) { try await URLSession.shared.data(from: address) }
  }
}
