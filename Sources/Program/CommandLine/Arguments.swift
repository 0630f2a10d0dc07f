/// The arguments of a command, taken apart by what the command knows.
struct Arguments {
  private(set) var files: [String] = []
  private var flags: Set<String> = []
  private var values: [String: String] = [:]

  /// - Parameters:
  ///   - flags: the options without a value that are known.
  ///   - options: the options with a value that are known; written `--name VALUE` or `--name=VALUE`.
  init(_ words: [String], flags known: Set<String>, options: Set<String>) throws(ProgramError) {
    var rest = words[...]
    var isOnlyFiles = false
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), !isOnlyFiles else {
        if word.hasPrefix("-"), word.count > 1, !isOnlyFiles { throw .usage("unknown option \(word)") }
        files.append(word)
        continue
      }
      if word == "--" {
        isOnlyFiles = true
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      let name = parts[0]
      if known.contains(name), parts.count == 1 {
        flags.insert(name)
      } else if options.contains(name) {
        guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
          throw .usage("\(name) needs a value")
        }
        values[name] = value
      } else {
        throw .usage("unknown option \(name)")
      }
    }
  }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  func value(_ option: String) -> String? { values[option] }
}
