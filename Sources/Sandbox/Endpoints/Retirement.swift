import VideoModel

/// How the service announces the end of v1 and v2.
enum Retirement {
  static let headers = ["Deprecation": "true", "Sunset": "Sat, 31 Oct 2026 00:00:00 GMT"]

  /// What stands at `warning` in the answers of a v2 endpoint; nil for one that has no successor.
  static func warning(for pattern: PathPattern?) -> JSONValue? {
    guard let pattern, let successor = successors[pattern.description] else { return nil }
    return [
      "message": .string(
        "This v2 endpoint is Legacy and will be removed on \(date). Please migrate to \(successor)."),
      "v3_endpoint": .string(successor),
      "docs_url": "https://developers.heygen.com/endpoint-version-comparison",
      "sunset_date": .string(date),
    ]
  }

  private static let date = "2026-10-31"

  private static let successors = [
    "/v2/avatars": "GET /v3/avatars",
    "/v2/avatar/{id}/details": "GET /v3/avatars/looks/{id}",
    "/v2/voices": "GET /v3/voices",
    "/v2/video/generate": "POST /v3/videos",
    "/v2/user/remaining_quota": "GET /v3/users/me",
  ]
}
