/// A frame as text, for tests and for whoever wants to read one.
extension Frame {
  /// The rows as text, without the spaces at their ends.
  public func lines() -> [String] {
    (0..<size.height).map { y in
      var text = row(y).reduce(into: "") { $0 += $1.text }
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// The rows, then where the cursor stands, the title, and whether the mouse is wanted, a line for each
  /// that is set. With `styles`, also a grid with a letter for each style (`.` is the plain one) and its key.
  public func describe(styles: Bool = false) -> String {
    var described = lines()
    if let cursor { described.append("cursor: column \(cursor.x), row \(cursor.y)") }
    if let title { described.append("title: \(title)") }
    if wantsMouse { described.append("mouse: wanted") }
    if styles { described += styleGrid() }
    return described.joined(separator: "\n") + "\n"
  }

  private func styleGrid() -> [String] {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    var known: [Style: Character] = [.plain: "."]
    var key: [String] = []
    let grid = (0..<size.height).map { y in
      String(
        row(y).map { cell -> Character in
          if let letter = known[cell.style] { return letter }
          let letter = known.count <= letters.count ? letters[known.count - 1] : "?"
          known[cell.style] = letter
          key.append("\(letter): \(cell.style.described)")
          return letter
        })
    }
    return grid + key
  }
}

extension Style {
  fileprivate var described: String {
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"), (.italic, "italic"),
    ]
    let colors = "\(foreground.described) on \(background.described)"
    return ([colors] + names.filter { attributes.contains($0.0) }.map(\.1)).joined(separator: ", ")
  }
}

extension Color {
  fileprivate var described: String {
    switch self {
    case .standard: "standard"
    case .palette(let index): "palette \(index)"
    case .rgb(let red, let green, let blue): "rgb \(red) \(green) \(blue)"
    }
  }
}
