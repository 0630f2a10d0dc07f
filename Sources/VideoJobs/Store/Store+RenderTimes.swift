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
}
