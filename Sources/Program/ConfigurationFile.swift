import Composer
import Foundation
import HeyGenClient

/// The configuration file on disk.
struct ConfigurationFile {
  let path: String

  init(environment: [String: String]) { path = Places(environment: environment).configuration.path }

  init(path: String) { self.path = path }

  /// What it says; without a file, what counts then.
  /// - Throws: `ProgramError.unreadable` when there is one and it cannot be read.
  func read() throws(ProgramError) -> Configuration {
    guard path == "-" || FileManager.default.fileExists(atPath: path) else { return Configuration() }
    return Configuration(try RequestFile.text(of: path)) { address in
      do throws(ConfigurationError) {
        _ = try BaseURL(address)
        return nil
      } catch {
        return error.description
      }
    }
  }

  /// Problems with the places where they are, a line each.
  func lines(of problems: [ConfigurationProblem]) -> [String] {
    problems.map { "\(path):\($0.line): \($0.severity.rawValue): \(Output.visible($0.sentence))" }
  }

  /// What the composer says of the file's errors when it starts, the one to be read first at the end.
  func notices(of configuration: Configuration) -> [Notice] {
    // The name alone: the sentence is what must be read, and `heygen-tui config path` says the rest.
    configuration.notices(ofFile: URL(fileURLWithPath: path).lastPathComponent)
  }

  /// Writes the file with every setting explained.
  /// - Throws: when there is one already, which is left alone, or when it cannot be written.
  func writeTemplate() throws(ProgramError) {
    let file = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Configuration.template.utf8).write(to: file, options: [.withoutOverwriting])
    } catch CocoaError.fileWriteFileExists {
      throw .failed("\(path) exists, and is left as it is")
    } catch {
      throw .failed("\(path) cannot be written: \(RequestFile.reason(of: error))")
    }
  }
}
