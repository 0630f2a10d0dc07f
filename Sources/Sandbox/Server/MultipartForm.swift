import Foundation

/// A body of the type `multipart/form-data` (RFC 7578).
struct MultipartForm {
  /// A field of the form.
  struct Part: Equatable {
    var name: String
    /// Nil for a field that is no file.
    var fileName: String?
    var content: Data
  }

  /// Why a body is no form, as one sentence without a full stop.
  struct Malformed: Error, Equatable {
    var reason: String
  }

  let parts: [Part]

  /// Reads a form.
  /// - Parameter contentType: the `Content-Type` header, which says what separates the parts.
  init(_ body: Data, contentType: String?) throws(Malformed) {
    let type = HeaderValue(contentType ?? "")
    guard type.value == "multipart/form-data" else {
      throw Malformed(reason: "the Content-Type must be multipart/form-data")
    }
    guard let boundary = type.parameters["boundary"], (1...70).contains(boundary.utf8.count) else {
      throw Malformed(reason: "the Content-Type must name a boundary of 1 to 70 characters")
    }
    var parts: [Part] = []
    for section in try Self.sections(of: body, boundary: boundary) { parts.append(try section.part) }
    self.parts = parts
  }

  /// What stands between two delimiters.
  fileprivate struct Section {
    var headers: Data
    var content: Data
  }

  private static func sections(of body: Data, boundary: String) throws(Malformed) -> [Section] {
    let delimiter = Data("--\(boundary)".utf8)
    var sections: [Section] = []
    var start: Data.Index?
    var search = body.startIndex
    while let found = body.position(of: delimiter, from: search) {
      search = found + delimiter.count
      // Inside a content, the same characters may stand anywhere but on a line of their own.
      guard found == body.startIndex || body.has("\r\n", at: found - 2), let line = Line(body, after: search)
      else { continue }
      if let start {
        let headersEnd = body.position(of: Data("\r\n\r\n".utf8), from: start)
        guard let headersEnd, headersEnd + 4 <= found else {
          throw Malformed(reason: "a part has no headers")
        }
        // The line break before it is the one that ends the headers, so this is where the content begins.
        if headersEnd + 4 == found { continue }
        sections.append(
          Section(headers: body[start..<headersEnd], content: body[(headersEnd + 4)..<(found - 2)]))
      }
      if line.isLast { return sections }
      start = line.end
      search = line.end
    }
    throw Malformed(
      reason: start == nil ? "the body does not have the boundary" : "the closing boundary is missing")
  }

  /// The rest of a line that begins with a delimiter.
  private struct Line {
    var isLast: Bool
    /// Behind the line break.
    var end: Data.Index

    /// Nil when it goes on otherwise than a delimiter's line may.
    init?(_ body: Data, after index: Data.Index) {
      isLast = body.has("--", at: index)
      var end = index + (isLast ? 2 : 0)
      while end < body.endIndex, body[end] == UInt8(ascii: " ") || body[end] == UInt8(ascii: "\t") {
        end += 1
      }
      if body.has("\r\n", at: end) {
        self.end = end + 2
      } else {
        guard isLast, end == body.endIndex else { return nil }
        self.end = end
      }
    }
  }
}

extension MultipartForm.Section {
  fileprivate var part: MultipartForm.Part {
    get throws(MultipartForm.Malformed) {
      var disposition: HeaderValue?
      for line in String(decoding: headers, as: UTF8.self).components(separatedBy: "\r\n") {
        let halves = line.split(separator: ":", maxSplits: 1)
        guard halves.count == 2, halves[0].lowercased() == "content-disposition" else { continue }
        disposition = HeaderValue(String(halves[1]))
      }
      guard let disposition, disposition.value == "form-data", let name = disposition.parameters["name"]
      else { throw MultipartForm.Malformed(reason: "a part has no name") }
      return MultipartForm.Part(
        name: name, fileName: disposition.parameters["filename"].map(Self.plain), content: Data(content))
    }
  }

  /// A file name without what HTML forms write for quotes and line breaks.
  private static func plain(_ name: String) -> String {
    name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }
}

extension Data {
  /// Where a sequence of bytes first stands, at that place or behind it.
  fileprivate func position(of bytes: Data, from start: Index) -> Index? {
    guard start >= startIndex, start <= endIndex, let first = bytes.first else { return nil }
    return withUnsafeBytes { (all: UnsafeRawBufferPointer) -> Index? in
      bytes.withUnsafeBytes { (wanted: UnsafeRawBufferPointer) -> Index? in
        guard let base = all.baseAddress, let needle = wanted.baseAddress else { return nil }
        var offset = start - startIndex
        // Going through 32 MB byte by byte in Swift takes seconds in a debug build; the C library does not.
        while offset + wanted.count <= all.count,
          let candidate = memchr(base + offset, Int32(first), all.count - wanted.count - offset + 1)
        {
          offset = UnsafeRawPointer(candidate) - base
          if memcmp(base + offset, needle, wanted.count) == 0 { return startIndex + offset }
          offset += 1
        }
        return nil
      }
    }
  }

  /// Whether those characters stand at that place.
  fileprivate func has(_ text: String, at index: Index) -> Bool {
    index >= startIndex && index <= endIndex && self[index...].starts(with: text.utf8)
  }
}
