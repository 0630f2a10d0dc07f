import Foundation
import Testing
import VideoModel

@Suite("Names of files") struct FileNameTests {
  @Test(arguments: [
    ("Product demo", "Product demo"), ("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"), ("../../etc", "etc"),
    ("-rf", "rf"), ("  a   b  ", "a b"), ("line\nbreak\u{1B}[31m", "line-break-[31m"), ("", "video"),
    ("...", "video"),
    ("日本語の動画", "日本語の動画"), ("right\u{202E}left", "right-left"), ("👩‍🚀 in space", "👩‍🚀 in space"),
  ])
  func safe(title: String, name: String) {
    #expect(FileName.make(from: title) == name)
  }

  @Test("A name is short enough for every file system, also in letters of four bytes")
  func short() {
    #expect(FileName.make(from: String(repeating: "a", count: 300)).count == 80)
    #expect(FileName.make(from: String(repeating: "😀", count: 300)).utf8.count == FileName.longest)
    // One character of any number of bytes.
    #expect(FileName.make(from: "e" + String(repeating: "\u{301}", count: 300)) == "video")
  }

  @Test(arguments: [
    ("a.mp4", 1, "a.mp4"), ("a.mp4", 2, "a-2.mp4"), ("a.b.mp4", 10, "a.b-10.mp4"), ("a", 3, "a-3"),
    (".a", 2, ".a-2"),
  ])
  func alternatives(name: String, number: Int, other: String) {
    #expect(FileName.alternative(number, to: name) == other)
  }

  private func job(_ title: String) -> Job {
    var job = Job(
      id: Job.ID(rawValue: "job-id"), draftID: nil, kind: .studio, title: title, requestText: "{}",
      service: "s",
      createdAt: Date(timeIntervalSince1970: 1_800_000_000))
    job.videoID = "0123456789abcdef"
    return job
  }

  @Test(arguments: [
    ("{title}-{id}", "Demo", "Demo-01234567.mp4"),
    ("{date} {time} {title}", "Demo", "2027-01-15 08-00-00 Demo.mp4"),
    ("{date}/{title}", "a/b", "2027-01-15/a-b.mp4"), ("{video}", "Demo", "0123456789abcdef.mp4"),
    ("../{title}", "..", "video/video.mp4"), ("/tmp/{title}", "x", "tmp/x.mp4"),
    ("{title}", "{id}", "{id}.mp4"),
  ])
  func patterns(pattern: String, title: String, path: String) throws {
    let pattern = try #require(FileNamePattern(pattern))
    #expect(pattern.path(of: job(title), fileExtension: "mp4", in: .gmt) == path)
  }

  @Test(
    "What stands behind a long title is never cut off",
    arguments: ["a", "動", "😀", "long title "],
    [
      ("{title}-{id}", "-01234567.mp4"), ("{title} {date} {video}", " 2027-01-15 0123456789abcdef.mp4"),
      ("{title}-{title}-{id}", "-01234567.mp4"), ("{date}/{title}-{time}", "-08-00-00.mp4"),
    ])
  func longTitles(letters: String, pattern: (text: String, ending: String)) throws {
    let path = try #require(FileNamePattern(pattern.text)).path(
      of: job(String(repeating: letters, count: 200)), fileExtension: "mp4", in: .gmt)
    #expect(path.hasSuffix(pattern.ending))
    let name = try #require(path.split(separator: "/").last).dropLast(4)
    #expect(name.count <= 80 && name.utf8.count <= FileName.longest)
    #expect(name.contains(letters.first ?? " "))
  }

  @Test(arguments: ["", "video", "{tilte}", "{title", "title}", "{}", "{title}{"])
  func refused(pattern: String) {
    #expect(FileNamePattern(pattern) == nil)
  }
}
