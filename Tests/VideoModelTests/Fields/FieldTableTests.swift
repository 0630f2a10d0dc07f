import Testing
import VideoModel

extension FieldRow {
  /// The row in a line: path, kind with what is allowed, and what else is known.
  fileprivate var line: String {
    var parts = [path, info.kind.words]
    if let value = info.defaultValue { parts.append("default \(value.compactText)") }
    if info.isRequired { parts.append("required") }
    if let condition = info.requiredWhen { parts.append("required when \(condition)") }
    if let condition = info.condition { parts.append("when \(condition)") }
    if !info.tolerated.isEmpty { parts.append("also takes \(info.tolerated.joined(separator: " "))") }
    return parts.joined(separator: " | ")
  }
}

extension FieldKind {
  fileprivate var words: String {
    switch self {
    case .text: "text"
    case .script(let rule):
      (rule.isSpoken ? "spoken script" : "script") + (rule.longest.map { " up to \($0) characters" } ?? "")
    case .number(let rule):
      (rule.allowance.isEmpty ? "any number" : "number \(rule.allowance)")
        + (rule.advised.map {
          " advised \(NumberRule.format($0.lowerBound)) to \(NumberRule.format($0.upperBound))"
        }
          ?? "")
    case .toggle: "true or false"
    case .choice(let allowed): allowed.joined(separator: " ")
    case .suggestion: "text with suggestions"
    case .color: "colour"
    case .catalogue(let catalogue): "id of \(catalogue)"
    case .catalogueList(let catalogue, let count):
      "\(count.lowerBound) to \(count.upperBound) ids of \(catalogue)"
    case .url(let media): "URL of \(media)"
    case .asset(let media): "asset of \(media)"
    case .addressOrAsset(let media): "URL or asset of \(media)"
    case .object: "object"
    case .list(let count): "list of \(count.lowerBound) to \(count.upperBound)"
    }
  }
}

@Suite("The table of fields")
struct FieldTableTests {
  @Test(
    "Only where an avatar may do without a voice, the help says that it does", arguments: RequestKind.allCases
  )
  func voices(kind: RequestKind) {
    for row in kind.fieldTable where row.info.key == "voice_id" {
      let mayLack = row.info.requiredWhen?.contains("type is image") ?? false
      #expect(row.info.help.contains("own voice") == mayLack, "\(row.path)")
    }
  }

  @Test(
    "A request has the fields of the API's pages, with their limits and defaults",
    arguments: RequestKind.allCases)
  func table(kind: RequestKind) {
    let lines = kind.fieldTable.map(\.line)
    let expected = FieldTables.table(of: kind).split(separator: "\n").map(String.init)
    for (line, other) in zip(lines, expected) { #expect(line == other) }
    #expect(lines.count == expected.count)
  }

  @Test("Every field has a label and a line of help without a full stop", arguments: RequestKind.allCases)
  func help(kind: RequestKind) {
    for row in kind.fieldTable {
      #expect(!row.info.label.isEmpty, "\(row.path)")
      #expect(!row.info.help.isEmpty && !row.info.help.contains("\n"), "\(row.path)")
      #expect(!row.info.help.hasSuffix("."), "\(row.path)")
    }
  }

  @Test("A default is allowed by its own rule", arguments: RequestKind.allCases)
  func defaults(kind: RequestKind) {
    for row in kind.fieldTable {
      guard let value = row.info.defaultValue else { continue }
      switch row.info.kind {
      case .number(let rule): #expect(rule.allows(value.double ?? .nan), "\(row.path)")
      case .choice(let allowed): #expect(allowed.contains(value.string ?? ""), "\(row.path)")
      case .color: #expect(RGB(hex: value.string ?? "") != nil, "\(row.path)")
      case .toggle: #expect(value.bool != nil, "\(row.path)")
      case .text, .script, .suggestion, .catalogue, .url, .asset, .addressOrAsset:
        #expect(value.string != nil, "\(row.path)")
      case .object, .list, .catalogueList: Issue.record("\(row.path) has a default")
      }
    }
  }

  @Test("The kind knows its endpoint")
  func endpoint() {
    #expect(
      RequestKind.allCases.map(\.endpoint) == [
        "/v2/video/generate", "/v1/video.webm", "/v2/videos", "/v3/videos",
      ])
    #expect(RequestKind.allCases.map(\.rawValue) == ["studio", "transparent", "avatar-iv", "v3"])
    #expect(RequestKind.studio.summary.hasPrefix("1–50 scenes"))
    for kind in RequestKind.allCases {
      #expect(kind.isStrict == (kind == .v3))
      #expect(kind.takesIdempotencyKey == (kind == .v3))
      #expect(!kind.summary.isEmpty && !kind.summary.hasSuffix("."))
    }
  }
}
