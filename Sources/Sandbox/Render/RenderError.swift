/// Why a draft cannot be rendered.
enum RenderError: Error, Equatable, CustomStringConvertible {
  /// A program is not on this machine.
  case programMissing(String)
  /// A program failed; the end of what it said.
  case programFailed(String, reason: String)
  /// A file cannot be written.
  case cannotWrite(reason: String)
  /// The render was given up.
  case cancelled

  var description: String {
    switch self {
    case .programMissing(let name): "\(name) is not installed; apt-get install \(name) brings it"
    case .programFailed(let name, let reason): "\(name) failed: \(reason)"
    case .cannotWrite(let reason): "the sandbox's folder cannot be written: \(reason)"
    case .cancelled: "given up"
    }
  }
}
