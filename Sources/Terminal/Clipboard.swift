import Foundation

/// The clipboard of the machine in front of the user, reached through the terminal (OSC 52), also over ssh.
enum Clipboard {
  /// The most that is sent: xterm and others drop what is longer as a whole.
  static let capacity = 74_994
  /// The most that GNU screen hands on as a whole; it would print what is longer.
  private static let pieceOfScreen = 250

  /// What sets the clipboard to a text; nil when the text is longer than terminals take.
  static func sequence(copying text: String, through multiplexer: Multiplexer?) -> String? {
    let encoded = Data(text.utf8).base64EncodedString()
    guard encoded.utf8.count <= capacity else { return nil }
    let sequence = "\u{1B}]52;c;\(encoded)\u{07}"
    return multiplexer == .screen ? inPieces(sequence) : sequence
  }

  /// The same for GNU screen to hand on to its terminal, which puts the pieces together.
  private static func inPieces(_ sequence: String) -> String {
    var pieces = ""
    var rest = Substring(sequence)
    while !rest.isEmpty {
      pieces += "\u{1B}P\(rest.prefix(pieceOfScreen))\u{1B}\\"
      rest = rest.dropFirst(pieceOfScreen)
    }
    return pieces
  }
}
