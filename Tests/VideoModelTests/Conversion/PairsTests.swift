import Foundation
import Testing
import VideoModel

@Suite("Conversions between all templates")
struct PairsTests {
  private static let pairs = RequestTemplate.allCases.flatMap { source in
    RequestTemplate.allCases.map { (source, $0) }
  }

  /// Fields that templates say in other words, or by being what they are, and how the other one shows it.
  private static let translated: [String: @Sendable (RequestTemplate, JSONValue) -> Bool] = [
    "use_avatar_iv_model": { $0 == .avatarIV || $0 == .v3Image || $1.holds("avatar_iv") },
    // That of an engine; it is the one that v3 takes where none is named.
    "type": { template, _ in template != .v3Studio && template != .v3Avatar },
    "caption_mode": { $1.holds("style") },
    "style": { $1["caption_mode"] == "burn_in" },
    "output_format": { template, _ in template == .transparent },
    "width": { $1["aspect_ratio"] != nil },
    "height": { $1["resolution"] != nil },
    "resolution": { $1["dimension"] != nil },
    "aspect_ratio": { $1["dimension"] != nil },
  ]

  private static func isNamed(_ found: Found, in conversion: Conversion, _ template: RequestTemplate) -> Bool
  {
    let result = conversion.request.json
    let isType =
      found.path.key == "type" && found.path.parent.key != "engine" || found.path.key == "engine_type"
    return isType || conversion.losses.contains { found.path.isInside($0.path) }
      || result.scalars().contains { $0.value == found.value }
      || translated[found.path.key]?(template, result) ?? false
  }

  @Test("Whatever is set is found in the result or named as a loss", arguments: pairs)
  func guarantee(source: RequestTemplate, template: RequestTemplate) throws {
    let request = try Filled.request(source)
    let conversion = request.converted(to: template)
    #expect(RequestTemplate(of: conversion.request) == template)
    let vanished = request.json.scalars().filter { !Self.isNamed($0, in: conversion, template) }
    #expect(vanished == [])
    for loss in conversion.losses where loss.isSet { #expect(request.json[loss.path] == loss.value) }
    if source == template { #expect(conversion == Conversion(request: request, losses: [])) }
  }

  @Test("Nothing is put where it does not apply", arguments: pairs)
  func applies(source: RequestTemplate, template: RequestTemplate) throws {
    guard source != template else { return }
    let misplaced = try Filled.request(source).converted(to: template).request.problems.filter {
      switch $0.reason {
      case .doesNotApply, .refused, .unknownField, .wrongType, .repeated: true
      default: false
      }
    }
    #expect(misplaced == [])
  }

  @Test("There and back keeps what both know", arguments: pairs)
  func thereAndBack(source: RequestTemplate, template: RequestTemplate) throws {
    let request = try Filled.request(source)
    let there = request.converted(to: template)
    let back = there.request.converted(to: source).request.json
    let known = request.json.scalars().filter { found in
      // A type alone is no value: where nothing of an object is carried, its type is not either.
      let isType = found.path.key == "type" && found.path.parent.key != "engine"
      let isPhoto = found.path.isInside("video_inputs[2].character")
      let isStandard = found.value == "avatar_iv"
      return !isType && !isPhoto && !isStandard && !there.losses.contains { found.path.isInside($0.path) }
    }
    for found in known { #expect(back[found.path] == found.value, "\(found.path)") }
  }

  @Test("A new request of any template loses nothing that is set to any other", arguments: pairs)
  func fresh(source: RequestTemplate, template: RequestTemplate) {
    let conversion = source.make().converted(to: template)
    #expect(conversion.losses.filter(\.isSet) == [])
    #expect(RequestTemplate(of: conversion.request) == template)
  }

  @Test(
    "Requests that are not in order lose nothing silently either", arguments: disorderly,
    RequestTemplate.allCases)
  func messy(sample: (kind: RequestKind, text: String), template: RequestTemplate) throws {
    let request = try VideoRequest(kind: sample.kind, parsing: sample.text)
    let conversion = request.converted(to: template)
    #expect(request.json.scalars().filter { !Self.isNamed($0, in: conversion, template) } == [])
    for loss in conversion.losses where loss.isSet { #expect(request.json[loss.path] != nil) }
  }

  private static let disorderly: [(kind: RequestKind, text: String)] = [
    (.studio, #"{"title":5,"dimension":"1080p","caption":"true","video_inputs":[{"voice":"Hello"},{},7]}"#),
    (
      .studio,
      #"{"dimension":{"width":"wide","height":0.5},"video_inputs":[{"voice":{"type":"song","speed":[1]}}]}"#
    ),
    (
      .studio,
      #"{"video_inputs":[{"mood":{"a":[3]},"character":{"type":"robot","avatar_id":"r2"}},{"mood":8}]}"#
    ),
    (
      .studio,
      #"""
      {"video_inputs":[{"background":{"type":"image","url":"u","image_asset_id":"i"},
        "voice":{"type":"audio","audio_url":"x://a","audio_asset_id":"b"}}]}
      """#
    ),
    (.v3, #"{"type":"hologram","avatar_id":"h1","script":"Hey","prompt":"wave"}"#),
    (.v3, #"{"avatar_id":"h2","script":"Hey","audio_url":"x://y","scenes":[{"type":"video","script":"Z"}]}"#),
    (
      .v3,
      #"{"type":"studio","caption":5,"scenes":[{"type":"image","duration":4,"script":"both","input":{"a":6}}]}"#
    ),
    (.v3, #"{"type":"cinematic_avatar","avatar_id":"one","references":[{"type":"base64","data":"AAAA"},5]}"#),
    (
      .avatarIV,
      #"{"avatar_id":"a","image_url":"i","image_asset_id":"k","background":{"type":"video","url":"v"}}"#
    ),
    (
      .transparent,
      #"{"input_text":"a","input_audio":"x://b","voice_id":4,"avatar_pose_id":["p"],"mode":{"on":"q"}}"#
    ),
  ]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples")

  @Test("The examples of the API's pages lose nothing silently", arguments: RequestTemplate.allCases)
  func examples(template: RequestTemplate) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    for name in names where name.hasSuffix(".json") {
      let json = try JSONValue(parsing: Data(contentsOf: Self.folder.appending(path: name)))
      let request = try VideoRequest(kind: .studio, json: json)
      let conversion = request.converted(to: template)
      let vanished = json.scalars().filter {
        !Self.isNamed($0, in: conversion, template) && !Self.isDefault($0, in: request)
      }
      #expect(vanished == [], "\(name)")
    }
  }

  private static func isDefault(_ found: Found, in request: VideoRequest) -> Bool {
    let scene = FieldPath(Array(found.path.steps.prefix(2)))
    let states = request.fields(in: .root) + request.fields(in: scene)
    return found.value == false
      || states.contains { $0.path == found.path && $0.info.defaultValue == found.value }
  }
}

extension JSONValue {
  /// Whether it holds a member of that name, or that text.
  fileprivate func holds(_ text: String) -> Bool {
    scalars().contains { $0.path.key == text || $0.value == .string(text) }
  }
}
