import VideoModel

/// Where the jobs panel stands.
struct JobsPane: Equatable {
  var selected = 0
  /// The selected job; the selection stays on it when other jobs come.
  var selectedID: Job.ID?
  /// Which jobs are wanted.
  var query = JobsQuery()
  /// The jobs that are shown.
  var listing = JobsListing()
}
