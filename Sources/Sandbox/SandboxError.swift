/// Why the sandbox cannot start. Each is one sentence: the thing, the reason, and the way out.
public enum SandboxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Another program listens on the port.
  case portInUse(UInt16)
  /// The port cannot be taken; the system's reason. Ports below 1024 are commonly reserved.
  case portNotAllowed(UInt16, reason: String)
  /// The folder cannot be made or written to; the system's reason.
  case folderNotWritable(String, reason: String)
  /// Another sandbox keeps its videos there.
  case folderInUse(String)
  /// libmicrohttpd did not start.
  case serverNotStarted

  /// One sentence.
  public var description: String {
    switch self {
    case .portInUse(let port):
      "port \(port) is in use by another program; choose another port, or none to take a free one"
    case .portNotAllowed(let port, let reason):
      "port \(port) cannot be taken (\(reason)); choose a port above 1023, or none to take a free one"
    case .folderNotWritable(let path, let reason):
      "the sandbox's folder \(path) cannot be written to (\(reason)); choose another folder"
    case .folderInUse(let path):
      "the folder \(path) is in use by another sandbox; stop that one, or choose another folder"
    case .serverNotStarted:
      "the sandbox's server could not start a thread; close other programs and try again"
    }
  }
}
