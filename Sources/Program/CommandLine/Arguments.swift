/// The arguments of a command, taken apart by its description.
struct Arguments: Sendable {
  /// What stands without a dash.
  private(set) var files: [String] = []
  private var flags: Set<String> = []
  private var values: [String: String] = [:]

  /// No arguments.
  static let none = Arguments()

  private init() {}

  /// - Throws: a usage error that names the nearest option where there is none of a name, or the operand that lacks.
  init(_ words: [String], for command: CommandDescription) throws(ProgramError) {
    var rest = words[...]
    var isOnlyFiles = false
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word.count > 1, !isOnlyFiles else {
        files.append(word)
        continue
      }
      if word == "--" {
        isOnlyFiles = true
        continue
      }
      let (name, attached) = Self.parts(of: word, command)
      guard let option = command.option(name) else {
        throw .usage("unknown option \(name)" + Nearest.hint(name, in: command.options.flatMap(\.names)))
      }
      if option.value == nil {
        guard attached == nil else { throw .usage("\(name) takes no value") }
        flags.insert(option.name)
      } else {
        guard let value = attached ?? rest.popFirst() else { throw .usage("\(name) needs a value") }
        values[option.name] = value
      }
    }
    try check(command.operands)
  }

  /// The name of an option, and the value that is written together with it: `--name=VALUE`, `-nVALUE`.
  private static func parts(of word: String, _ command: CommandDescription) -> (String, String?) {
    if word.hasPrefix("--") {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return (parts[0], parts.count > 1 ? parts[1] : nil)
    }
    let short = String(word.prefix(2))
    guard word.count > 2, command.option(short)?.value != nil else { return (word, nil) }
    let value = word.dropFirst(2)
    return (short, String(value.hasPrefix("=") ? value.dropFirst() : value))
  }

  private func check(_ operands: [Operand]) throws(ProgramError) {
    let least = operands.reduce(0) { $0 + $1.range.lowerBound }
    let most = operands.reduce(0) { $0.addingReportingOverflow($1.range.upperBound).partialValue }
    if files.count < least {
      let lacking = operands.filter { $0.range.lowerBound > 0 }.dropFirst(files.count).first
      throw .usage("\(lacking?.name ?? "something") is missing")
    }
    let hasNoEnd = operands.contains { $0.range.upperBound == Int.max }
    if !hasNoEnd, files.count > most { throw .usage("\(files[most]) is one too many") }
    for (index, word) in files.enumerated() where word.allSatisfy(\.isWhitespace) {
      // What only narrows a list may be empty, and nothing else: it would name whatever there is.
      let operand = operands[min(index, operands.count - 1)]
      guard operand.completion != .nothing else { continue }
      throw .usage("\(operand.name) is empty, as a variable of the shell is that is not set")
    }
  }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  func value(_ option: String) -> String? { values[option] }

  /// The value of an option as a whole number.
  func number(_ option: String, in range: ClosedRange<Int>) throws(ProgramError) -> Int? {
    guard let text = values[option] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let most = range.upperBound == Int.max ? "or more" : "to \(range.upperBound)"
      throw .usage("\(option) is \(text); it must be \(range.lowerBound) \(most)")
    }
    return number
  }

  /// The most seconds of an option: eleven days. More is a slip, and does not fit the clocks that wait.
  private static let mostSeconds = 1_000_000.0

  /// The value of an option as seconds, at most a million: `90`, `90s`, `20m`, `2h`.
  func seconds(_ option: String) throws(ProgramError) -> Double? {
    guard let text = values[option] else { return nil }
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let unit = text.last.flatMap { units[$0] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard let number = Double(digits), (0...Self.mostSeconds).contains(number * (unit ?? 1)) else {
      throw .usage("\(option) is \(text); it must be a time such as 90, 90s, 20m or 2h, up to 11 days")
    }
    return number * (unit ?? 1)
  }
}
