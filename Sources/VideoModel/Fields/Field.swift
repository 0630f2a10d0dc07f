/// What is known of a field, apart from where its value is kept. There is one for each row of the tables; it is shared, not
/// copied, since forms and validators pass hundreds of them around at every key.
public final class FieldInfo: Equatable, Sendable {
  /// The JSON key.
  public let key: String
  /// The name on the form.
  public let label: String
  /// What it holds, and what is allowed.
  public let kind: FieldKind
  /// What the service takes when the field is not sent.
  public let defaultValue: JSONValue?
  /// Whether it must be given, where it applies.
  public let isRequired: Bool
  /// When it applies, such as "type is avatar"; nil when always.
  public let condition: String?
  /// Where it is not always required: when it is, such as "a script is given"; nil when never.
  public let requiredWhen: String?
  /// One line of help.
  public let help: String
  /// The page that says so.
  public let source: Source
  /// For an object: whether it is large enough to be a part of the form of its own.
  public let isSection: Bool
  /// For a choice: words that are taken beside those of `kind`, but not offered.
  public let tolerated: [String]

  init(
    key: String, label: String, kind: FieldKind, defaultValue: JSONValue?, isRequired: Bool,
    condition: String?, requiredWhen: String? = nil,
    help: String, source: Source, isSection: Bool = false, tolerated: [String] = []
  ) {
    self.key = key
    self.label = label
    self.kind = kind
    self.defaultValue = defaultValue
    self.isRequired = isRequired
    self.condition = condition
    self.requiredWhen = requiredWhen
    self.help = help
    self.source = source
    self.isSection = isSection
    self.tolerated = tolerated
  }

  /// The same row of the same table.
  public static func == (left: FieldInfo, right: FieldInfo) -> Bool { left === right }
}

/// The API's pages that fields and rules come from.
public enum Source: String, Equatable, Sendable {
  /// "Studio API", developers.heygen.com.
  case studioAPI = "Studio API"
  /// "Create Avatar Video (V2)", docs.heygen.com.
  case createAvatarVideoV2 = "Create Avatar Video (V2)"
  /// "Video Generation", the workflow guide.
  case workflow = "Video Generation"
  /// "Generate Video", the page of Avatar IV with its OpenAPI definition.
  case generateVideo = "Generate Video"
  /// "Create Video", the page of `POST /v3/videos`.
  case createVideo = "Create Video"
  /// The request schemas that the official command line carries.
  case commandLine = "HeyGen CLI"
}

/// When a field applies or is required: a predicate with its words.
public struct Condition<Root>: Sendable {
  /// The predicate in words, such as "type is avatar".
  public let words: String
  /// Whether the object is one of several shapes, of which the others do not have the field at all.
  public let isShape: Bool
  /// Whether it holds for an object.
  public let holds: @Sendable (Root) -> Bool

  /// A predicate with its words.
  public init(_ words: String, isShape: Bool = false, _ holds: @escaping @Sendable (Root) -> Bool) {
    self.words = words
    self.isShape = isShape
    self.holds = holds
  }
}

/// An object of a request: typed properties, a table that describes them, and whatever else its JSON held.
public protocol RequestObject: Equatable, Sendable {
  /// An object in which nothing is set.
  init()
  /// The object as it is when a user adds it by hand.
  static var fresh: Self { get }
  /// The fields, in the API's own order.
  static var fields: [Field<Self>] { get }
  /// The key of the field that says which of several shapes the object has; nil when it has but one.
  static var shapeKey: String? { get }
  /// The rules that concern more than one field.
  static var rules: [ObjectRule<Self>] { get }
  /// Members of the JSON that are not understood, or of the wrong type, or do not apply: kept and written back. Those
  /// that stand before another of the same key are kept as well, and not written where that one could be read.
  var kept: [JSONMember] { get set }
}

extension RequestObject {
  /// Nothing is set, unless the type says otherwise.
  public static var fresh: Self { Self() }
  /// None, unless the type says otherwise.
  public static var shapeKey: String? { nil }
  /// None, unless the type says otherwise.
  public static var rules: [ObjectRule<Self>] { [] }
}

