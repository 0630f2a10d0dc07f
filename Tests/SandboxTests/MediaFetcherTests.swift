import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// Files are made by the real ffmpeg, looked at by the real ffprobe, and fetched over real sockets.
@Suite struct MediaFetcherTests {
  private let folder: TemporaryFolder
  private let assets: AssetLibrary
  private let server: MediaServer

  init() throws {
    folder = try TemporaryFolder()
    assets = AssetLibrary(folder.file("assets"))
    server = try MediaServer()
  }

  private func fetcher(_ change: (inout MediaLimits) -> Void = { _ in }) -> MediaFetcher {
    var limits = MediaLimits()
    // Nothing is given up because the machine is busy.
    limits.silence = .seconds(240)
    limits.whole = .seconds(240)
    change(&limits)
    return MediaFetcher(folder: folder.file("fetched"), assets: assets, limits: limits)
  }

  private func fetch(
    _ reference: MediaReference, as media: Media = .anyFile, by fetcher: MediaFetcher? = nil,
    run: RenderRun = RenderRun()
  ) async -> Result<LocalMedia, RenderFailure> {
    let fetcher = fetcher ?? self.fetcher()
    return await onThread {
      Result { () throws(RenderFailure) in try fetcher.fetch(reference, as: media, run: run) }
    }
  }

  private func reason(_ result: Result<LocalMedia, RenderFailure>) -> String? {
    if case .failure(.source(_, let reason)) = result { reason } else { nil }
  }

