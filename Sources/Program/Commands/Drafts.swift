import Cells
import Composer
import Foundation
import VideoJobs
import VideoModel

extension CommandDescription {
  static let draftList = CommandDescription(
    "draft list", .requests, "Lists the drafts, the newest change first", options: .json,
    details: """
      With --json an array of objects: id, name, kind, scenes, problems, updated_at.
      """,
    examples: [
      Example(
        "heygen-tui draft list --json | jq -r '.[] | select(.problems == 0) | .name'",
        "what could be submitted")
    ],
    run: Drafts.list)

  static let draftShow = CommandDescription(
    "draft show", .requests, "Says what a draft is, and what is wrong with it",
    operands: [Operand("DRAFT", .one, "the draft", .drafts)], options: .json,
    details: """
      With --json an object: id, name, kind, updated_at, request, and problems as validate prints them.
      """,
    examples: [Example("heygen-tui draft show \"Product demo\"", "before it is submitted")], run: Drafts.show)

  static let draftNew = CommandDescription(
    "draft new", .requests, "Makes a draft, empty or of a file, and prints its id",
    operands: [Operand("FILE", .optional, "a request as JSON; - is standard input", .files)],
    options: [RequestFile.kindOption, Option("-n --name", "NAME", "what it is called")],
    details: """
      Whatever is in the file is kept, wrong or not. Without a file, --kind says what it is to be:
      studio without.
      """,
    examples: [
      Example("heygen-tui draft new request.json --name \"Spring offer\"", "open it in the composer then"),
      Example("curl -s $URL | heygen-tui draft new -", "what another program made"),
    ],
    run: Drafts.make)

  static let draftRender = CommandDescription(
    "draft render", .requests, "Renders a draft on this computer into a file; no service is asked",
    operands: [NamedRequest.operand],
    options: [
      RequestFile.kindOption,
      Option("-o --output", "FILE", "the video's file; the draft's name without", .files),
      Option("-f --force", nil, "write over that file"),
      Option("--scene", "N", "only one scene, counted from 1"),
    ],
    details: """
      ffmpeg and espeak-ng render it, as the sandbox does. Pictures and recordings that the request
      names are fetched. The file's path is printed.
      """,
    examples: [
      Example("heygen-tui draft render request.json -o draft.mp4", "see it before it costs anything"),
      Example("heygen-tui draft render \"Product demo\" --scene 2 -o scene.mp4", "one scene of it"),
    ],
    run: Drafts.render)
}

/// `heygen-tui draft list`, `show`, `new` and `render`.
private enum Drafts {
  static func list(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let store = try surroundings.store()
    return try surroundings.work {
      let drafts = try await store.drafts()
      guard !arguments.has("--json") else {
        Output.print(JSONValue.array(drafts.map(listed)).prettyText)
        return ExitCode.done
      }
      guard !drafts.isEmpty else {
        Output.complain("no draft yet; heygen-tui draft new makes one")
        return ExitCode.done
      }
      var table = TextTable([
        .init(title: "ID"), .init(title: "NAME", givesWay: true), .init(title: "KIND"),
        .init(title: "SCENES", isRight: true), .init(title: "LENGTH", isRight: true),
        .init(title: "PROBLEMS", isRight: true), .init(title: "CHANGED"),
      ])
      for draft in drafts {
        let problems = draft.request.problems.count
        table.add(
          [
            String(draft.id.rawValue.prefix(8)), draft.name, draft.request.kind.rawValue,
            sceneCount(draft.request).map(String.init) ?? "",
            estimatedSeconds(of: draft.request).map { "≈ " + Age.clock($0) } ?? "",
            problems == 0 ? "" : String(problems), Age.ago(draft.updatedAt, now: Date()),
          ], colors: ["", "", "", "", "", "[31m"])
      }
      Output.print(table.text(width: Output.columns, isColored: Output.usesColors(surroundings.environment)))
      return ExitCode.done
    }
  }

  private static func sceneCount(_ request: VideoRequest) -> Int? {
    request.sceneListPath.map { request.value(at: $0)?.array?.count ?? 0 }
  }

  /// How long the video will be; nil where only the service knows.
  private static func estimatedSeconds(of request: VideoRequest) -> Double? {
    let seconds = request.shots.map(\.estimatedSeconds)
    return seconds.contains(nil) || seconds.isEmpty ? nil : seconds.compactMap { $0 }.reduce(0, +)
  }

