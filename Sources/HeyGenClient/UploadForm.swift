import Dispatch
import Foundation

/// A form of type multipart/form-data with one file in it.
struct UploadForm {
  /// The form as it is sent.
  let body: Data
  /// The header that says how to read it.
  let contentType: String

  /// - Parameters:
  ///   - name: of the field.
  ///   - type: of the file, such as `image/png`; what could not stand in a header becomes plain bytes.
  init(name: String, fileName: String, type: String, data: Data) {
    // Nobody who made the file could know it, so it cannot stand in there.
    let boundary = "heygen-tui-\(UUID().uuidString)"
    let disposition = "form-data; name=\"\(Self.quoted(name))\"; filename=\"\(Self.quoted(fileName))\""
    let isHeader = !type.isEmpty && type.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    var body = Data(
      "--\(boundary)\r\nContent-Disposition: \(disposition)\r\nContent-Type: \(isHeader ? type : "application/octet-stream")\r\n\r\n"
        .utf8)
    body.append(data)
    body.append(Data("\r\n--\(boundary)--\r\n".utf8))
    self.body = body
    contentType = "multipart/form-data; boundary=\(boundary)"
  }

  /// Text between quotation marks in a header: as browsers do it, what would end the text or the line is percent-encoded;
  /// so is the backslash, which some servers take for an escape.
  static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "%" + (digits.count < 2 ? "0" : "") + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted
  }
}

/// A file that is read whole, if it is not too large.
struct FileToSend: Sendable {
  let file: URL
  /// In bytes.
  let largest: Int

  /// The bytes of the file.
  /// - Throws: `.fileFailed`, which names the file.
  func read() async throws(ClientError) -> Data {
    // Reading can take a while, for which no thread of Swift's pool is to stand still.
    let result: Result<Data, ClientError> = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: Result { () throws(ClientError) in try readNow() })
      }
    }
    return try result.get()
  }

  private func readNow() throws(ClientError) -> Data {
    // Without O_NONBLOCK, a named pipe would be waited for.
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(String(cString: strerror(errno))) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var about = stat()
    guard fstat(descriptor, &about) == 0 else { throw failure(String(cString: strerror(errno))) }
    guard about.st_mode & S_IFMT == S_IFREG else { throw failure("it is no file") }
    guard about.st_size <= largest else { throw tooLarge(Int(about.st_size)) }
    let data: Data
    do { data = try handle.read(upToCount: largest + 1) ?? Data() } catch {
      throw failure("it cannot be read")
    }
    // It may have grown since it was measured.
    guard data.count <= largest else { throw tooLarge(data.count) }
    guard !data.isEmpty else { throw failure("it is empty") }
    return data
  }

  private func tooLarge(_ count: Int) -> ClientError {
    // Rounded up, so that a byte too many does not read as the limit itself.
    let tenths = (Double(count) / 100_000).rounded(.up)
    return failure(
      "it has \(tenths / 10) MB, and the service takes at most \(largest / 1_000_000) MB")
  }

  private func failure(_ reason: String) -> ClientError {
    .fileFailed(reason: "\(PlainText.line(file.path)): \(reason)")
  }
}