/// A rule over several fields of an object.
public struct ObjectRule<Root>: Sendable {
  /// The problems of an object at `path`.
  let problems: @Sendable (_ object: Root, _ path: FieldPath) -> [Problem]
}

/// One row of the table of fields: what the field is, and how its value is reached.
public final class Field<Root: RequestObject>: Sendable {
  /// What the field is.
  public let info: FieldInfo
  let condition: Condition<Root>?
  let requiredWhen: Condition<Root>?
  let access: FieldAccess<Root>

  init(
    info: FieldInfo, condition: Condition<Root>?, requiredWhen: Condition<Root>? = nil,
    access: FieldAccess<Root>
  ) {
    self.info = info
    self.condition = condition
    self.requiredWhen = requiredWhen
    self.access = access
  }

  /// Whether the field applies to this object.
  func applies(to object: Root) -> Bool { condition?.holds(object) ?? true }

  /// Whether the field must be given in this object.
  func isRequired(in object: Root) -> Bool { info.isRequired || requiredWhen?.holds(object) ?? false }
}

/// How a field's value is reached, without its type.
struct FieldAccess<Root: RequestObject>: Sendable {
  /// The value as JSON; nil when not set.
  let read: @Sendable (Root) -> JSONValue?
  /// Sets the value from JSON, or unsets it by nil. False when the JSON is of the wrong type.
  let write: @Sendable (inout Root, JSONValue?) -> Bool
  /// What JSON must be to be written, as the end of "it must be".
  let expectation: String
  /// The object or list below, when the field is one.
  let nested: NestedAccess<Root>?
}

/// A change of a list of objects that leaves the others as they are, with all that is hidden in them.
enum ElementChange {
  /// A new object at the end.
  case append
  /// The object at a place, counted from 0, is taken away.
  case remove(Int)
}

/// How the fields of a nested object, or of the elements of a list, are reached.
struct NestedAccess<Root: RequestObject>: Sendable {
  let problems: @Sendable (Root, FieldPath, Terms) -> [Problem]
  /// The fields inside; those of an absent object are listed as if it were there when asked for.
  let fields: @Sendable (Root, FieldPath, ArraySlice<FieldPath.Step>, Bool) -> [FieldState]
  /// Sets a value further down, making an absent object; when asked for, one of the wrong type too.
  let write: @Sendable (inout Root, ArraySlice<FieldPath.Step>, JSONValue?, Bool) -> Bool
  /// Changes the list at a path further down. False when there is none, or no such element.
  let change: @Sendable (inout Root, ArraySlice<FieldPath.Step>, ElementChange) -> Bool
  /// Values that are typed in but do not apply, so that the JSON does not hold them.
  let hidden: @Sendable (Root, FieldPath) -> [(FieldPath, JSONValue)]
  /// Puts a value back that `hidden` told of.
  let restore: @Sendable (inout Root, ArraySlice<FieldPath.Step>, JSONValue) -> Void
  /// An absent object, or a new element of a list, as a user begins with it.
  let fresh: @Sendable (Root, ArraySlice<FieldPath.Step>) -> JSONValue?
  /// The table below, for the reference.
  let table: @Sendable (FieldPath) -> [FieldRow]
}

/// A row of the field reference: a field and its path with `[]` for any element of a list.
public struct FieldRow: Equatable, Sendable {
  /// The path, such as `video_inputs[].voice.pitch`.
  public let path: String
  /// The field.
  public let info: FieldInfo
}

/// A field of a request as it stands: what it is, where, and its value.
public struct FieldState: Equatable, Sendable {
  /// Where it stands.
  public let path: FieldPath
  /// What it is.
  public let info: FieldInfo
  /// Its value; nil when it is not set.
  public let value: JSONValue?
  /// A value of the wrong type that was imported or typed, and is kept until another one is set.
  public let keptValue: JSONValue?
  /// Whether it must be given, as the object stands.
  public internal(set) var isRequired: Bool
}

extension FieldState {
  /// What stands in the place of a value and is none; null only says that nothing is given.
  public var wrongValue: JSONValue? { value == nil && keptValue != .null ? keptValue : nil }

  /// The same field where it need not be given, since the object around it is not there.
  var optional: FieldState {
    var state = self
    state.isRequired = false
    return state
  }
}
