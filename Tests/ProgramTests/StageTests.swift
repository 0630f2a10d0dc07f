import Cells
import Composer
import Foundation
import HeyGenClient
import TestSupport
import Testing
import VideoModel

@testable import Program

/// Pictures and films that ffmpeg makes are read back as the stage shows them.
@Suite(.timeLimit(.minutes(2))) struct StageTests {
  private let folder: TemporaryFolder
  private let sandbox: EmbeddedSandbox

  init() throws {
    folder = try TemporaryFolder()
    sandbox = EmbeddedSandbox(folder: folder.file("sandbox"))
    try FileManager.default.createDirectory(at: folder.file("sandbox"), withIntermediateDirectories: true)
  }

  /// Makes a file of a green picture with ffmpeg.
  private func make(_ name: String, size: String = "64x32", seconds: Double = 1) throws -> URL {
    let file = folder.file(name)
    let tool = try MediaTool(
      "ffmpeg",
      [
        "-loglevel", "error", "-nostdin", "-f", "lavfi", "-i", "color=0x00FF00:s=\(size):d=\(seconds):r=25",
      ] + (name.hasSuffix(".png") ? ["-frames:v", "1"] : ["-pix_fmt", "yuv420p"]) + [file.path])
    try #require(tool.wait() == 0)
    return file
  }

  private func decoder() -> PictureDecoder {
    let connection = Connection(choice: .sandbox, sandbox: sandbox)
    return PictureDecoder(folder: folder.file("pictures")) { () async throws(ClientError) in
      try await connection.client()
    }
  }

  private func decode(
    _ source: String, as media: Media = .image, by decoder: PictureDecoder? = nil
  ) async throws -> StagePicture {
    let decoded = await (decoder ?? self.decoder()).decode(source, as: media, size: Size(16, 4))
    return try #require(decoded).get()
  }

  private func isGreen(_ picture: StagePicture) -> Bool {
    let color = picture.pixels[picture.pixels.width / 2, picture.pixels.height / 2]
    return color.r < 20 && color.g > 230 && color.b < 20
  }

  // MARK: Pictures

  @Test func `an asset and its address become the same picture`() async throws {
    let client = try await sandbox.client()
    let asset = try await client.uploadAsset(try make("a.png"), contentType: "image/png")
    let decoder = decoder()
    let picture = try await decode(asset.id, by: decoder)
    #expect(isGreen(picture))
    #expect((picture.width, picture.height) == (64, 32))
    #expect((picture.pixels.width, picture.pixels.height) == (16, 8))
    #expect(try await decode(try #require(asset.url), by: decoder) == picture)
    await decoder.finish()
    #expect(!FileManager.default.fileExists(atPath: folder.file("pictures").path))
    await sandbox.stop()
  }

  @Test func `a video shows its first frame`() async throws {
    let client = try await sandbox.client()
    let asset = try await client.uploadAsset(try make("a.mp4"), contentType: "video/mp4")
    #expect(isGreen(try await decode(asset.id, as: .video)))
    let error = await #expect(throws: ProgramError.self) { try await decode(asset.id, as: .image) }
    #expect(error?.description == "the file is a video, and not a picture")
    await sandbox.stop()
  }

  @Test func `data is decoded without a service, in its own shape`() async throws {
    let data = try Data(contentsOf: try make("a.png", size: "20x400")).base64EncodedString()
    let picture = try await decode("data:image/png;base64,\(data)")
    #expect(isGreen(picture))
    #expect((picture.width, picture.height) == (20, 400))
    // As wide as the stage, and no longer than four of them.
    #expect((picture.pixels.width, picture.pixels.height) == (16, 32))
  }

  @Test(arguments: [
    "data:image/png;base64,!", "data:text/plain,hello",
    "data:image/png;base64," + Data("#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n".utf8).base64EncodedString(),
    "data:image/png;base64,iVBORw0KGgo=", "file:///etc/hostname", "http://example.com/a.png", "no-such-asset",
  ])
  func `what is no picture says so`(source: String) async {
    await #expect(throws: ProgramError.self) { try await decode(source) }
    await sandbox.stop()
  }

  @Test func `only the size that is asked for last is made`() async throws {
    let data = try Data(contentsOf: try make("a.png")).base64EncodedString()
    let source = "data:image/png;base64,\(data)"
    let decoder = decoder()
    let sizes = await withTaskGroup(of: Int?.self) { group in
      for columns in 1...9 {
        group.addTask {
          let decoded = await decoder.decode(source, as: .image, size: Size(columns * 10, 1))
          return (try? decoded?.get())?.pixels.width
        }
      }
      return await group.reduce(into: []) { sizes, size in if let size { sizes.append(size) } }
    }
    #expect(!sizes.isEmpty)
  }

  @Test func `a picture of ffmpeg's is read exactly`() {
    let bytes = Array("P6\n2 1\n255\n".utf8) + [1, 2, 3, 10, 13, 0]
    #expect(FirstFrame.pixels(ppm: bytes)?[1, 0] ?? (0, 0, 0) == (10, 13, 0))
    #expect(FirstFrame.pixels(ppm: Array(bytes.dropLast())) == nil)
    #expect(FirstFrame.pixels(ppm: Array("P6\n-2 1\n255\n".utf8)) == nil)
    #expect(FirstFrame.pixels(ppm: []) == nil)
  }

  // MARK: Films

  @Test func `a film is shown frame by frame to its end`() throws {
    let file = try make("a.mp4", seconds: 0.4)
    var frames: [Pixels] = []
    try Film().play(file, columns: 6, rows: 4, sound: { nil }, show: { frames.append($0) })
    #expect((1...6).contains(frames.count))
    #expect(frames.allSatisfy { $0.width == 6 && $0.height == 4 })
    #expect(throws: ProgramError.self) {
      try Film().play(folder.file("none.mp4"), columns: 6, rows: 4, sound: { nil }, show: { _ in })
    }
  }

  @Test func `a film that is stopped shows nothing more`() throws {
    let file = try make("a.mp4", seconds: 60)
    let film = Film()
    var count = 0
    try film.play(file, columns: 6, rows: 4, sound: { nil }) { _ in
      count += 1
      film.stop()
    }
    #expect(count == 1)
  }

  @Test func `a frame that has not been taken gives way to the next`() throws {
    let mailbox = try Mailbox()
    for number in 0..<9 {
      mailbox.post(frame: .scenePlayed(run: number, .ended))
    }
    mailbox.post(.signal(15))
    let messages = mailbox.takeAll()
    #expect(messages.count == 2)
    guard case .event(.scenePlayed(run: 8, _))? = messages.first else {
      Issue.record("\(messages)")
      return
    }
    #expect(mailbox.takeAll().isEmpty)
  }

  @Test func `a scene is rendered by the sandbox, which keeps nothing, and is played`() async throws {
    let mailbox = try Mailbox()
    // No sound: the folder has no programs.
    let player = ScenePlayer(
      sandbox: sandbox, desktop: Desktop(environment: ["PATH": folder.path]), folder: folder.file("scenes"),
      shelf: folder.file("shelf"), mailbox: mailbox)
    player.play(try request(), run: 1, columns: 8, rows: 2)
    let events = await Self.events(of: mailbox)
    #expect(events.contains(.noticed(Notice(.information, SoundPlayer.missing))))
    let frames = events.filter { if case .scenePlayed(run: 1, .frame) = $0 { true } else { false } }
    #expect(!frames.isEmpty)
    #expect(events.last == .scenePlayed(run: 1, .ended))
    await player.finish()
    #expect(try await sandbox.client().videos().videos.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.file("scenes").path))
    player.open(try request(), name: "scene")
    let notice = Notice(.information, "It is at \(folder.file("shelf/scene.mp4").path)")
    #expect(await Self.events(of: mailbox) == [.noticed(notice)])
    await sandbox.stop()
  }

  @Test func `a scene that the sandbox refuses is told of`() async throws {
    let mailbox = try Mailbox()
    let player = ScenePlayer(
      sandbox: sandbox, desktop: Desktop(environment: [:]), folder: folder.file("scenes"),
      shelf: folder.file("shelf"), mailbox: mailbox)
    player.play(VideoRequest(fresh: .avatarIV), run: 7, columns: 8, rows: 2)
    guard case .scenePlayed(run: 7, .failed)? = await Self.events(of: mailbox).last else {
      Issue.record("not refused")
      return
    }
    await sandbox.stop()
  }

  /// A silent second in a small frame.
  private func request() throws -> VideoRequest {
    try VideoRequest(
      kind: .studio,
      json: [
        "dimension": ["width": 128, "height": 128],
        "video_inputs": [["voice": ["type": "silence", "duration": 1]]],
      ])
  }

  /// The events up to the one that ends a play or tells of one that is opened elsewhere.
  private static func events(of mailbox: Mailbox) async -> [Event] {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var events: [Event] = []
        while true {
          var waiting = pollfd(fd: mailbox.wakeUpDescriptor, events: Int16(POLLIN), revents: 0)
          _ = poll(&waiting, 1, -1)
          for case .event(let event) in mailbox.takeAll() { events.append(event) }
          switch events.last {
          case .scenePlayed(_, .ended)?, .scenePlayed(_, .failed)?: break
          case .noticed(let notice)? where notice.text != SoundPlayer.missing: break
          default: continue
          }
          return continuation.resume(returning: events)
        }
      }
    }
  }
}
