import Foundation
import VideoModel

/// The endpoints that make videos: four of them, which differ in the kind of request and in the form of the answer.
extension VideoEndpoints {
  /// `POST /v2/video/generate` and `POST /v1/video.webm`.
  func generate(_ kind: RequestKind) -> Route.Handler<JSONValue> {
    { request throws(RequestFailure) in ["video_id": .string(try create(kind, request).id)] }
  }

  /// `POST /v2/videos`, which answers without an envelope.
  func generateAvatarIV(_ request: HTTPRequest) throws(RequestFailure) -> Answer {
    .bare(["video_id": .string(try create(.avatarIV, request).id), "status": "waiting"])
  }

  /// `POST /v3/videos`.
  func generateV3(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    let record = try create(.v3, request)
    return [
      "video_id": .string(record.id), "status": "waiting", "output_format": .string(record.fileExtension),
    ]
  }

  private func create(_ kind: RequestKind, _ request: HTTPRequest) throws(RequestFailure) -> VideoRecord {
    let json: JSONValue
    do { json = try JSONValue(parsing: request.body) } catch {
      throw .invalid("Request body is not valid JSON: \(error)")
    }
    guard let video = try? VideoRequest(kind: kind, json: json) else {
      throw .invalid("Request body is invalid: Input should be a valid dictionary")
    }
    if let refusal = Refusal.first(of: video, json) ?? LookRules.firstRefusal(of: video)
      ?? ProvokedFault(in: video)?.refusal
    {
      throw refusal
    }
    if let remaining = account.remainingSeconds, remaining <= 0 { throw .noCredit }
    let record: VideoRecord
    do { record = try library.add(json, kind: kind, at: now()) } catch {
      throw .internal("The video cannot be written to the sandbox's folder: \(error.localizedDescription)")
    }
    queue.submit(record.id)
    return record
  }
}
