import Foundation

/// Prints a line at once, also where nobody looks at it on a terminal.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// What a program has cost.
enum Figures {
  /// Peak memory in megabytes, and processor time in seconds, of this program until now.
  static var cost: (megabytes: Double, seconds: Double) {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (Double(usage.ru_maxrss) / 1024, seconds(usage.ru_utime) + seconds(usage.ru_stime))
  }

  static func text(_ value: Double) -> String { String(format: "%.2f", value) }

  /// The middle, the ninety-ninth in a hundred, and the longest.
  static func spread(_ values: [Double]) -> String {
    guard let longest = values.max() else { return "none" }
    let sorted = values.sorted()
    let middle = sorted[sorted.count / 2], high = sorted[sorted.count * 99 / 100]
    return "median \(text(middle)), 99th of 100 \(text(high)), longest \(text(longest))"
  }
}

/// A trial that has found a fault: the program is not as it is to be.
struct TrialFault: Error, CustomStringConvertible {
  let description: String

  /// - Parameter expected: what must be so.
  static func unless(_ condition: Bool, _ expected: String) throws {
    guard condition else { throw TrialFault(description: "not so: " + expected) }
  }
}
