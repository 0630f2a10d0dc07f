import Foundation
import TestSupport

/// A port of this machine at which connections are neither taken nor refused, since its queue is full.
final class MutePort {
  let number: UInt16
  private var descriptors: [Int32]

  init() throws {
    let (listener, port) = try LoopbackSocket.listen()
    (number, descriptors) = (port, [listener])
    listen(listener, 0)
    // The kernel lets a little more wait than was asked for.
    for _ in 0..<4 { descriptors.append(Self.knock(at: port)) }
  }

  deinit { for descriptor in descriptors { close(descriptor) } }

  /// Asks for a connection, and does not wait for it.
  private static func knock(at port: UInt16) -> Int32 {
    let type = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    let descriptor = socket(AF_INET, Int32(type), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return descriptor
  }
}
