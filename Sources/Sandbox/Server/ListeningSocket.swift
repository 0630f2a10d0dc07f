import Foundation

/// A socket that listens on 127.0.0.1.
///
/// Made here rather than by libmicrohttpd, which does not say why it could not listen.
struct ListeningSocket {
  let descriptor: Int32
  let port: UInt16

  /// Listens on a port, or on a free one.
  init(port wanted: UInt16?) throws(SandboxError) {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_INET, type, 0)
    guard descriptor >= 0 else {
      throw .portNotAllowed(wanted ?? 0, reason: String(cString: strerror(errno)))
    }
    // Without it, a port stays taken for a minute after the last sandbox.
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = (wanted ?? 0).bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    let failure = Self.withGeneric(&address) { pointer, size in
      bind(descriptor, pointer, size) == 0 && listen(descriptor, 64) == 0 ? 0 : errno
    }
    guard failure == 0 else {
      close(descriptor)
      if failure == EADDRINUSE, let wanted { throw .portInUse(wanted) }
      throw .portNotAllowed(wanted ?? 0, reason: String(cString: strerror(failure)))
    }
    _ = Self.withGeneric(&address) { pointer, size in
      var size = size
      return getsockname(descriptor, pointer, &size)
    }
    self.descriptor = descriptor
    port = UInt16(bigEndian: address.sin_port)
  }

  private static func withGeneric(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
