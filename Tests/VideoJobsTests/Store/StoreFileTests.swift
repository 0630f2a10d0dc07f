import Foundation
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("The store's file")
struct StoreFileTests {
  private static let present = Migrations.steps.count

  private func mode(_ file: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
  }

  @Test("Folder and files are the user's alone")
  func permissions() async throws {
    let place = try StorePlace()
    try await place.store.save(Example.draft("a"))
    #expect(try mode(place.folder.file("data")) == 0o700)
    for name in ["store.sqlite", "store.sqlite-wal", "store.sqlite-shm"] {
      #expect(try mode(place.folder.file("data/" + name)) == 0o600, "\(name)")
    }
  }

  @Test("An empty file becomes a store")
  func emptyFile() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "store.sqlite")
    let store = try Store.open(at: file)
    try await store.save(Example.draft("a"))
    #expect(try await store.drafts().count == 1)
  }

  @Test("A store of each version is brought to the present one", arguments: 0...Migrations.steps.count)
  func migration(version: Int) async throws {
    let folder = try TemporaryFolder()
    let file = folder.file("store.sqlite")
    do {
      let old = try Database(path: file.path)
      for statement in Migrations.steps.prefix(version).joined() { try old.run(statement) }
      try old.run("PRAGMA user_version = \(version)")
      if version >= 1 {
        try old.run(
          """
          INSERT INTO drafts (id, name, kind, request, created_at, updated_at)
          VALUES ('old', 'Old', 'studio', '{"request":{"title":"Old"},"hidden":{}}', 1, 2),
            ('fresh', 'Untitled', 'studio', '{"request":{},"hidden":{}}', 1, 1)
          """)
      }
    }
    let store = try Store.open(at: file)
    #expect(try await store.drafts().map(\.name) == (version >= 1 ? ["Old", "Untitled"] : []))
    // What was called so by the program can be called after what it is about.
    #expect(try await store.draft(Draft.ID(rawValue: "old"))?.isNamed == (version >= 1 ? true : nil))
    let isOfPresent = version == Self.present
    #expect(try await store.draft(Draft.ID(rawValue: "fresh"))?.isNamed == (version >= 1 ? isOfPresent : nil))
    let database = try Database(path: file.path)
    #expect(try database.run("PRAGMA user_version") == [[.integer(Int64(Self.present))]])
    #expect(try database.run("PRAGMA integrity_check") == [[.text("ok")]])
  }

  @Test("A store from before there were idempotency keys keeps its jobs, and takes new ones")
  func jobsOfVersion2() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file("store.sqlite")
    do {
      let old = try Database(path: file.path)
      for statement in Migrations.steps.prefix(2).joined() { try old.run(statement) }
      try old.run("PRAGMA user_version = 2")
      try old.run(
        """
        INSERT INTO jobs (id, kind, title, request, service, video_id, state, sightings, created_at, changed_at, owner)
        VALUES ('a', 'studio', 'Old', '{}', 'sandbox', 'v1', 'processing', '[]', 1, 2, '0-dead'),
          ('b', 'avatar-iv', 'Lost', '{}', 'sandbox', NULL, 'unconfirmed', '[]', 2, 3, '0-dead')
        """)
    }
    let store = try Store.open(at: file)
    let jobs = try await store.jobs()
    #expect(jobs.map(\.id.rawValue) == ["b", "a"] && jobs.map(\.state) == [.unconfirmed, .processing])
    #expect(jobs.map(\.videoID) == [nil, "v1"] && jobs.map(\.title) == ["Lost", "Old"])
    #expect(jobs.allSatisfy { $0.idempotencyKey == nil && $0.deprecation == nil })
    // Without a key there is nothing that the service could know it again by.
    #expect(try await ScriptedSubmissions().submitter(store).settle(jobs[0].id) == nil)
    try await store.insert(Example.full, owner: Example.living)
    #expect(try await Store.open(at: file).job(Example.full.id) == Example.full)
  }

  @Test("Ten thousand jobs are not read to find a few")
  func indexes() throws {
    let folder = try TemporaryFolder()
    let database = try Database(path: folder.file("store.sqlite").path)
    try Migrations.run(on: database)
    let found = [
      "ORDER BY created_at DESC, id DESC LIMIT 500": "jobs_by_age",
      "WHERE service = 'x' AND state IN ('waiting', 'processing')": "jobs_by_state",
      "WHERE state IN ('stored', 'sending') ORDER BY created_at, id": "jobs_being_sent",
      "WHERE lease_owner = 'x' AND (NULL IS NULL OR id = NULL)": "jobs_leased",
    ]
    for (query, index) in found {
      let plan = try database.run("EXPLAIN QUERY PLAN SELECT * FROM jobs \(query)").compactMap {
        $0[3].string
      }
      #expect(plan.count == 1 && plan.first?.contains("INDEX \(index)") == true, "\(query): \(plan)")
    }
  }

  @Test("A step that fails leaves the store as it was")
  func failedStep() throws {
    let folder = try TemporaryFolder()
    let database = try Database(path: folder.file("store.sqlite").path)
    // The step makes the table of drafts before it comes to this one.
    try database.run("CREATE TABLE settings (what TEXT)")
    #expect(throws: StoreError.self) { try Migrations.run(on: database) }
    #expect(try database.run("SELECT name FROM sqlite_master") == [[.text("settings")]])
    #expect(try database.run("PRAGMA user_version") == [[.integer(0)]])
  }

  @Test("A store of a newer program is refused and stays as it is")
  func newer() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("store.sqlite")
    try Database(path: file.path).run("PRAGMA user_version = \(Self.present + 1)")
    let error = StoreError.newerSchema(found: Self.present + 1, known: Self.present)
    #expect(throws: error) { try Store.open(at: file) }
    #expect(error.description.contains("use the newer program"))
    #expect(try Database(path: file.path).run("SELECT count(*) FROM sqlite_master") == [[.integer(0)]])
  }

  @Test("A file with a version that no program writes is refused")
  func strangeVersion() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("store.sqlite")
    try Database(path: file.path).run("PRAGMA user_version = -7")
    #expect(throws: StoreError.failed("its version is -7, so it is no store of this program")) {
      try Store.open(at: file)
    }
  }

  @Test("A file that is no store is refused, named, and stays as it is")
  func noStore() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "Dear diary, today ", count: 100)
    let file = try folder.write(text, to: "store.sqlite")
    #expect(throws: StoreError.corrupt(path: file.path)) { try Store.open(at: file) }
    #expect(StoreError.corrupt(path: file.path).description.contains(file.path))
    #expect(try folder.read("store.sqlite") == text)
  }

  @Test("A folder that cannot be made is named")
  func noFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "data")
    let file = folder.file("data/store.sqlite")
    #expect(throws: StoreError.cannotOpen(path: file.path, reason: "its folder cannot be made")) {
      try Store.open(at: file)
    }
  }

  @Test("A full disk is called so, and what was there stays")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    let database = try Database(path: folder.file("store.sqlite").path)
    try Migrations.run(on: database)
    try database.run("INSERT INTO settings VALUES ('draft', 'a')")
    try database.run("PRAGMA max_page_count = 1")
    #expect(throws: StoreError.diskFull) {
      try database.run(
        "INSERT INTO settings VALUES ('long', ?)", [.text(String(repeating: "x", count: 100_000))])
    }
    #expect(try database.run("SELECT key FROM settings") == [[.text("draft")]])
  }

  @Test("Each error is a sentence with a way out")
  func sentences() {
    let errors: [(StoreError, String)] = [
      (.diskFull, "make room"), (.busy, "close it"), (.corrupt(path: "/x"), "move the file away"),
      (.cannotOpen(path: "/x", reason: "r"), "XDG_DATA_HOME"), (.failed("r"), "look at the disk"),
    ]
    for (error, wayOut) in errors { #expect(error.description.contains(wayOut)) }
  }
}