  /// The names of what was kept, of which none may be half a file.
  private var kept: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.file("fetched").path).sorted()) ?? []
  }

  /// A file made by ffmpeg of the inputs of its own filters.
  private func make(_ name: String, _ arguments: String...) throws -> Data {
    let file = folder.file(name)
    _ = try Tool.run("ffmpeg", ["-v", "error", "-y"] + arguments + [file.path])
    return try Data(contentsOf: file)
  }

  private func picture() throws -> Data {
    try make("picture.png", "-f", "lavfi", "-i", "testsrc=s=64x36", "-frames:v", "1")
  }

  private func film(_ name: String = "film.mp4", _ more: String...) throws -> Data {
    let arguments = ["-f", "lavfi", "-i", "testsrc=s=64x36:d=2", "-f", "lavfi", "-i", "sine=d=2"] + more
    _ = try Tool.run("ffmpeg", ["-v", "error", "-y"] + arguments + [folder.file(name).path])
    return try Data(contentsOf: folder.file(name))
  }

  private func sound() throws -> Data { try make("sound.mp3", "-f", "lavfi", "-i", "sine=d=1.5") }

  @Test func `an asset is the uploaded file, and what it is is found in it`() async throws {
    let record = try assets.add(try film(), kind: .mp4, name: "film.mp4", at: Date())
    let media = try await fetch(.asset(record.id), as: .video).get()
    #expect(media.media == .video && media.width == 64 && media.height == 36 && media.hasSound)
    #expect(abs((media.seconds ?? 0) - 2) < 0.1)
    let sum = String(decoding: try Tool.run("sha256sum", [media.url.path]), as: UTF8.self)
    #expect(media.hash.count == 64 && sum.hasPrefix(media.hash))
    #expect(kept == ["\(media.hash).media"])
    #expect(await reason(fetch(.asset("nobody's"))) == "there is no such asset")
  }

  @Test func `an asset that is deleted stays for the render that has it, and for no other`() async throws {
    let picture = try picture()
    let record = try assets.add(picture, kind: .png, name: nil, at: Date())
    let (fetcher, run) = (fetcher(), RenderRun())
    let first = try await fetch(.asset(record.id), by: fetcher, run: run).get()
    #expect(try await fetch(.asset(record.id), by: fetcher).get() == first)
    #expect(try assets.remove(record.id))
    #expect(try Data(contentsOf: first.url) == picture)
    #expect(try await fetch(.asset(record.id), by: fetcher, run: run).get() == first)
    #expect(await reason(fetch(.asset(record.id), by: fetcher)) == "there is no such asset")
  }

  @Test func `data in the request becomes a file`() async throws {
    let data = try picture()
    let url = "data:image/png;base64,\(data.base64EncodedString())"
    let reference = try #require(MediaReference(url: url, asset: nil))
    #expect(reference.name == "the data of image/png in the request")
    let media = try await fetch(reference, as: .image).get()
    #expect(media.media == .image && media.width == 64 && media.height == 36)
    #expect(media.seconds == nil && !media.hasSound)
    #expect(try Data(contentsOf: media.url) == data)
    #expect(kept == ["\(media.hash).media"])
    #expect(await reason(fetch(.data(mediaType: "image/png", base64: "%%%"))) == "it is no base64")
    #expect(await reason(fetch(.data(mediaType: "image/png", base64: ""))) == "it is empty")
  }

  @Test func `a file from the web is fetched once for all renders`() async throws {
    server.answer("/s.mp3", with: .file(try sound()))
    let fetcher = fetcher()
    let first = try await fetch(.url(server.url("/s.mp3")), as: .audio, by: fetcher).get()
    let second = try await fetch(.url(server.url("/s.mp3")), as: .audio, by: fetcher).get()
    #expect(first == second && first.media == .audio && first.hasSound && first.width == 0)
    #expect(abs((first.seconds ?? 0) - 1.5) < 0.2)
    #expect(server.requests == ["/s.mp3"])
  }

  @Test func `two renders that ask at the same time fetch once`() async throws {
    server.answer("/p", with: .gated(try picture()))
    let fetcher = fetcher()
    async let first = fetch(.url(server.url("/p")), by: fetcher)
    await server.waitForRequest()
    async let second = fetch(.url(server.url("/p")), by: fetcher)
    server.open()
    let both = try await [first.get(), second.get()]
    #expect(both[0] == both[1] && server.requests.count == 1)
  }

  @Test func `who waits for a fetch that is cancelled fetches itself`() async throws {
    server.answer("/p", with: .silent)
    let fetcher = fetcher()
    let run = RenderRun()
    async let first = fetch(.url(server.url("/p")), by: fetcher, run: run)
    await server.waitForRequest()
    async let second = fetch(.url(server.url("/p")), by: fetcher)
    server.answer("/p", with: .file(try picture()))
    run.cancel()
    #expect(await first == .failure(.cancelled))
    #expect(try await second.get().width == 64)
    #expect(server.requests.count == 2 && kept.count == 1)
  }

  @Test func `an old file is fetched again, but not for the render that has it`() async throws {
    server.answer("/p", with: .file(try picture()))
    let fetcher = fetcher { $0.freshness = .zero }
    let run = RenderRun()
    let first = try await fetch(.url(server.url("/p")), by: fetcher, run: run).get()
    server.answer("/p", with: .file(try sound()))
    #expect(try await fetch(.url(server.url("/p")), by: fetcher, run: run).get() == first)
    #expect(try await fetch(.url(server.url("/p")), by: fetcher).get().media == .audio)
    #expect(server.requests.count == 2)
    #expect(FileManager.default.fileExists(atPath: first.url.path))
  }

  @Test func `what is too much is removed, the oldest first, and nothing that is in use`() async throws {
    let files = try [picture(), sound(), film()]
    for (index, file) in files.enumerated() { server.answer("/\(index)", with: .file(file)) }
    let fetcher = fetcher { $0.cacheBytes = 1 }
    let run = RenderRun()
    let first = try await fetch(.url(server.url("/0")), by: fetcher, run: run).get()
    let second = try await fetch(.url(server.url("/1")), by: fetcher).get()
    #expect(kept.count == 2)
    let third = try await fetch(.url(server.url("/2")), by: fetcher).get()
    #expect(kept == [first, third].map { "\($0.hash).media" }.sorted())
    #expect(second.url != third.url)
    _ = try await fetch(.url(server.url("/1")), by: fetcher).get()
    #expect(server.requests == ["/0", "/1", "/2", "/1"])
    withExtendedLifetime(run) {}
  }

  @Test func `a sandbox begins with no fetched files, and leaves others alone`() async throws {
    try folder.write("half", to: "fetched/1.part")
    try folder.write("old", to: "fetched/old.media")
    try folder.write("mine", to: "fetched/notes.txt")
    let media = try await fetch(.data(mediaType: "", base64: picture().base64EncodedString())).get()
    #expect(kept == ["\(media.hash).media", "notes.txt"])
  }

  @Test func `a server that misbehaves is given up, and nothing of its file is left`() async throws {
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nConnection: close\r\n\r\nhalf"
    let large = "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n"
    let nothing = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    let password = "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
    let cases: [(MediaServer.Answer, String)] = [
      (.endless, "it is larger than 1 MB"),
      (.wire(half), "the connection broke before all of it had come"),
      (.wire(large), "it is larger than 1 MB"),
      (.wire(nothing), "it is empty"),
      (.wire(password), "its server answers with status 401"),
      (.wire("never heard of HTTP\r\n\r\n"), "its server's answer is no HTTP"),
    ]
    let fetcher = fetcher { $0.bytes = 1_000_000 }
    for (index, (answer, expected)) in cases.enumerated() {
      server.answer("/\(index)", with: answer)
      let result = await fetch(.url(server.url("/\(index)")), by: fetcher)
      #expect(reason(result) == expected, "\(answer)")
    }
    #expect(await reason(fetch(.url(server.url("/none")))) == "its server answers with status 404")
    #expect(kept.isEmpty)
  }

  @Test func `a server that is silent, or drips, is given up`() async throws {
    server.answer("/drip", with: .dripping)
    server.answer("/silent", with: .silent)
    let hasty = fetcher { $0.whole = .seconds(1) }
    let drip = await fetch(.url(server.url("/drip")), by: hasty)
    #expect(reason(drip) == "it has not come within 1 seconds")
    let attentive = fetcher { $0.silence = .seconds(1) }
    let silent = await fetch(.url(server.url("/silent")), by: attentive)
    #expect(reason(silent) == "its server has sent nothing for 1 seconds")
    #expect(kept.isEmpty)
  }

  @Test func `redirects are followed to the web, and five times`() async throws {
    func redirect(_ to: String) -> MediaServer.Answer {
      .wire("HTTP/1.1 302 Found\r\nLocation: \(to)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    }
    server.answer("/p", with: .file(try picture()))
    server.answer("/5", with: redirect("/p"))
    for step in 0..<5 { server.answer("/\(step)", with: redirect("/\(step + 1)")) }
    server.answer("/round", with: redirect("/round"))
    server.answer("/deep/a", with: redirect("b?c=%2F"))
    server.answer("/deep/b?c=%2F", with: redirect("../p"))
    try folder.write("secret", to: "secret")
    server.answer("/file", with: redirect("file://\(folder.file("secret").path)"))
    #expect(try await fetch(.url(server.url("/1"))).get().width == 64)
    #expect(try await fetch(.url(server.url("/deep/a"))).get().width == 64)
    let many = "it is sent on to another address more than 5 times"
    #expect(await reason(fetch(.url(server.url("/0")))) == many)
    #expect(await reason(fetch(.url(server.url("/round")))) == many)
    let other = "it is sent on to no address on the web"
    server.answer(
      "/nowhere", with: .wire("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
    #expect(await reason(fetch(.url(server.url("/nowhere")))) == other)
    let elsewhere = await fetch(.url(server.url("/file")))
    #expect(reason(elsewhere) == other, "\(elsewhere)")
    for (name, place) in [("a", "http://[::1"), ("b", "//"), ("c", "//x y/"), ("d", "http://")] {
      server.answer("/\(name)", with: redirect(place))
      #expect(await reason(fetch(.url(server.url("/\(name)")))) == other, "\(place)")
    }
    // URLSession on Linux ends the whole program here.
    server.answer("/e", with: redirect("//[::1]:1/x"))
    #expect(await reason(fetch(.url(server.url("/e")))) == "nothing answers at its address")
    #expect(kept.isEmpty)
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://a/b", "a/b.png", "http://", "data:image/png,x"])
  func `only addresses on the web are fetched`(address: String) async {
    #expect(
      await reason(fetch(.url(address))) == "only addresses with http:// or https:// are fetched")
  }

  @Test func `a server that is not there is told`() async throws {
    let port = try ListeningSocket(port: nil)
    close(port.descriptor)
    let result = await fetch(
      .url("http://127.0.0.1:\(port.port)/a\u{1B}[31m?\(String(repeating: "b", count: 90))"))
    guard case .failure(let failure) = result else { return #expect(Bool(false)) }
    #expect(failure.sentence.hasPrefix("http://127.0.0.1:\(port.port)/a[31m?bbb"))
    #expect(failure.sentence.hasSuffix("b cannot be used: nothing answers at its address"))
    #expect(failure.sentence.count < 130)
  }

  @Test func `what cannot be shown or heard is refused with its reason`() async throws {
    let data = try picture()
    var torn = data
    let body = try #require(data.range(of: Data("IDAT".utf8)))
    torn.replaceSubrange(body.upperBound + 2..<body.upperBound + 12, with: Data(repeating: 0xFF, count: 10))
    try folder.write("x", to: "local.mp4")
    let page = "<!DOCTYPE html>\n<html><body>No such picture</body></html>"
    let list = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n/etc/passwd\n#EXT-X-ENDLIST\n"
    let nothing = "it is no picture, recording or video that ffmpeg can read"
    let damaged = "it cannot be decoded: it is damaged, or has more than 64 million pixels"
    let cases: [(Data, Media, String)] = [
      (Data(page.utf8), .image, "it is a web page"), (Data("words".utf8), .anyFile, nothing),
      (Data(list.utf8), .video, nothing), (Data("ffconcat version 1.0\nfile a.mp4\n".utf8), .video, nothing),
      (torn, .image, damaged), (data.prefix(60), .image, damaged),
      (data, .video, "it is a picture, not a video"),
      (try sound(), .image, "it is a recording, not a picture"),
      (try film(), .audio, "it is a video, not a recording"),
    ]
    for (index, (data, media, expected)) in cases.enumerated() {
      server.answer("/\(index)", with: .file(data))
      #expect(await reason(fetch(.url(server.url("/\(index)")), as: media)) == expected)
    }
    #expect(!kept.contains { $0.hasSuffix(".part") })
  }

  @Test func `a cancelled render does not wait for a server`() async throws {
    server.answer("/p", with: .silent)
    let run = RenderRun()
    async let result = fetch(.url(server.url("/p")), run: run)
    await server.waitForRequest()
    run.cancel()
    #expect(await result == .failure(.cancelled))
    #expect(kept.isEmpty)
  }

  @Test func `kinds are told by content, and lengths measured where no file says them`() async throws {
    let gif = try make("a.gif", "-f", "lavfi", "-i", "testsrc=s=64x36:d=2")
    let live = try film("live.webm", "-live", "1")
    _ = try film()
    let upright = try make(
      "turned.mp4", "-i", folder.file("film.mp4").path, "-c", "copy", "-metadata:s:v", "rotate=90")
    let covered = try make(
      "covered.mp3", "-f", "lavfi", "-i", "sine=d=1", "-f", "lavfi", "-i", "testsrc=s=64x36:d=0.04", "-map",
      "0",
      "-map", "1", "-c:v", "png", "-disposition:v", "attached_pic")
    for (name, data) in [("gif", gif), ("live", live), ("upright", upright), ("covered", covered)] {
      server.answer("/\(name).txt", with: .file(data))
    }
    let fetcher = fetcher()
    func fetched(_ name: String, as media: Media) async throws -> LocalMedia {
      try await fetch(.url(server.url("/\(name).txt")), as: media, by: fetcher).get()
    }
    #expect(try await fetched("gif", as: .image).seconds == nil)
    #expect(abs(try await fetched("gif", as: .video).seconds ?? 0) > 1.5)
    #expect(abs((try await fetched("live", as: .video).seconds ?? 0) - 2) < 0.2)
    let turned = try await fetched("upright", as: .anyFile)
    #expect(turned.media == .video && turned.width == 36 && turned.height == 64)
    #expect(try await fetched("covered", as: .audio).width == 0)
  }

  @Test func `a scene tells what files it names, and a blank text names none`() {
    var scene = Scene.fresh
    #expect(scene.backdropSource == nil && scene.recording == nil && scene.audioTrack == nil)
    scene.background?.type = .video
    scene.background?.url = " \n"
    scene.background?.imageAssetID = "picture"
    scene.background?.videoAssetID = " film "
    #expect(scene.backdropSource?.reference == .asset("film") && scene.backdropSource?.media == .video)
    scene.background?.type = .image
    scene.background?.url = "data:image/png;base64,AAAA"
    #expect(scene.backdropSource?.reference == .data(mediaType: "image/png", base64: "AAAA"))
    #expect(scene.backdropSource?.media == .image)
    scene.voice?.audioURL = "https://a/b.mp3"
    #expect(scene.recording == nil)
    scene.voice?.type = .audio
    #expect(scene.recording == .url("https://a/b.mp3"))
    scene.audio = AudioTrack()
    #expect(scene.audioTrack == nil)
    scene.audio?.audioURL = ""
    scene.audio?.audioAssetID = "song"
    #expect(scene.audioTrack == .asset("song"))
  }
}
