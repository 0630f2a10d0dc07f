/// What is wrong with a table.
public struct TableFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line in the file, from 1.
  public var line: Int
  /// What is wrong, and what is expected.
  public var sentence: String

  /// A fault.
  public init(line: Int, sentence: String) {
    self.line = line
    self.sentence = sentence
  }

  /// `line 3: what is wrong`.
  public var description: String { "line \(line): \(sentence)" }
}
