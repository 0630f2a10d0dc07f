import Cells

/// How the user has arranged the panes on screens of one class.
public struct Arrangement: Equatable, Sendable {
  /// The part of the room that a border leaves to the pane it measures, 0–1; a border that was never moved is absent.
  var shares: [Divider: Double] = [:]
  /// The panes that are not shown.
  var closed: Set<Pane> = []

  /// The panes that can be closed.
  static let closable: [Pane] = [.stage, .request, .jobs]

  /// Moves a border to a column or row, as far as it can go.
  mutating func move(_ divider: Divider, at place: DividerPlace, to position: Int) {
    let reached = min(max(position, place.limits.lowerBound), place.limits.upperBound)
    let measured = divider.measuresSecond ? place.room.upperBound - reached : reached - place.room.lowerBound
    shares[divider] = Double(measured) / Double(max(place.room.count, 1))
  }
}

/// Arrangements as a text, to be kept between runs: a line for each class of screens that something was arranged on,
/// such as `wide right=0.4333 jobs=0.2 closed=stage,request`.
extension [ScreenClass: Arrangement] {
  /// Reads what `text` writes; what it cannot make sense of is left out.
  init(parsing text: String) {
    self = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let name = words.first.flatMap({ ScreenClass(rawValue: String($0)) }) else { continue }
      var arrangement = Arrangement()
      for word in words.dropFirst() { arrangement.read(word) }
      self[name] = arrangement
    }
  }

  var text: String {
    ScreenClass.allCases.compactMap { name in
      guard let arrangement = self[name], arrangement != Arrangement() else { return nil }
      return ([name.rawValue] + arrangement.words).joined(separator: " ")
    }.joined(separator: "\n")
  }
}

extension Arrangement {
  fileprivate mutating func read(_ word: Substring) {
    let parts = word.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return }
    if parts[0] == "closed" {
      let names = parts[1].split(separator: ",")
      closed = Set(Self.closable.filter { pane in names.contains { $0 == "\(pane)" } })
    } else if let divider = Divider(rawValue: String(parts[0])), let share = Double(parts[1]),
      (0...1).contains(share)
    {
      shares[divider] = share
    }
  }

  fileprivate var words: [String] {
    let moved = Divider.allCases.compactMap { divider in
      // Four places tell any two sizes of a screen apart.
      shares[divider].map { "\(divider.rawValue)=\(($0 * 10_000).rounded() / 10_000)" }
    }
    let closed = Self.closable.filter(closed.contains).map { "\($0)" }
    return moved + (closed.isEmpty ? [] : ["closed=" + closed.joined(separator: ",")])
  }
}
