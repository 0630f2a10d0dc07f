/// A program that stands between this one and the terminal, and has ways of its own.
enum Multiplexer {
  case tmux
  /// GNU screen.
  case screen

  /// - Parameters:
  ///   - terminal: `$TERM`.
  ///   - environment: gives a variable's value.
  init?(terminal: String, environment: (String) -> String?) {
    // tmux of old calls itself screen.
    if environment("TMUX") != nil || terminal.hasPrefix("tmux") {
      self = .tmux
    } else if environment("STY") != nil || terminal.hasPrefix("screen") {
      self = .screen
    } else {
      return nil
    }
  }
}
