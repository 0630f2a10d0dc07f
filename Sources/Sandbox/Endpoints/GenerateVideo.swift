import Foundation
import VideoModel

/// `POST /v2/video/generate`.
enum GenerateVideo {
  static func answer(_ request: HTTPRequest, library: VideoLibrary, queue: RenderQueue) -> HTTPResponse {
    let video: VideoRequest
    do {
      video = try VideoRequest(kind: .studio, json: JSONValue(parsing: request.body))
    } catch {
      return Answers.failure(.v2, 400, "invalid_parameter", "The body is no JSON object: \(error)")
    }
    if let problem = video.problems.first(where: { $0.severity == .error }) {
      return Answers.failure(.v2, 400, "invalid_parameter", Refusal.message(problem, in: video.json))
    }
    do {
      let id = try library.add(video)
      queue.add(id)
      return Answers.success(.v2, ["video_id": .string(id)])
    } catch {
      return Answers.failure(.v2, 500, "internal_error", "The sandbox cannot write its folder: \(error)")
    }
  }
}
