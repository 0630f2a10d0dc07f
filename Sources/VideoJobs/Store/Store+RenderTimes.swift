import VideoModel

extension Store {
  /// How long the newest renders of a service took.
  /// - Parameter service: the name that its jobs are kept under.
  public func renderTimes(service: String) throws(StoreError) -> RenderTimes {
    let rows = try database.run(
      """
      SELECT kind, spoken, ended_at - created_at FROM jobs
      WHERE service = ? AND state = 'completed' AND spoken IS NOT NULL ORDER BY ended_at DESC LIMIT ?
      """,
      [.text(service), .integer(Int64(RenderTimes.most))])
    return RenderTimes(
      rows.compactMap { row in
        guard let kind = row[0].string.flatMap(RequestKind.init), let spoken = row[1].double,
          let took = row[2].double
        else { return nil }
        return RenderTimes.Sample(kind: kind, spoken: spoken, took: took)
      })
  }

  /// The jobs that a list shows: the newest, the newest first, and whatever older one is not over.
  public func jobsToShow(newest limit: Int = 500) throws(StoreError) -> [Job] {
    try jobs(
      """
      WHERE state IN ('stored', 'sending', 'unconfirmed', 'waiting', 'processing')
        OR id IN (SELECT id FROM jobs ORDER BY created_at DESC, id DESC LIMIT ?)
      ORDER BY created_at DESC, id DESC
      """, [.integer(Int64(limit))])
  }
}
