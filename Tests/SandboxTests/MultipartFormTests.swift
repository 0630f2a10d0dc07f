import Foundation
import Testing

@testable import Sandbox

/// Forms as clients send them, and bodies that are none.
@Suite struct MultipartFormTests {
  private func parts(
    _ body: String, type: String = "multipart/form-data; boundary=b"
  ) throws -> [MultipartForm.Part] {
    try MultipartForm(Data(body.utf8), contentType: type).parts
  }

  private func part(_ headers: String, _ content: String) -> String {
    "--b\r\n\(headers)\r\n\r\n\(content)\r\n"
  }

  private let file = "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\""

  @Test func fieldsAndFilesAreTold() throws {
    let body =
      part("Content-Disposition: form-data; name=title", "T")
      + part(file + "\r\nContent-Type: image/png", "bytes") + "--b--\r\n"
    #expect(
      try parts(body) == [
        .init(name: "title", fileName: nil, content: Data("T".utf8)),
        .init(name: "file", fileName: "a.png", content: Data("bytes".utf8)),
      ])
    #expect(try parts("--b--").isEmpty)
  }

  @Test(arguments: [
    "", "\r\n", "\r\n\r\n", "--b", "x--b", "x--b--", "\n--b\n", "\r\n--bc", "\r\n--b-", "\r\n--b x",
    "\r\n-b--\r\n",
    "\r\n--b--x", "--\r\n--", "\r\n--a--b--",
  ])
  func aBoundaryInsideAContentIsContent(content: String) throws {
    let body = part(file, content) + part(file, content) + "--b--"
    #expect(try parts(body).map(\.content) == [Data(content.utf8), Data(content.utf8)])
  }

  @Test func bytesThatAreNoTextStayAsTheyAre() throws {
    let content = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
    let body = Data("--b\r\n\(file)\r\n\r\n".utf8) + content + Data("\r\n--b--\r\n".utf8)
    let form = try MultipartForm(body, contentType: "multipart/form-data; boundary=b")
    #expect(form.parts.map(\.content) == [content])
    // A slice does not begin at 0.
    let slice = (Data("before".utf8) + body).dropFirst(6)
    #expect(try MultipartForm(slice, contentType: "multipart/form-data; boundary=b").parts == form.parts)
  }

  @Test func whatStandsBeforeAndBehindIsLeftOut() throws {
    let body = "preamble --b\r\n" + part(file, "x") + "--b--  \r\nepilogue\r\n--b\r\n"
    #expect(try parts(body).map(\.content) == [Data("x".utf8)])
    #expect(try parts("--b \t\r\n\(file)\r\n\r\nx\r\n--b--").map(\.content) == [Data("x".utf8)])
  }

  @Test(arguments: [
    ("", "the body does not have the boundary"), ("--c--", "the body does not have the boundary"),
    ("--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx", "the closing boundary is missing"),
    ("--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b", "the closing boundary is missing"),
    ("--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx--b--", "the closing boundary is missing"),
    ("--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b\r\n", "the closing boundary is missing"),
    ("--b\r\n--b--", "a part has no headers"), ("--b\r\nx\r\n--b--", "a part has no headers"),
    ("--b\r\n\r\n--b--", "a part has no headers"),
    ("--b\r\n\r\n\r\nx\r\n--b--", "a part has no name"),
    ("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", "a part has no name"),
    ("--b\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b--", "a part has no name"),
    ("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--", "a part has no name"),
  ])
  func aBodyThatIsNoFormIsRefused(body: String, reason: String) {
    #expect(throws: MultipartForm.Malformed(reason: reason)) { try parts(body) }
  }

  @Test(arguments: [
    "", "text/plain", "multipart/form-data", "multipart/form-data; boundary=",
    "multipart/mixed; boundary=b", "multipart/form-data; boundary=\(String(repeating: "b", count: 71))",
  ])
  func aContentTypeThatIsNoFormsIsRefused(type: String) {
    #expect(throws: MultipartForm.Malformed.self) { try parts("--b--", type: type) }
  }

  @Test(arguments: [
    (#""a.png""#, "a.png"), ("a.png", "a.png"), (#""a; b=\"c\".png""#, #"a; b="c".png"#),
    (#""a%22b.png""#, #"a"b.png"#), (#""C:\film\a.png""#, #"C:\film\a.png"#), (#""a\\b""#, #"a\b"#),
    ("\"\u{301}é.png\"", "\u{301}é.png"), (#""""#, ""),
  ])
  func fileNamesAreUnquoted(sent: String, name: String) throws {
    let body = part("content-disposition:form-data ; NAME=\"file\";FileName=\(sent) ; x=y", "") + "--b--"
    let parts = try parts(body)
    #expect(parts.map(\.name) == ["file"])
    #expect(parts.first?.fileName.map { Array($0.utf8) } == Array(name.utf8))
  }

  @Test func aBoundaryMayBeQuoted() throws {
    let body = "--a;b \"c\r\n\(file)\r\n\r\nx\r\n--a;b \"c--"
    #expect(
      try parts(body, type: #"Multipart/Form-Data; charset=utf-8; Boundary="a;b \"c""#).map(\.name) == [
        "file"
      ])
  }
}
