/// What a draft and a table make together: a request for each row, and everything that is wrong, before anything is sent.
public struct BatchPlan: Equatable, Sendable {
  /// A request that a row makes.
  public struct Row: Equatable, Sendable {
    /// The number of the row, from 1.
    public var number: Int
    /// What the video is called.
    public var title: String
    /// The request.
    public var request: VideoRequest
  }

  /// What is wrong.
  public struct Fault: Equatable, Sendable {
    /// The rows that it is about, by number; empty for what is wrong with draft and table themselves.
    public var rows: [Int]
    /// The field.
    public var path: FieldPath
    /// How much it matters.
    public var severity: Problem.Severity
    /// What is wrong, and what is allowed.
    public var sentence: String
  }

  /// The requests, in the order of the table.
  public private(set) var rows: [Row] = []
  /// Everything that is wrong: first of draft and table, then in the order of the rows. What is wrong with all rows in
  /// the same way is told once.
  public private(set) var faults: [Fault] = []

  /// Fills a draft by a table.
  /// - Parameters:
  ///   - name: what the draft is called; a request without a title of its own is called so.
  ///   - table: a table without faults.
  ///   - scriptLimit: the most characters of a script that the account's plan speaks.
  public init(
    draft: VideoRequest, name: String, table: BatchTable, scriptLimit: Int = Plan.enterprise.scriptLimit
  ) {
    let wanted = draft.placeholders + Placeholders.names(in: name).filter { !draft.placeholders.contains($0) }
    compare(wanted, with: table)
    var found: [Finding: [Int]] = [:]
    var order: [Finding] = []
    for row in table.rows {
      let request = draft.filled(with: row.values)
      let title = request.title ?? Placeholders.filled(name, with: row.values)
      rows.append(Row(number: row.number, title: title, request: request))
      let lacks = wanted.filter { row.values[$0] == nil && table.columns.contains($0) }.map { name in
        Finding(path: .root, severity: .error, sentence: "says nothing of “\(name)” (line \(row.line))")
      }
      for finding in lacks + request.problems(scriptLimit: scriptLimit).map(Finding.init) {
        if found[finding] == nil { order.append(finding) }
        found[finding, default: []].append(row.number)
      }
    }
    faults += Self.faults(order, found, count: table.rows.count)
  }

  /// Whether nothing keeps the rows from being sent.
  public var canBeSent: Bool { !faults.contains { $0.severity == .error } }

  private struct Finding: Hashable {
    let path: FieldPath
    let severity: Problem.Severity
    let sentence: String

    init(path: FieldPath, severity: Problem.Severity, sentence: String) {
      self.path = path
      self.severity = severity
      self.sentence = sentence
    }

    init(_ problem: Problem) {
      self.init(path: problem.path, severity: problem.severity, sentence: problem.sentence)
    }
  }

  private mutating func compare(_ wanted: [String], with table: BatchTable) {
    if wanted.isEmpty {
      note(
        .error, "has no place for the table to fill; write {{\(table.columns.first ?? "name")}} into a text")
    }
    for name in wanted where !table.columns.contains(name) {
      let similar = table.columns.first { $0.lowercased() == name.lowercased() }
      let rest =
        similar.map { "; there is “\($0)”" } ?? "; there are \(table.columns.joined(separator: ", "))"
      note(.error, "wants {{\(name)}}, and the table has no such column\(rest)")
    }
    for column in table.columns where !wanted.contains(column) {
      note(.warning, "uses the column “\(column)” nowhere")
    }
  }

  private mutating func note(_ severity: Problem.Severity, _ sentence: String) {
    faults.append(Fault(rows: [], path: .root, severity: severity, sentence: "the draft \(sentence)"))
  }

  private static func faults(_ order: [Finding], _ found: [Finding: [Int]], count: Int) -> [Fault] {
    let common = order.filter { found[$0]?.count == count && count > 1 }
    let own = order.filter { found[$0]?.count != count || count <= 1 }.flatMap { finding in
      (found[finding] ?? []).map { (row: $0, finding: finding) }
    }
    // Stable: what a row has several of stays in the order of the fields.
    let sorted = own.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
    return common.map { fault($0, found[$0] ?? []) }
      + sorted.map { fault($0.element.finding, [$0.element.row]) }
  }

  private static func fault(_ finding: Finding, _ rows: [Int]) -> Fault {
    Fault(rows: rows, path: finding.path, severity: finding.severity, sentence: finding.sentence)
  }
}
