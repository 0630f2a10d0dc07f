/// A terminfo entry, as `term(5)` lays one out in bytes: numbers of 32 bits, and capabilities beyond the standard ones.
struct TerminfoEntry {
  /// The terminal's names, with `|` between them.
  var names: String
  /// The standard capabilities, in the order of `<term.h>`; nil for one that the terminal does not have.
  var flags: [Bool]
  var numbers: [Int32?]
  var strings: [String?]
  /// The others, by name.
  var extendedFlags: [String] = []
  var extendedStrings: [(name: String, value: String)] = []

  /// The entry in bytes.
  var compiled: [UInt8] {
    let table = Table(strings)
    var bytes = Self.shorts([
      0o1036, names.utf8.count + 1, flags.count, numbers.count, strings.count, table.bytes.count,
    ])
    bytes += names.utf8 + [0]
    bytes += flags.map { $0 ? 1 : 0 }
    Self.align(&bytes)
    for number in numbers {
      let value = UInt32(bitPattern: number ?? -1)
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    bytes += Self.shorts(table.offsets) + table.bytes
    Self.align(&bytes)
    return bytes + extended
  }

  /// The part behind the standard one: counts, flags, and one table with the values first and the names behind.
  private var extended: [UInt8] {
    let values = Table(extendedStrings.map(\.value))
    let names = Table(extendedFlags + extendedStrings.map(\.name))
    var bytes = Self.shorts([
      extendedFlags.count, 0, extendedStrings.count, values.offsets.count + names.offsets.count,
      values.bytes.count + names.bytes.count,
    ])
    bytes += extendedFlags.map { _ in 1 }
    Self.align(&bytes)
    return bytes + Self.shorts(values.offsets + names.offsets) + values.bytes + names.bytes
  }

  /// Strings behind each other, and where each begins; −1 for one that is not there.
  private struct Table {
    var bytes: [UInt8] = []
    var offsets: [Int] = []

    init(_ strings: [String?]) {
      for string in strings {
        offsets.append(string == nil ? -1 : bytes.count)
        if let string { bytes += string.utf8 + [0] }
      }
    }
  }

  private static func shorts(_ values: [Int]) -> [UInt8] {
    values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  private static func align(_ bytes: inout [UInt8]) {
    if bytes.count % 2 == 1 { bytes.append(0) }
  }
}
