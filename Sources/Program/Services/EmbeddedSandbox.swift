import Foundation
import HeyGenClient
import Sandbox

/// The sandbox that programs without an account share: the first one runs it, the others use it, and when the first
/// one ends, the next request starts it anew.
actor EmbeddedSandbox {
  private let folder: URL
  private var server: SandboxServer?

  init(folder: URL) { self.folder = folder }

  /// A client of the sandbox that runs.
  /// - Parameter gate: what its requests pass.
  func client(gate: RequestGate? = nil) throws(ProgramError) -> Client {
    let address = try address()
    guard let key = Secret("sandbox") else { throw .failed("the sandbox has no key") }
    do { return Client(baseURL: try BaseURL(address), key: key, gate: gate) } catch {
      throw .failed(error.description)
    }
  }

  /// The sandbox's address; it is started when none runs.
  func address() throws(ProgramError) -> String {
    if let server { return server.baseURL }
    do {
      let started = try SandboxServer.start(SandboxConfiguration(folder: folder))
      server = started
      try Data(started.baseURL.utf8).write(to: addressFile, options: .atomic)
      return started.baseURL
    } catch SandboxError.folderInUse {
      return try addressOfOther()
    } catch let error as SandboxError {
      throw .failed(error.description)
    } catch {
      throw .failed("the sandbox's folder \(folder.path) cannot be written: \(RequestFile.reason(of: error))")
    }
  }

  func stop() {
    guard let server else { return }
    // Before another program can have the folder, and write its own.
    try? FileManager.default.removeItem(at: addressFile)
    server.stop()
    self.server = nil
  }

  private var addressFile: URL { folder.appendingPathComponent("address") }

  private func addressOfOther() throws(ProgramError) -> String {
    guard let address = try? String(contentsOf: addressFile, encoding: .utf8) else {
      throw .failed("another program starts the sandbox just now; try again")
    }
    return address
  }
}
