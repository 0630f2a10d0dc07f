import Foundation

/// The clipboard of the machine in front of the user, reached through the terminal (OSC 52), also over ssh.
enum Clipboard {
  /// The most that is sent: xterm and others drop what is longer as a whole.
  static let capacity = 74_994

  /// What sets the clipboard to a text; nil when the text is longer than terminals take.
  static func sequence(copying text: String) -> String? {
    let encoded = Data(text.utf8).base64EncodedString()
    guard encoded.utf8.count <= capacity else { return nil }
    return "\u{1B}]52;c;\(encoded)\u{07}"
  }
}
