/// The steps that bring a store to the present version. A step that has shipped is never changed.
///
/// No foreign keys: a job outlives its draft, and still names it.
enum Migrations {
  /// The statements of each version, from 1.
  static let steps: [[String]] = [
    [
      """
      CREATE TABLE drafts (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, request TEXT NOT NULL,
        created_at REAL NOT NULL, updated_at REAL NOT NULL, origin TEXT
      ) STRICT, WITHOUT ROWID
      """,
      "CREATE INDEX drafts_by_change ON drafts (updated_at)",
      """
      CREATE TABLE jobs (
        id TEXT PRIMARY KEY, draft_id TEXT, kind TEXT NOT NULL, title TEXT NOT NULL, request TEXT NOT NULL,
        service TEXT NOT NULL, video_id TEXT, state TEXT NOT NULL, progress REAL, sightings TEXT NOT NULL,
        result TEXT, failure TEXT, created_at REAL NOT NULL, changed_at REAL NOT NULL, ended_at REAL, saved_to TEXT,
        owner TEXT, lease_owner TEXT, lease_until REAL
      ) STRICT, WITHOUT ROWID
      """,
      "CREATE INDEX jobs_by_age ON jobs (created_at)",
      "CREATE INDEX jobs_by_state ON jobs (service, state)",
      "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ],
    // Starting and leaving look for the few jobs in these, not through all that there ever were.
    [
      "CREATE INDEX jobs_being_sent ON jobs (created_at) WHERE state IN ('stored', 'sending')",
      "CREATE INDEX jobs_leased ON jobs (lease_owner) WHERE lease_owner IS NOT NULL",
    ],
    [
      "ALTER TABLE jobs ADD COLUMN idempotency_key TEXT",
      "ALTER TABLE jobs ADD COLUMN deprecation TEXT",
      // What the service lists, as it was last fetched.
      "CREATE TABLE listings (service TEXT PRIMARY KEY, listing TEXT NOT NULL, fetched_at REAL NOT NULL) STRICT, WITHOUT ROWID",
      """
      CREATE TABLE choices (
        service TEXT NOT NULL, catalogue TEXT NOT NULL, id TEXT NOT NULL, chosen_at REAL NOT NULL,
        PRIMARY KEY (service, catalogue, id)
      ) STRICT, WITHOUT ROWID
      """,
      // Files that have been uploaded, by their content.
      """
      CREATE TABLE uploads (
        service TEXT NOT NULL, sha256 TEXT NOT NULL, asset_id TEXT NOT NULL, url TEXT, uploaded_at REAL NOT NULL,
        PRIMARY KEY (service, sha256)
      ) STRICT, WITHOUT ROWID
      """,
    ],
    // The file that a draft was read from, for the difference from it.
    [
      "ALTER TABLE drafts ADD COLUMN file_name TEXT", "ALTER TABLE drafts ADD COLUMN file_kind TEXT",
      "ALTER TABLE drafts ADD COLUMN file_request TEXT",
    ],
    // When the user put a job away.
    ["ALTER TABLE jobs ADD COLUMN archived_at REAL"],
    // Batches: which row is to be sent, and as which job it was.
    [
      """
      CREATE TABLE batches (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, service TEXT NOT NULL, created_at REAL NOT NULL
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE batch_rows (
        batch TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, request TEXT NOT NULL, job TEXT,
        sent INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (batch, number)
      ) STRICT, WITHOUT ROWID
      """,
      "CREATE INDEX jobs_by_video ON jobs (video_id)",
    ],
    [
      // Who asks about all jobs of a service.
      "CREATE TABLE surveys (service TEXT PRIMARY KEY, owner TEXT NOT NULL, until REAL NOT NULL) STRICT, WITHOUT ROWID",
      // How long the video is expected to be, so that the time of its render can be told by those before it.
      "ALTER TABLE jobs ADD COLUMN spoken REAL",
      "CREATE INDEX jobs_completed ON jobs (service, ended_at) WHERE state = 'completed'",
    ],
    // A list says that a video is finished, and only a question of its own where it is.
    [
      "CREATE INDEX jobs_unlocated ON jobs (service) WHERE state = 'completed' AND result IS NULL AND video_id IS NOT NULL"
    ],
    // Whether somebody has chosen the draft's name. Until then all of them were called so.
    [
      "ALTER TABLE drafts ADD COLUMN is_named INTEGER NOT NULL DEFAULT 1",
      "UPDATE drafts SET is_named = 0 WHERE name = 'Untitled'",
    ],
  ]

  /// Brings a store to the present version, each step whole or not at all.
  static func run(on database: Database) throws(StoreError) {
    let found = try version(of: database)
    guard found >= 0 else { throw .failed("its version is \(found), so it is no store of this program") }
    guard found <= steps.count else { throw .newerSchema(found: found, known: steps.count) }
    for version in found..<steps.count {
      try database.transaction { () throws(StoreError) in
        // Another program may have made this step while we waited for the lock.
        guard try self.version(of: database) == version else { return }
        for statement in steps[version] { try database.run(statement) }
        try database.run("PRAGMA user_version = \(version + 1)")
      }
    }
  }

  private static func version(of database: Database) throws(StoreError) -> Int {
    try database.run("PRAGMA user_version").first?.first?.integer ?? 0
  }
}
