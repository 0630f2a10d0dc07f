import Foundation
import VideoModel

extension Envelope {
  /// What an answer says of the end of its endpoint: in the `warning` of its body, or in its headers.
  func deprecation(in body: JSONValue, _ answer: HTTPAnswer) -> Deprecation? {
    let warning = body["warning"] ?? body["data"]?["warning"]
    let told = readable(warning?["message"]?.string ?? warning?.string ?? "")
    let isDeprecated = ["", "false", "?0"].contains(header("deprecation", answer).lowercased()) == false
    let sunset = [warning?["sunset_date"]?.string ?? "", header("sunset", answer)].first { !$0.isEmpty }
    guard !told.isEmpty || isDeprecated || sunset != nil else { return nil }
    let day = sunset.map { Self.date($0).map(Self.day) ?? readable($0) }
    let end = day.map { "the service ends this endpoint on \($0)" } ?? "the service will end this endpoint"
    return Deprecation(message: told.isEmpty ? end : told, sunset: day)
  }

  private func header(_ name: String, _ answer: HTTPAnswer) -> String {
    answer.headers[name]?.trimmingCharacters(in: .whitespaces) ?? ""
  }

  private static func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }
}
