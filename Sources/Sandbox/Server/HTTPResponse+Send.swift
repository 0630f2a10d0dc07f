import CMicroHTTPD
import Foundation

extension HTTPResponse {
  /// Hands the answer to libmicrohttpd.
  func send(on connection: OpaquePointer) -> MHD_Result {
    guard let response = made() else { return .NO }
    defer { MHD_destroy_response(response) }
    for (name, value) in headers { MHD_add_response_header(response, name, value) }
    return MHD_queue_response(connection, status, response)
  }

  private func made() -> OpaquePointer? {
    switch body {
    case .data(let data):
      return data.withUnsafeBytes { bytes in
        MHD_create_response_from_buffer(
          bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
      }
    case .file(let file, let range):
      let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      let response = MHD_create_response_from_fd_at_offset64(
        UInt64(range.count), descriptor, range.lowerBound)
      if response == nil { close(descriptor) }
      return response
    }
  }
}
