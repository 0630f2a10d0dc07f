import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// Uploads, and what becomes of them.
@Suite struct AssetTests {
  private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + Data("picture".utf8)

  private static func form(_ fields: [(disposition: String, content: Data)]) -> Data {
    fields.reduce(into: Data()) { body, field in
      body += Data("--limit\r\nContent-Disposition: form-data; \(field.disposition)\r\n\r\n".utf8)
      body += field.content + Data("\r\n".utf8)
    } + Data("--limit--\r\n".utf8)
  }

  private static let formHeaders = ["X-Api-Key": "k", "Content-Type": "multipart/form-data; boundary=limit"]

  private func upload(
    _ content: Data, name: String = "a.png", to client: SandboxClient
  ) async throws -> SandboxClient.Answer {
    try await client.send(
      "POST", "/v3/assets", bytes: Self.form([("name=\"file\"; filename=\"\(name)\"", content)]),
      headers: Self.formHeaders)
  }

  @Test func anUploadIsServedShownListedAndDeleted() async throws {
    let client = try SandboxClient()
    let answer = try await upload(Self.png, name: "C:\\films\\A \\\"picture\\\".png", to: client)
    #expect(answer.status == 200)
    let made = try #require(answer.json["data"])
    #expect(made.members?.map(\.key) == ["asset_id", "url", "mime_type", "size_bytes"])
    #expect(made["mime_type"] == "image/png" && made["size_bytes"]?.integer == Self.png.count)
    let id = try #require(made["asset_id"]?.string)
    let address = try #require(made["url"]?.string)

    let whole = try await client.send("GET", address, headers: [:])
    #expect(whole.status == 200 && whole.body == Self.png)
    #expect(whole.headers["content-type"] == "image/png" && whole.headers["deprecation"] == nil)
    let part = try await client.send("GET", address, headers: ["Range": "bytes=1-3"])
    #expect(part.status == 206 && part.body == Data("PNG".utf8))
    #expect(try await client.send("GET", address + "x", headers: [:]).status == 404)
    let other = address.replacing("/media/assets/", with: "/media/assets/0")
    #expect(try await client.send("GET", other, headers: [:]).status == 404)

    let shown = try await client.get("/v3/assets/\(id)").json["data"]
    #expect(
      shown?.members?.map(\.key) == [
        "id", "name", "owner", "space_id", "type", "uploaded_at", "url", "folder_id",
      ])
    #expect(shown?["id"]?.string == id && shown?["url"]?.string == address && shown?["type"] == "image")
    #expect(shown?["name"] == "A \"picture\".png")
    #expect(try await client.get("/v3/assets").json["data"]?.array == shown.map { [$0] })

