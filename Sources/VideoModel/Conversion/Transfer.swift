/// A conversion as it goes on: the values of the one request, each with its fate, and the other request as it grows.
struct Transfer {
  /// Two forms that say the same, and where each stands in its request.
  struct Scope {
    let source: Form
    let sourcePath: FieldPath
    let target: Form
    let targetPath: FieldPath
  }

  let source: RequestTemplate
  let template: RequestTemplate
  /// The request that is converted.
  let request: VideoRequest
  let json: JSONValue
  var leaves: Leaves
  /// Where the scenes stand; nil for a request with a single subject.
  private let sourceScenes, targetScenes: FieldPath?
  /// What the source has although nothing says it, and the target cannot have.
  var unsaid: [Loss] = []
  /// What has been carried over: the request, and its scenes.
  private(set) var scopes: [Scope] = []
  /// The scenes that are not taken.
  private var leftScenes: Set<FieldPath> = []
  private(set) var target = JSONValue.object([])

  /// A conversion of that request, not yet begun.
  init(from request: VideoRequest, to template: RequestTemplate) {
    source = RequestTemplate(of: request)
    self.template = template
    let (typed, wrongType) = Self.typed(request, as: source)
    self.request = typed
    sourceScenes = source.sceneList
    targetScenes = template.sceneList
    json = typed.json
    leaves = Leaves(wrongType + typed.leaves, sceneList: sourceScenes)
  }

  /// The request with the type that its template has. The fields of v3 apply by it; without one, none would.
  private static func typed(_ request: VideoRequest, as template: RequestTemplate) -> (VideoRequest, [Leaf]) {
    let found = request.json["type"]
    guard let shape = template.shape, found != shape.json else { return (request, []) }
    var request = request
    request.set(shape.json, at: typePath)
    return (
      request, found.map { [Leaf(path: typePath, value: $0, standing: .stray("v3 has no such type"))] } ?? []
    )
  }

  private static let typePath = FieldPath([.key("type")])

  /// Carries over all that both templates know.
  mutating func run() {
    if let shape = template.shape { put(shape.json, at: Self.typePath) }
    carrySize()
    carryCaptions()
    let request = Scope(
      source: .request(source), sourcePath: .root, target: .request(template), targetPath: .root)
    carry(request)
    if sourceScenes == nil, targetScenes == nil { complete(request) } else { carryScenes() }
    carryDefaults()
  }

  private mutating func carryScenes() {
    let count = sourceScenes.map { json[$0]?.array?.count ?? 0 } ?? 1
    for index in 0..<count {
      let sourcePath = sourceScenes?.appending(index) ?? .root
      guard index == 0 || targetScenes != nil else {
        leftScenes.insert(sourcePath)
        continue
      }
      let scene = scope(from: sourcePath, to: targetScenes?.appending(index) ?? .root)
      prepare(scene)
      carry(scene)
      complete(scene)
    }
  }

  // MARK: - Carrying

  private mutating func carry(_ scope: Scope) {
    scopes.append(scope)
    for row in Correspondence.table {
      guard let from = row.places[scope.source], let to = row.places[scope.target] else { continue }
      if row.isWhole { carryWhole(from, to, scope) } else { carryValues(from, to, scope) }
      if let fixed = from.fixed { carryFixed(fixed, to, scope, name: row.name) }
    }
  }

  /// Carries over what the source always says.
  private mutating func carryFixed(_ fixed: JSONValue, _ to: Place, _ scope: Scope, name: String?) {
    guard fixed != to.standard, let reason = write(fixed, to, scope), to.fixed != nil else { return }
    unsaid.append(Loss(path: scope.sourcePath, value: fixed, reason: reason, isSet: false, name: name))
  }

  private mutating func carryWhole(_ from: Place, _ to: Place, _ scope: Scope) {
    guard let path = from.path.map({ scope.sourcePath + $0 }), let value = json[path], value.members != nil,
      holds(from, scope), !leaves.isNoField(path)
    else { return }
    if let fault = write(value, to, scope) { return decide(.lost(fault), inside: path) }
    decide(.carried, inside: path)
  }

