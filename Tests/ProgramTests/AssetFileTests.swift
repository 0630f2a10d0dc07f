import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Program

/// Files that are looked at before they are uploaded.
@Suite struct AssetFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let heads: [(bytes: [UInt8], type: String, media: Media)] = [
    ([0x89] + Array("PNG\r\n".utf8), "image/png", .image), ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg", .image),
    ([0, 0, 0, 32] + Array("ftypisom".utf8), "video/mp4", .video),
    ([0x1A, 0x45, 0xDF, 0xA3], "video/webm", .video),
    (Array("RIFF".utf8) + [1, 2, 3, 4] + Array("WAVE".utf8), "audio/wav", .audio),
    (Array("ID3".utf8) + [4, 0], "audio/mpeg", .audio), ([0xFF, 0xFB, 0x90, 0x64], "audio/mpeg", .audio),
  ]

  private func write(_ bytes: [UInt8], to name: String = "file.bin") throws -> String {
    let file = folder.file(name)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// What is said of a file that is not taken.
  private func refusal(of path: String, media: Media = .anyFile) -> String? {
    #expect(throws: ProgramError.self) { try AssetFile(path, media: media) }?.description
  }

  @Test(arguments: heads.indices) func `a file is what its first bytes say`(index: Int) throws {
    let head = Self.heads[index]
    let path = try write(head.bytes)
    for media in [head.media, .anyFile] {
      let file = try AssetFile(path, media: media)
      #expect(file.contentType == head.type)
      #expect(file.url.path == path)
    }
  }

  @Test(arguments: heads.indices) func `a file of another kind is refused with what the field takes`(
    index: Int
  ) throws {
    let head = Self.heads[index]
    let path = try write(head.bytes)
    for media in [Media.image, .audio, .video] where media != head.media {
      let words = refusal(of: path, media: media)
      #expect(words == "\(path): is \(head.media.words); this field takes \(media.words)")
    }
  }

  @Test(arguments: [
    Array("GIF89a".utf8), Array("RIFF0000AVI ".utf8), Array("hello".utf8), [0xFF], [0x89, 0x50],
  ]) func `a file that the service does not take is refused`(bytes: [UInt8]) throws {
    let words = refusal(of: try write(bytes))
    #expect(words?.contains("is no PNG, JPEG, MP4, WebM, MP3 or WAV") == true)
  }

  @Test func `a file that is missing, empty or a folder is refused`() throws {
    let missing = folder.file("missing.png").path
    #expect(refusal(of: missing)?.hasPrefix(missing + ": ") == true)
    #expect(refusal(of: try write([]))?.hasSuffix("is empty") == true)
    #expect(refusal(of: folder.path)?.hasPrefix(folder.path + ": ") == true)
  }

  @Test func `a file that is too large is refused before it is read`() throws {
    let path = try write([0x89, 0x50, 0x4E, 0x47])
    let size = UInt64(32_000_000)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: size)
    #expect(try AssetFile(path, media: .image).contentType == "image/png")
    try handle.truncate(atOffset: size + 1_000_000)
    try handle.close()
    #expect(refusal(of: path)?.contains("the service takes files up to 32 MB") == true)
  }

  @Test func `the home folder and the address of a file are understood`() throws {
    let path = try write([0x89, 0x50, 0x4E, 0x47], to: "a b%20ä.png")
    let address = URL(fileURLWithPath: path).absoluteString
    #expect(try AssetFile(address, media: .image).url.path == path)
    let home = FileManager.default.homeDirectoryForCurrentUser.path
    let missing = refusal(of: "~/no-such-file-of-heygen-tui.png")
    #expect(missing?.hasPrefix("~/no-such-file-of-heygen-tui.png: ") == true)
    #expect(RequestFile.expanded("~/a.png") == home + "/a.png")
  }

  @Test(arguments: [
    "plain.png", "with space.png", "-n", "back\\slash.png", "line\nbreak.png", "ä👩‍👧.png", "$(id).png",
    "'\".png",
  ]) func `the hash of a file is told whatever its name is`(name: String) throws {
    let head = Array("ID3".utf8)
    let path = try write(head, to: name)
    let file = try AssetFile(path, media: .audio)
    #expect(file.sha256() == "041149186b23a9502aea5a4e81bbc9620d2b4b76b4bad94e36c744abcf9d3771")
  }

  @Test func `a file that has gone has no hash`() throws {
    let path = try write(Array("ID3".utf8))
    let file = try AssetFile(path, media: .audio)
    try FileManager.default.removeItem(atPath: path)
    #expect(file.sha256() == nil)
  }
}