  @Sendable private static func listed(_ draft: Draft) -> JSONValue {
    [
      "id": .string(draft.id.rawValue), "name": .string(draft.name),
      "kind": .string(draft.request.kind.rawValue),
      "scenes": sceneCount(draft.request).map { .number(JSONNumber(Double($0))) } ?? .null,
      "problems": .number(JSONNumber(Double(draft.request.problems.count))),
      "updated_at": .string(JobReport.time(draft.updatedAt)),
    ]
  }

  static func show(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let store = try surroundings.store()
    return try surroundings.work {
      let draft = try await store.draft(of: arguments.files[0])
      let problems = draft.request.problems
      if arguments.has("--json") {
        let report: JSONValue = [
          "id": .string(draft.id.rawValue), "name": .string(draft.name),
          "kind": .string(draft.request.kind.rawValue),
          "updated_at": .string(JobReport.time(draft.updatedAt)),
          "request": draft.request.json,
          "problems": .array(problems.map { Validate.report($0, file: draft.name) }),
        ]
        Output.print(report.prettyText)
        return ExitCode.done
      }
      let scenes = sceneCount(draft.request).map(String.init) ?? ""
      let length = estimatedSeconds(of: draft.request).map { "about " + Age.clock($0) } ?? ""
      let places = draft.request.placeholders.map { "{{\($0)}}" }.joined(separator: " ")
      let facts: [(String, String)] = [
        ("name", draft.name), ("id", draft.id.rawValue),
        ("kind", "\(draft.request.kind.rawValue) · POST \(draft.request.kind.endpoint)"),
        ("title", draft.request.title ?? ""), ("scenes", scenes), ("length", length), ("places", places),
        ("changed", Age.ago(draft.updatedAt, now: Date())),
        ("problems", problems.isEmpty ? "none" : String(problems.count)),
      ]
      for (name, value) in facts where !value.isEmpty {
        Output.print(pad(name, toWidth: 10) + Output.visible(value))
      }
      for problem in problems { Output.print("  " + Validate.line(problem, file: draft.name)) }
      return ExitCode.done
    }
  }

  static func make(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let kind = try RequestFile.kind(arguments.value("--kind"))
    let file = arguments.files.first
    let request = try file.map { file throws(ProgramError) in try RequestFile.read(file, kind: kind) }
    let store = try surroundings.store()
    return try surroundings.work {
      let now = Date()
      let fileName =
        file.flatMap { $0 == "-" ? nil : URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent }
      let name = arguments.value("--name") ?? fileName.map { request?.title ?? $0 }
      var draft = Draft(
        id: Draft.ID(rawValue: UUID().uuidString.lowercased()), name: name ?? Draft.unnamed,
        isNamed: name != nil, request: request ?? VideoRequest(fresh: kind ?? .studio), createdAt: now,
        updatedAt: now,
        file: request.map { ImportedFile(name: fileName ?? Draft.unnamed, request: $0) })
      draft.takeNameOfRequest()
      try await store.save(draft)
      Output.print(draft.id.rawValue)
      return ExitCode.done
    }
  }

  static func render(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let kind = try RequestFile.kind(arguments.value("--kind"))
    let number = try arguments.number("--scene", in: 1...VideoRequest.mostScenes)
    let store = try surroundings.store()
    let sandbox = EmbeddedSandbox(folder: surroundings.places.sandbox)
    return try surroundings.work {
      var source = try await NamedRequest.read(arguments.files[0], kind: kind, store)
      if let number {
        guard let count = sceneCount(source.request), number <= count else {
          throw ProgramError.usage("there is no scene \(number)")
        }
        source.request = source.request.only(scene: number - 1)
      }
      try source.refuseErrors("not rendered")
      let name = FileName.make(from: source.title) + "." + source.request.fileExtension
      let file = URL(fileURLWithPath: RequestFile.expanded(arguments.value("--output") ?? name))
      guard arguments.has("--force") || !FileManager.default.fileExists(atPath: file.path) else {
        throw ProgramError.failed("\(file.path) exists; --force writes over it")
      }
      let title = source.title
      let warnings: [String]
      do {
        warnings = try await SceneDraft(sandbox: sandbox).render(source.request, to: file) { share in
          ProgressLine.shared.show("rendering “\(title)” \(JobReport.percent(share))")
        }
      } catch {
        await sandbox.stop()
        throw error
      }
      await sandbox.stop()
      ProgressLine.shared.clear()
      for warning in warnings { Output.complain(warning) }
      Output.print(file.path)
      return ExitCode.done
    }
  }
}
