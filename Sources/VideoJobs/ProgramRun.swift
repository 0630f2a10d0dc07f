import Foundation

/// Tells whether a program that took something in the store still runs. A run is named `PID-…`.
enum ProgramRun {
  /// Whether the run of that name still lives. A name of another form is of no run that can be asked about, so it
  /// counts as ended.
  static func isAlive(_ owner: String) -> Bool {
    guard let pid = owner.split(separator: "-").first.flatMap({ Int32($0) }), pid > 0 else { return false }
    return kill(pid, 0) == 0 || errno == EPERM
  }
}
