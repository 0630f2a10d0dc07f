import FaultyServer

extension FaultyServer {
  /// A server of short renders on which everything fails now and then: for programs that are killed meanwhile.
  static func troubled(seed: UInt64) throws -> FaultyServer {
    var behaviour = Behaviour()
    behaviour.seed = seed
    behaviour.lengths = 0.2...1.5
    behaviour.latencies = 0...0.4
    let server = try FaultyServer(behaviour)
    var faults = Faults.some
    faults.retryAfter = 1
    server.set(faults)
    return server
  }
}
