import VideoModel

extension Store {
  /// The fewest characters of an id by which a job is found.
  public static let shortestPrefix = 4

  /// The jobs that a word names: by their id, by the id of their video, or by the beginning of either, of four
  /// characters at least. More than one when the beginning is of several, the newest first.
  public func jobs(named word: String) throws(StoreError) -> [Job] {
    let exact = try jobs("WHERE id = ?1 OR video_id = ?1 ORDER BY created_at DESC, id", [.text(word)])
    guard exact.isEmpty, word.count >= Self.shortestPrefix else { return exact }
    return try jobs(
      """
      WHERE substr(id, 1, length(?1)) = ?1 OR substr(video_id, 1, length(?1)) = ?1
      ORDER BY created_at DESC, id LIMIT 20
      """, [.text(word)])
  }
}
