import Foundation
import HeyGenClient
import VideoModel

extension CommandDescription {
  static let export = CommandDescription(
    "export", .requests, "Prints a request as it is sent", operands: [NamedRequest.operand],
    options: [
      RequestFile.kindOption,
      Option("--curl", nil, "print a curl command, with the key as a variable of the shell"),
      Option("-o --output", "FILE", "write a new file", .files),
      Option("-f --force", nil, "write over that file"),
    ] + .service,
    details: """
      The key is in none of it.
      """,
    examples: [
      Example("heygen-tui export \"Product demo\" > demo.json", "a draft as JSON"),
      Example("heygen-tui export demo.json --curl", "what another program would have to send"),
    ]
  ) { arguments, surroundings throws(ProgramError) in
    let kind = try RequestFile.kind(arguments.value("--kind"))
    let store = try surroundings.store()
    let service = arguments.has("--curl") ? try surroundings.service(arguments) : nil
    return try surroundings.work {
      let request = try await NamedRequest.read(arguments.files[0], kind: kind, store).request
      let text =
        service.map { CurlCommand(request, baseURL: $0.baseURL, keyVariable: $0.keyVariable).text }
        ?? request.json.prettyText
      guard let file = arguments.value("--output") else {
        Output.print(text)
        return ExitCode.done
      }
      try RequestFile.write(text + "\n", to: file, force: arguments.has("--force"))
      return ExitCode.done
    }
  }
}

extension Surroundings {
  /// The address of the service that is chosen, and the variable that holds its key. The key is not needed for it.
  fileprivate func service(
    _ arguments: Arguments
  ) throws(ProgramError) -> (baseURL: String, keyVariable: String) {
    let configuration = try configuration()
    let name = arguments.value("--profile") ?? configuration.preferences.profile
    let profile = name.flatMap { configuration.profile(named: $0) } ?? configuration.profiles[0]
    let baseURL = try ServiceChoice.baseURL(
      of: profile, address: arguments.value("--base-url"), environment: environment)
    return (baseURL.description, profile.keyVariable)
  }
}
