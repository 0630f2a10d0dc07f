import Glibc

/// Writes a text to a descriptor, all of it, also where someone who shares it has made it non-blocking. Blocks its thread.
/// - Parameter patience: the seconds in which something must be taken each time; nil for no end.
/// - Returns: 0, or the system's number for what is in the way.
public func writeAll(_ text: String, to descriptor: Int32, patience: Double? = nil) -> Int32 {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if written > 0 {
      bytes = bytes.dropFirst(written)
    } else if written < 0, errno == EAGAIN {
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&ready, 1, patience.map { Int32($0 * 1000) } ?? -1) != 0 else { return EAGAIN }
    } else if errno != EINTR {
      return errno
    }
  }
  return 0
}
