import VideoModel

/// The catalogue as v3 has it.
extension CatalogueEndpoints {
  /// `GET /v3/avatars`: the groups.
  func groups(_ request: HTTPRequest) throws(RequestFailure) -> Answer {
    let page = try Page(request, limits: 1...50, usual: 20)
    let owner = try choice("ownership", of: ["public", "private"], in: request)
    let looks = SandboxLook.all.filter { owner == nil || owner == $0.ownership }
    return page.answer(looks, key: \.position, json: { $0.group(previews) })
  }

  /// `GET /v3/avatars/looks`.
  func looks(_ request: HTTPRequest) throws(RequestFailure) -> Answer {
    let page = try Page(request, limits: 1...50, usual: 20)
    let owner = try choice("ownership", of: ["public", "private"], in: request)
    let kind = try choice("avatar_type", of: SandboxLook.Kind.allCases.map(\.rawValue), in: request)
    let group = filter("group_id", in: request)
    let looks = SandboxLook.all.filter { look in
      (owner == nil || owner == look.ownership) && (kind == nil || kind == look.kind.rawValue)
        && (group == nil || group == look.groupID)
    }
    return page.answer(looks, key: \.position, json: { $0.json(previews) })
  }

  /// `GET /v3/avatars/looks/{id}`.
  func look(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    let id = request.parameters["id"] ?? ""
    guard let look = SandboxLook.all.first(where: { $0.id == id }) else { throw .avatarNotFound(id) }
    return look.json(previews)
  }

  /// `GET /v3/voices`.
  func voicesOfV3(_ request: HTTPRequest) throws(RequestFailure) -> Answer {
    let page = try Page(request, limits: 1...100, usual: 20)
    let type = try choice("type", of: ["public", "private"], in: request)
    let language = filter("language", in: request)?.lowercased()
    let gender = filter("gender", in: request)?.lowercased()
    let voices = SandboxVoice.all.enumerated().filter { _, voice in
      type != "private" && (language == nil || language == voice.language.lowercased())
        && (gender == nil || gender == voice.gender.lowercased())
    }
    return page.answer(voices, key: \.offset, json: { $0.element.jsonOfV3(previews) })
  }

  /// `GET /v3/voices/{id}`.
  func voice(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    let id = request.parameters["id"] ?? ""
    guard let voice = SandboxVoice.all.first(where: { $0.id == id }) else { throw .voiceNotFound(id) }
    return voice.jsonOfV3(previews)
  }

  /// A parameter of the query; nil when it is not there or empty.
  private func filter(_ name: String, in request: HTTPRequest) -> String? {
    request.query[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A parameter of the query that must be one of those.
  private func choice(
    _ name: String, of choices: [String], in request: HTTPRequest
  ) throws(RequestFailure) -> String? {
    guard let value = filter(name, in: request) else { return nil }
    guard choices.contains(value) else {
      let words = choices.map { "'\($0)'" }.joined(separator: " or ")
      throw .invalid("\(name) is invalid: Input should be \(words)", param: name)
    }
    return value
  }
}
