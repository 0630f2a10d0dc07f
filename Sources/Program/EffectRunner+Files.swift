import Composer
import Foundation
import VideoModel

/// Requests in files.
extension EffectRunner {
  /// Reads a request, or every request of a folder.
  func readFile(_ path: String) {
    let place = URL(fileURLWithPath: RequestFile.expanded(path))
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), isFolder.boolValue
    else {
      return readRequest(path, answers: true)
    }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []).sorted()
    let files = names.filter { $0.lowercased().hasSuffix(".json") }
    guard !files.isEmpty else { return refuse(path, "\(path) holds no file whose name ends in .json") }
    mailbox.post(.pathAnswered(path, refusal: nil))
    for file in files { readRequest(place.appendingPathComponent(file).path, answers: false) }
  }

  /// - Parameter answers: whether the path is the one that was typed.
  private func readRequest(_ path: String, answers: Bool) {
    do {
      let text = try RequestFile.text(of: RequestFile.expanded(path), onlyFiles: true)
      let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      mailbox.post(.fileRead(name: name, text: text))
    } catch {
      if answers { refuse(path, error.description) } else { tell(.error, error.description) }
    }
  }

  /// Says why a path that was typed cannot be used.
  func refuse(_ path: String, _ reason: String) { mailbox.post(.pathAnswered(path, refusal: reason)) }

  /// Says what has come of a path that was typed.
  private func accept(_ path: String, _ words: String) {
    mailbox.post(.pathAnswered(path, refusal: nil))
    tell(.success, words)
  }

  func writeFile(_ path: String, _ text: String) {
    let file = URL(fileURLWithPath: RequestFile.expanded(path))
    if let reason = write(text, to: file) {
      refuse(path, "\(path) \(reason)")
    } else {
      accept(path, "Written to \(file.path)")
    }
  }

  /// Writes several files. One that is there already is left alone, and told of.
  func writeFolder(_ path: String, _ files: [NamedText]) {
    let folder = URL(fileURLWithPath: RequestFile.expanded(path), isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      return refuse(path, "The folder \(path) cannot be made: \(RequestFile.reason(of: error))")
    }
    let failures = files.compactMap { file in
      write(file.text, to: folder.appendingPathComponent(file.name + ".json")).map {
        "\(file.name).json \($0)"
      }
    }
    guard let first = failures.first else {
      return accept(path, "\(files.count) drafts are written to \(folder.path)")
    }
    refuse(path, "\(files.count - failures.count) of \(files.count) drafts are written to \(path): \(first)")
  }

  /// Puts a draft that the store cannot take where there may be room, when the screen is closed.
  func keepElsewhere(_ draft: Draft) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "heygen-tui-draft-\(UUID().uuidString.prefix(8)).json")
    // Others may look into that folder.
    let isKept = FileManager.default.createFile(
      atPath: file.path, contents: Data((draft.request.json.prettyText + "\n").utf8),
      attributes: [.posixPermissions: 0o600])
    let place = isKept ? "its request is in \(file.path)" : "\(file.path) cannot be written either"
    Output.complain("“\(Output.visible(draft.name))” is not saved; \(place)")
  }

  /// Keeps a text that is no request in the data folder.
  func putBy(_ name: String, _ text: String) {
    let folder = drawer.appendingPathComponent("put-by", isDirectory: true)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let stamp = Int(Date().timeIntervalSince1970)
    var file = folder.appendingPathComponent("\(stamp)-\(name)")
    var number = 2
    while FileManager.default.fileExists(atPath: file.path) {
      file = folder.appendingPathComponent("\(stamp)-\(number)-\(name)")
      number += 1
    }
    if let reason = write(text, to: file) {
      tell(.error, "The text is not kept: \(file.path) \(reason)")
    } else {
      tell(.information, "The text is kept in \(file.path)")
    }
  }

  /// Writes a new file.
  /// - Returns: why it is not written, to follow its name; nil when it is.
  private func write(_ text: String, to file: URL) -> String? {
    do {
      try Data(text.utf8).write(to: file, options: [.withoutOverwriting])
      return nil
    } catch CocoaError.fileWriteFileExists {
      return "exists; choose another name"
    } catch {
      return "is not written: \(RequestFile.reason(of: error))"
    }
  }
}
