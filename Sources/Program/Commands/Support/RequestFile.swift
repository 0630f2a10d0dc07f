import Foundation
import VideoModel

/// Reading a request from a file.
enum RequestFile {
  /// More than this is no request that the service would take.
  static let largest = 20_000_000

  static let kindHelp = "studio, transparent, avatar-iv or v3"
  static let kindCompletion = Completion.words(RequestKind.allCases.map(\.rawValue))

  /// The option that names a kind.
  static let kindOption = Option(
    "-k --kind", "KIND", kindHelp + "; without one it is recognised by what the request holds", kindCompletion
  )

  /// The kind of that name; nil, to recognise it by what a file holds, when there is none.
  static func kind(_ name: String?) throws(ProgramError) -> RequestKind? {
    guard let name else { return nil }
    guard let kind = RequestKind(rawValue: name) else {
      let known = RequestKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage(
        "there is no kind \(name); the kinds are \(known)"
          + Nearest.hint(name, in: RequestKind.allCases.map(\.rawValue)))
    }
    return kind
  }

  /// - Parameters:
  ///   - file: a path, or `-` for standard input.
  ///   - interruption: a descriptor that ends the reading when it can be read.
  static func read(
    _ file: String, kind: RequestKind?, interruption: Int32 = -1
  ) throws(ProgramError) -> VideoRequest {
    let text = try text(of: file, interruption: interruption)
    do {
      return try VideoRequest(kind: kind, parsing: text)
    } catch .unknownKind {
      // Whatever it is to be, something is missing; the kind with the most fields says what.
      guard let request = try? VideoRequest(kind: .studio, parsing: text) else {
        throw .unreadable(file: file, reason: ImportError.unknownKind.description)
      }
      return request
    } catch {
      throw .unreadable(file: file, reason: error.description)
    }
  }

  /// The text of a file, at most `largest` bytes of UTF-8.
  /// - Parameters:
  ///   - onlyFiles: whether pipes and devices, which may never end, are refused.
  ///   - interruption: a descriptor that ends the reading when it can be read.
  static func text(
    of file: String, onlyFiles: Bool = false, interruption: Int32 = -1
  ) throws(ProgramError) -> String {
    // A named pipe is waited for below, where the wait can end.
    let descriptor = file == "-" ? dup(STDIN_FILENO) : open(expanded(file), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(file: file, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var facts = stat()
    if onlyFiles, fstat(descriptor, &facts) != 0 || facts.st_mode & S_IFMT != S_IFREG {
      throw .unreadable(file: file, reason: "is no file")
    }
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while data.count <= largest {
      guard waitToRead(descriptor, interruption: interruption) else { throw .failed("interrupted") }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count >= 0 else { throw .unreadable(file: file, reason: String(cString: strerror(errno))) }
      if count == 0 { break }
      data += buffer.prefix(count)
    }
    guard data.count <= largest else {
      throw .unreadable(file: file, reason: "has more than \(largest / 1_000_000) MB; that is no request")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .unreadable(file: file, reason: "is not UTF-8 text")
    }
    return text
  }

  /// Writes a file.
  /// - Parameter force: whether one that is there is written over.
  static func write(_ text: String, to file: String, force: Bool) throws(ProgramError) {
    let place = URL(fileURLWithPath: expanded(file))
    do {
      try Data(text.utf8).write(to: place, options: force ? [.atomic] : [.withoutOverwriting])
    } catch CocoaError.fileWriteFileExists {
      throw .failed("\(file) exists; --force writes over it")
    } catch {
      throw .failed("\(file) cannot be written: \(reason(of: error))")
    }
  }

  /// The path with `~` replaced by the home folder.
  static func expanded(_ path: String) -> String { NSString(string: path).expandingTildeInPath }

  /// The system's reason for a file error, in a few words.
  static func reason(of error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let code = underlying?.code, underlying?.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(code)))
    }
    return error.localizedDescription
  }
}