  private mutating func carryValues(_ from: Place, _ to: Place, _ scope: Scope) {
    guard let path = from.path.map({ scope.sourcePath + $0 }), holds(from, scope),
      let leaf = leaves.open(path), let common = from.common(leaf.value)
    else { return }
    if let fault = write(common, to, scope) { return leaves.decide(.lost(fault), at: path) }
    for condition in from.conditions { decide(.carried, inside: scope.sourcePath + condition.path) }
    let nearest = to.nearest[common].map { Leaf.Fate.lost("the nearest is \($0.plainText)") }
    leaves.decide(nearest ?? .carried, at: path)
  }

  /// Whether what must stand beside a place of the source does.
  func holds(_ place: Place, _ scope: Scope) -> Bool {
    place.conditions.allSatisfy { json[scope.sourcePath + $0.path] == $0.value }
  }

  /// Writes a common value at a place of the target.
  /// - Returns: why it cannot be; nil when it is done.
  mutating func write(_ common: JSONValue, _ place: Place, _ scope: Scope) -> String? {
    if let fixed = place.fixed {
      return fixed == common ? nil : "it is always \(place.fixedWords ?? "the same") there"
    }
    guard let value = place.own(common), let path = place.path else { return "it has no counterpart" }
    for condition in place.conditions {
      let found = target[scope.targetPath + condition.path]
      guard found == nil || found == condition.value else {
        return "it does not go with \(condition.path) \(found?.plainText ?? "") there"
      }
    }
    guard target[scope.targetPath + path] == nil else { return "something else stands in its place" }
    for condition in place.conditions { put(condition.value, at: scope.targetPath + condition.path) }
    put(value, at: scope.targetPath + path)
    return nil
  }

  /// Sets a value of the target.
  mutating func put(_ value: JSONValue, at path: FieldPath) { target.place(value, at: path) }

  /// Decides on all open values at and below a path of the source.
  mutating func decide(_ fate: Leaf.Fate, inside path: FieldPath) { leaves.decide(fate, inside: path) }

  // MARK: - The result

  /// The new request, with all that is not in it.
  var conversion: Conversion {
    let made = try? VideoRequest(kind: template.kind, json: target)
    return Conversion(request: made ?? template.make(), losses: losses + unsaid)
  }

  private var losses: [Loss] {
    var losses: [Loss] = []
    var covered: Set<FieldPath> = []
    for leaf in leaves.all {
      guard !leaf.isHidden else {
        losses += leaf.loss.map { [Loss(path: leaf.path, value: leaf.value, reason: $0)] } ?? []
        continue
      }
      guard let (path, reason) = loss(of: leaf) else { continue }
      let isWhole = path != leaf.path
      guard !isWhole || covered.insert(path).inserted else { continue }
      losses.append(Loss(path: path, value: isWhole ? json[path] ?? .null : leaf.value, reason: reason))
    }
    return losses
  }

  /// What of the source is to be named as lost for a value, and why; nil when nothing is.
  private func loss(of leaf: Leaf) -> (FieldPath, String)? {
    if let scene = leaves.scene(of: leaf.path), leftScenes.contains(scene) {
      return (scene, "only the first scene is taken")
    }
    return leaf.loss.map { (outermost(around: leaf.path, lostBy: $0), $0) }
  }

  /// The outermost object or list around a value of which nothing at all is carried over, for one reason; the value's
  /// own path where there is none, or nothing else is lost in it.
  private func outermost(around path: FieldPath, lostBy reason: String) -> FieldPath {
    var outermost = path
    var parent = path.parent
    while parent != .root, parent != sourceScenes, parent.parent != sourceScenes {
      let inside = leaves.inside(parent).filter { !$0.isHidden }
      let reasons = inside.compactMap(\.loss)
      guard inside.allSatisfy({ $0.fate != .carried }), Set(reasons) == [reason] else { break }
      if reasons.count > 1 { outermost = parent }
      parent = parent.parent
    }
    return outermost
  }
}

extension RequestTemplate {
  /// Where its scenes stand; nil for one with a single subject.
  var sceneList: FieldPath? { make().sceneListPath }
}

extension FieldPath {
  /// The path of something by its path from here.
  static func + (left: FieldPath, right: FieldPath) -> FieldPath { FieldPath(left.steps + right.steps) }
}

extension JSONValue {
  /// A word without its quotation marks; anything else as JSON.
  fileprivate var plainText: String { string ?? compactText }
}