    #expect(try await client.send("DELETE", "/v3/assets/\(id)").json == ["data": ["id": .string(id)]])
    #expect(try await client.send("GET", address, headers: [:]).status == 404)
    for method in ["GET", "DELETE"] {
      let gone = try await client.send(method, "/v3/assets/\(id)")
      #expect(gone.status == 404 && gone.json["error"]?["code"] == "asset_not_found")
    }
    #expect(try await client.get("/v3/assets").json["data"] == [])
    let wrong = try await client.send("PUT", "/v3/assets/\(id)")
    #expect(wrong.status == 405 && wrong.headers["allow"] == "GET, DELETE, HEAD")
  }

  @Test func aRawUploadIsOfTheOlderForm() async throws {
    let client = try SandboxClient()
    let answer = try await client.send(
      "POST", "/v1/asset", bytes: Self.png, headers: ["X-Api-Key": "k", "Content-Type": "image/png"])
    #expect(answer.status == 200 && answer.json["code"] == 100)
    #expect(answer.json.members?.map(\.key) == ["code", "data", "msg", "message"])
    #expect(answer.headers["deprecation"] == "true")
    let data = try #require(answer.json["data"])
    let id = try #require(data["id"]?.string)
    #expect(data["name"]?.string == id && data["file_type"] == "image")
    #expect(data["image_key"]?.string == "image/\(id)/original")
    let address = try #require(data["url"]?.string)
    #expect(try await client.send("GET", address, headers: [:]).body == Self.png)
    #expect(try await client.get("/v3/assets/\(id)").json["data"]?["uploaded_at"] == data["created_ts"])

    for (type, content) in [
      ("image/jpeg", Self.png), ("application/pdf", Data("%PDF-1.7".utf8)), ("image/png", Data("x".utf8)),
      ("application/x-www-form-urlencoded", Self.png),
    ] {
      let refused = try await client.send(
        "POST", "/v1/asset", bytes: content, headers: ["X-Api-Key": "k", "Content-Type": type])
      #expect(refused.status == 400 && refused.json["error"]?["code"] == "invalid_parameter", "\(type)")
    }
  }

  @Test func formsThatAreNotOneFileAreRefused() async throws {
    let client = try SandboxClient()
    let file = ("name=\"file\"; filename=\"a.png\"", Self.png)
    for (body, param) in [
      (Self.form([]), "file"), (Self.form([("name=\"file\"", Self.png)]), "file"),
      (Self.form([file, file]), "file"),
      (Self.form([file, ("name=\"name\"", Data("n".utf8))]), "name"),
      (Self.form([("name=\"file\"; filename=\"a.png\"", Data("text".utf8))]), "file"),
      (Self.form([("name=\"file\"; filename=\"a.png\"", Data())]), "file"),
      (Self.form([file]).dropLast(10), nil), (Data(), nil),
    ] as [(Data, String?)] {
      let answer = try await client.send("POST", "/v3/assets", bytes: body, headers: Self.formHeaders)
      #expect(answer.status == 400 && answer.json["error"]?["code"] == "invalid_parameter")
      #expect(answer.json["error"]?["param"]?.string == param, "\(answer.json.compactText)")
    }
    let json = try await client.send("POST", "/v3/assets", body: "{}")
    #expect(json.status == 400)
    #expect(try await client.get("/v3/assets").json["data"] == [])
  }

  @Test func onlyUploadsMayBeLong() async throws {
    let client = try SandboxClient()
    let largest = Self.png + Data(count: 32_000_000 - Self.png.count)
    let taken = try await upload(largest, to: client)
    #expect(taken.status == 200 && taken.json["data"]?["size_bytes"] == 32_000_000)
    #expect(
      try await upload(largest + Data(count: 1), to: client).json["error"]?["code"] == "payload_too_large")
    #expect(try await upload(largest + Data(count: 1_000_000), to: client).status == 413)
    let raw = try await client.send(
      "POST", "/v1/asset", bytes: largest + Data(count: 1),
      headers: ["X-Api-Key": "k", "Content-Type": "image/png"])
    #expect(raw.status == 413)
    let other = try await client.send("POST", "/v2/video/generate", bytes: Data(count: 10_000_001))
    #expect(other.status == 413)
    #expect(other.json["error"]?["message"] == "The request body is larger than 10 MB")
  }

  @Test func assetsOutliveTheServer() async throws {
    let folder = try TemporaryFolder()
    var before: [JSONValue] = []
    do {
      let client = try SandboxClient(folder)
      for name in ["first.png", "second.png"] { _ = try await upload(Self.png, name: name, to: client) }
      before = try await client.get("/v3/assets").json["data"]?.array ?? []
      #expect(before.map { $0["name"] } == ["second.png", "first.png"])
      client.server.stop()
    }
    // Neither is an asset.
    try folder.write("{}", to: "assets/none/asset.json")
    try folder.write("x", to: "assets/file")
    let client = try SandboxClient(folder)
    let after = try await client.get("/v3/assets").json["data"]?.array ?? []
    #expect(after.map { $0["id"] } == before.map { $0["id"] })
    let address = try #require(after.first?["url"]?.string)
    #expect(try await client.send("GET", address, headers: [:]).body == Self.png)
    _ = try await upload(Self.png, name: "third.png", to: client)
    let page = try await client.get("/v3/assets?limit=1").json
    #expect(page["data"]?[0]?["name"] == "third.png")
    let token = try #require(page["next_token"]?.string)
    let rest = try await client.get("/v3/assets?token=\(token)").json["data"]?.array
    #expect(rest?.map { $0["name"] } == ["second.png", "first.png"])
    #expect(try await client.get("/v1/video.list").json["data"]?["videos"] == [])
  }

  @Test func theRendererFindsTheFile() throws {
    let folder = try TemporaryFolder()
    let library = AssetLibrary(folder.file("assets"))
    let record = try library.add(Self.png, kind: .png, name: nil, at: Date(timeIntervalSince1970: 1))
    let file = try #require(library.file(of: record.id))
    #expect(try Data(contentsOf: file) == Self.png && file.pathExtension == "png")
    #expect(record.name == record.id)
    #expect(library.file(of: "none") == nil && library.file(of: "../assets") == nil)
    #expect(AssetLibrary(folder.file("assets")).all == [record])
  }

  private static let isoStart: [UInt8] = [0, 0, 0, 0x20]

  static let kinds: [(content: [UInt8], kind: AssetKind?)] = [
    ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), (isoStart + "ftypisom....".utf8, .mp4),
    (isoStart + "ftypmp42....".utf8, .mp4), (isoStart + "ftypqt  ....".utf8, nil),
    (isoStart + "ftypheic....".utf8, nil), (isoStart + "ftyp".utf8, nil),
    ([0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84] + "webm".utf8, .webm),
    ([0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x88] + "matroska".utf8, nil),
    (Array("ID3\u{4}".utf8), .mp3), ([0xFF, 0xFB, 0x90, 0x64], .mp3), ([0xFF, 0xF3, 0x40, 0xC0], .mp3),
    ([0xFF, 0xF1, 0x50, 0x80], nil), ([0xFF, 0xFB, 0xF0, 0x64], nil), ([0xFF, 0xFE, 0x31, 0x00], nil),
    (Array("RIFF....WAVEfmt ".utf8), .wav), (Array("RIFF....AVI LIST".utf8), nil),
    (Array("%PDF-1.4".utf8), .pdf),
    (Array("1\n00:00:01,000 --> 00:00:02,500\nHi\n".utf8), .srt),
    (Array("\u{FEFF}\r\n1\r\n00:00:01.000 --> 00:00:02.500 X1:5\r\nHi".utf8), .srt),
    (Array("1\nHi\n00:00:01,000 --> 00:00:02,500".utf8), nil),
    (Array("WEBVTT\n\n00:01.000 --> 00:02.000\nHi".utf8), nil), (Array("GIF89a".utf8), nil), ([], nil),
  ]

  @Test func theContentSaysTheKind() {
    for (content, kind) in Self.kinds {
      #expect(AssetKind(Data(content)) == kind, "\(String(decoding: content, as: UTF8.self))")
    }
    #expect(AssetKind(Self.png) == .png)
  }
}
