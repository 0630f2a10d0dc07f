import Foundation
import VideoModel

/// The previews of the catalogue, which need no key.
struct PreviewEndpoint: Sendable {
  let shelf: PreviewShelf
  let baseURL: String

  /// The address of a character's picture.
  func address(ofPicture id: String) -> JSONValue {
    .string("\(baseURL)/media/previews/characters/\(Preview.picture(id).name)")
  }

  /// The address of a sample of a voice.
  func address(ofSample id: String) -> JSONValue {
    .string("\(baseURL)/media/previews/voices/\(Preview.sample(id).name)")
  }

  /// `GET /media/previews/characters/{id}.png`.
  func picture(_ request: HTTPRequest) throws(RequestFailure) -> HTTPResponse {
    try serve(try Self.picture(in: request), type: "image/png", request)
  }

  /// `GET /media/previews/voices/{id}.wav`.
  func sample(_ request: HTTPRequest) throws(RequestFailure) -> HTTPResponse {
    try serve(try Self.sample(in: request), type: "audio/wav", request)
  }

  /// Whether the picture has to be drawn first.
  func isUnmadePicture(_ request: HTTPRequest) -> Bool { isUnmade(try? Self.picture(in: request)) }

  /// Whether the sample has to be spoken first.
  func isUnmadeSample(_ request: HTTPRequest) -> Bool { isUnmade(try? Self.sample(in: request)) }

  private func isUnmade(_ preview: Preview?) -> Bool { preview.map { shelf.file(of: $0) == nil } ?? false }

  private static func picture(in request: HTTPRequest) throws(RequestFailure) -> Preview {
    let id = id(in: request)
    guard SandboxLook.all.contains(where: { $0.id == id }) else { throw .avatarNotFound(id) }
    return try named(.picture(id), request)
  }

  private static func sample(in request: HTTPRequest) throws(RequestFailure) -> Preview {
    let id = id(in: request)
    guard SandboxVoice.all.contains(where: { $0.id == id }) else { throw .voiceNotFound(id) }
    return try named(.sample(id), request)
  }

  /// The file's name without what is behind its last dot.
  private static func id(in request: HTTPRequest) -> String {
    let name = request.parameters["name"] ?? ""
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private static func named(_ preview: Preview, _ request: HTTPRequest) throws(RequestFailure) -> Preview {
    guard preview.name == request.parameters["name"] else { throw .unknownPath }
    return preview
  }

  private func serve(
    _ preview: Preview, type: String, _ request: HTTPRequest
  ) throws(RequestFailure) -> HTTPResponse {
    let file: URL
    do throws(RenderFailure) { file = try shelf.made(preview) } catch {
      let reason =
        error == .cancelled
        ? "it took more than \(PreviewShelf.patience) seconds, or the sandbox stops" : error.sentence
      throw .internal("The preview cannot be made: \(reason)")
    }
    return try MediaEndpoint.serve(file, type: type, request)
  }
}
