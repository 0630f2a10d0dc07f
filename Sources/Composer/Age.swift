import Foundation

/// Times for people. Numbers come from services and drafts, and may be any.
public enum Age {
  /// What is longer is told as that, in seconds.
  private static let longest = 1e9

  /// `0:41`, `12:05`, `1:02:03`. Of what lasts longer than can be shown, as much as can be.
  public static func clock(_ seconds: Double) -> String {
    let total = Int(min(max(seconds.isNaN ? 0 : seconds, 0), longest).rounded())
    let (hours, minutes, rest) = (total / 3600, total / 60 % 60, total % 60)
    let padded = rest < 10 ? "0\(rest)" : "\(rest)"
    guard hours > 0 else { return "\(minutes):\(padded)" }
    return "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(padded)"
  }

  /// `just now`, `3 min ago`, `2 h ago`, `5 days ago`.
  public static func ago(_ date: Date, now: Date) -> String {
    let seconds = min(now.timeIntervalSince(date), longest)
    switch seconds {
    case ..<60: return "just now"
    case ..<3600: return "\(Int(seconds / 60)) min ago"
    case ..<86_400: return "\(Int(seconds / 3600)) h ago"
    case ..<172_800: return "yesterday"
    default: return "\(Int(seconds / 86_400)) days ago"
    }
  }
}
