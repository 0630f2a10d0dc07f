import Foundation
import TestSupport
import Testing

@testable import Sandbox

/// What a user is told when the machine is the reason.
@Suite struct RenderFailureTests {
  @Test func programsAreLookedForAlongThePath() throws {
    let folder = try TemporaryFolder()
    #expect(RenderFailure.missingPrograms(path: folder.path) == ["ffmpeg", "ffprobe", "espeak-ng"])
    #expect(RenderFailure.missingPrograms(path: "") == RenderFailure.programs)
    for (name, rights) in [("one/ffmpeg", 0o755), ("two/ffprobe", 0o644), ("two/espeak-ng", 0o755)] {
      let file = try folder.write("#!/bin/sh\n", to: name)
      try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: file.path)
    }
    try FileManager.default.createDirectory(
      at: folder.file("one/ffprobe"), withIntermediateDirectories: false)
    let path = "/no/such/folder:\(folder.path)/one::\(folder.path)/two"
    #expect(RenderFailure.missingPrograms(path: path) == ["ffprobe"])
    #expect(RenderFailure.notInstalled(program: "ffprobe").sentence.hasSuffix("apt-get install ffmpeg"))
    #expect(RenderFailure.notInstalled(program: "fc-match").sentence.hasSuffix("apt-get install fontconfig"))
  }

  @Test func nothingIsMissingWhereTheOtherTestsRender() { #expect(RenderFailure.missingPrograms().isEmpty) }

  @Test func theSystemsErrorsSayWhatIsTheMatter() throws {
    #expect(RenderFailure.system(ENOSPC) == .diskFull && RenderFailure.system(EDQUOT) == .diskFull)
    #expect(RenderFailure.system(EROFS) == .notWritable(reason: "Read-only file system"))
    #expect(RenderFailure.system(ENOENT) == .file(reason: "No such file or directory"))
    #expect(RenderFailure(CocoaError(.fileWriteOutOfSpace)) == .diskFull)
    #expect(RenderFailure(POSIXError(.ENOSPC)) == .diskFull)
    #expect(RenderFailure(RenderFailure.cancelled) == .cancelled)
    #expect(RenderFailure.failed("x", words: "av_write: No space left on device; 2") == .diskFull)
    #expect(RenderFailure.failed("x", words: "no") == .programFailed(program: "x", words: "no"))
    for (words, told) in [
      ("file:/tmp/a.b/c-d/file.wav: No such file", "file:file.wav: No such file"),
      ("/var/x/y.mp4: Invalid data; [in#0 @ 0x5] '/a/b'", "y.mp4: Invalid data; [in#0 @ 0x5] 'b'"),
      ("Input/output error, 25/1 of https://a/b", "Input/output error, 25/1 of https://a/b"),
    ] {
      #expect(RenderFailure.failed("x", words: words) == .programFailed(program: "x", words: told))
    }
  }

  @Test func aFullDiskIsToldWhoeverWritesToIt() throws {
    // Everything written there is one byte too many.
    let full = URL(fileURLWithPath: "/dev/full")
    #expect(failure { try FileHandle(forWritingTo: full).write(contentsOf: Data([0])) } == .diskFull)
    let folder = try TemporaryFolder()
    let copy = ChildProcess(
      program: "dd", arguments: ["if=/dev/zero", "of=/dev/full", "count=1"], folder: folder.url)
    #expect(failure { try copy.run(RenderRun()) } == .diskFull)
    // The smaller one fits into ffmpeg's memory, so that only the end of the file fails.
    for size in ["16x16", "640x480"] {
      let ffmpeg = ChildProcess(
        program: "ffmpeg",
        arguments: [
          "-v", "error", "-y", "-f", "lavfi", "-i", "color=s=\(size):d=1", "-f", "rawvideo", "/dev/full",
        ], folder: folder.url)
      #expect(failure { try ffmpeg.run(RenderRun()) } == .diskFull, "\(size)")
    }
  }

  @Test func aDiskThatFillsUpIsToldByTheCache() throws {
    let folder = try TemporaryFolder()
    let disk = folder.file("disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: false)
    // Only root may do that; elsewhere the other tests must do.
    guard mount("tmpfs", disk.path, "tmpfs", 0, "size=64k") == 0 else { return }
    defer { umount(disk.path) }
    let cache = SceneCache(folder: disk.appending(path: "cache"))
    let scene = try folder.write(String(repeating: "x", count: 40_000), to: "scene.mp4")
    try cache.store(scene, for: "a")
    #expect(failure { try cache.store(scene, for: "b") } == .diskFull)
    #expect(cache.file(for: "a", ending: "mp4") != nil && cache.file(for: "b", ending: "mp4") == nil)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: disk.appending(path: "cache").path).count == 1)
    let zeros = Data(count: 100_000)
    #expect(failure { try zeros.write(to: disk.appending(path: "file")) } == .diskFull)
    #expect(failure { try zeros.write(to: disk.appending(path: "file"), options: .atomic) } == .diskFull)
    #expect(
      failure {
        var sound = try WaveWriter(to: disk.appending(path: "sound.wav"), rate: 22_050)
        try sound.appendSilence(seconds: 10)
      } == .diskFull)
  }

  @Test func aFolderThatCannotBeWrittenToIsTold() throws {
    // Nobody makes files there, not even root.
    let folder = URL(fileURLWithPath: "/proc/self")
    let home = try TemporaryFolder()
    let scene = try home.write("x", to: "scene.mp4")
    let cache = SceneCache(folder: folder)
    #expect(throws: RenderFailure.self) { try cache.store(scene, for: "a") }
    #expect(cache.file(for: "a", ending: "mp4") == nil)

    let readOnly = home.file("read-only")
    try FileManager.default.createDirectory(at: readOnly, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: readOnly.path)
    // Rights mean nothing to root.
    guard geteuid() != 0 else { return }
    let refused = RenderFailure.notWritable(reason: "Permission denied")
    #expect(failure { try Data().write(to: readOnly.appending(path: "file")) } == refused)
    #expect(failure { try SceneCache(folder: readOnly).store(scene, for: "a") } == refused)
  }

  private func failure(_ body: () throws -> Void) -> RenderFailure? {
    do { try body() } catch { return RenderFailure(error) }
    return nil
  }
}
