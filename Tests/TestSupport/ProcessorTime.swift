import Foundation

/// How long this thread computes for some work, in seconds, whatever else the machine does meanwhile. The least of three
/// times.
public func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  var least = Double.infinity
  for _ in 0..<3 {
    let start = now()
    try work()
    least = min(least, now() - start)
  }
  return least
}
