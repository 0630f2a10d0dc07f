/// Rows of the table, by the kind of field.
extension Field {
  /// A line of text, or any other kind that is stored as text.
  static func text(
    _ key: String, _ keyPath: any WritableKeyPath<Root, String?> & Sendable, _ label: String,
    _ kind: FieldKind = .text(.any), default defaultValue: JSONValue? = nil, required: Bool = false,
    requiredWhen: Condition<Root>? = nil, when condition: Condition<Root>? = nil, help: String,
    source: Source = .studioAPI
  ) -> Field {
    value(key, keyPath, label, kind, defaultValue, required, requiredWhen, condition, help, source)
  }

  /// A number.
  static func number<Value: FieldValue>(
    _ key: String, _ keyPath: any WritableKeyPath<Root, Value?> & Sendable, _ label: String,
    _ rule: NumberRule,
    default defaultValue: JSONValue? = nil, required: Bool = false,
    requiredWhen: Condition<Root>? = nil, when condition: Condition<Root>? = nil,
    help: String, source: Source = .studioAPI
  ) -> Field {
    value(key, keyPath, label, .number(rule), defaultValue, required, requiredWhen, condition, help, source)
  }

  /// Yes or no.
  static func toggle(
    _ key: String, _ keyPath: any WritableKeyPath<Root, Bool?> & Sendable, _ label: String,
    default defaultValue: Bool? = nil, when condition: Condition<Root>? = nil, help: String,
    source: Source = .studioAPI
  ) -> Field {
    value(key, keyPath, label, .toggle, defaultValue?.json, false, nil, condition, help, source)
  }

  /// One of a list of words.
  static func choice<Value: Choice>(
    _ key: String, _ keyPath: any WritableKeyPath<Root, Value?> & Sendable, _ label: String,
    offering words: [String]? = nil, default defaultValue: Value? = nil, required: Bool = false,
    requiredWhen: Condition<Root>? = nil, when condition: Condition<Root>? = nil,
    help: String, source: Source = .studioAPI
  ) -> Field {
    let kind = FieldKind.choice(words ?? Value.allowed.map(\.rawValue))
    return value(
      key, keyPath, label, kind, defaultValue?.json, required, requiredWhen, condition, help, source,
      tolerated: Value.tolerated.map(\.rawValue))
  }

  /// A value of any type.
  static func value<Value: FieldValue>(
    _ key: String, _ keyPath: any WritableKeyPath<Root, Value?> & Sendable, _ label: String,
    _ kind: FieldKind,
    required: Bool = false, when condition: Condition<Root>? = nil, help: String, source: Source
  ) -> Field {
    value(key, keyPath, label, kind, nil, required, nil, condition, help, source)
  }

  private static func value<Value: FieldValue>(
    _ key: String, _ keyPath: any WritableKeyPath<Root, Value?> & Sendable, _ label: String,
    _ kind: FieldKind,
    _ defaultValue: JSONValue?, _ required: Bool, _ requiredWhen: Condition<Root>?,
    _ condition: Condition<Root>?, _ help: String,
    _ source: Source, tolerated: [String] = []
  ) -> Field {
    let access = FieldAccess<Root>(
      read: { $0[keyPath: keyPath]?.json },
      write: { root, json in
        guard let json else {
          root[keyPath: keyPath] = nil
          return true
        }
        guard let value = Value(json: json) else { return false }
        root[keyPath: keyPath] = value
        return true
      }, expectation: Value.expectation, nested: nil)
    return Field(
      info: FieldInfo(
        key: key, label: label, kind: kind, defaultValue: defaultValue, isRequired: required,
        condition: condition?.words, requiredWhen: requiredWhen?.words, help: help, source: source,
        tolerated: tolerated), condition: condition, requiredWhen: requiredWhen, access: access)
  }

  /// An object with fields of its own.
  static func object<Child: RequestObject>(
    _ key: String, _ keyPath: any WritableKeyPath<Root, Child?> & Sendable, _ label: String,
    required: Bool = false, isSection: Bool = false, when condition: Condition<Root>? = nil, help: String,
    source: Source = .studioAPI
  ) -> Field {
    let nested = NestedAccess<Root>(
      problems: { root, path, terms in root[keyPath: keyPath]?.problems(at: path, under: terms) ?? [] },
      fields: { root, path, _, evenAbsent in
        // A small object that may be absent is shown as it is: with nothing set.
        let absent = isSection || required ? Child.fresh : Child()
        guard let child = root[keyPath: keyPath] ?? (evenAbsent ? absent : nil) else { return [] }
        return child.fieldStates(at: path, evenAbsent: evenAbsent)
      },
      write: { root, steps, json, keepsAny in
        var child = root[keyPath: keyPath] ?? Child.fresh
        guard child.set(json, at: steps, keepsAny: keepsAny) else { return false }
        if json != nil || root[keyPath: keyPath] != nil { root[keyPath: keyPath] = child }
        return true
      },
      change: { root, steps, change in
        guard var child = root[keyPath: keyPath], child.changeElements(change, at: steps) else {
          return false
        }
        root[keyPath: keyPath] = child
        return true
      },
      hidden: { root, path in root[keyPath: keyPath]?.hiddenValues(at: path) ?? [] },
      restore: { root, steps, json in
        var child = root[keyPath: keyPath] ?? Child()
        child.restoreHidden(json, at: steps)
        root[keyPath: keyPath] = child
      },
      fresh: { root, steps in
        steps.isEmpty ? Child.fresh.json : (root[keyPath: keyPath] ?? .fresh).freshValue(at: steps)
      },
      table: { Child.table(at: $0) })
    let access = FieldAccess<Root>(
      read: { $0[keyPath: keyPath]?.json },
      write: { root, json in
        guard let json else {
          root[keyPath: keyPath] = nil
          return true
        }
        guard let child = Child(json: json) else { return false }
        root[keyPath: keyPath] = child
        return true
      }, expectation: "an object", nested: nested)
    return Field(
      info: FieldInfo(
        key: key, label: label, kind: .object, defaultValue: nil, isRequired: required,
        condition: condition?.words, help: help, source: source, isSection: isSection),
      condition: condition, access: access)
  }

  /// A list of objects.
  static func list<Child: RequestObject>(
    _ key: String, _ keyPath: any WritableKeyPath<Root, ObjectList<Child>> & Sendable, _ label: String,
    count: ClosedRange<Int>, when condition: Condition<Root>? = nil, help: String,
    source: Source = .studioAPI
  ) -> Field {
    let nested = NestedAccess<Root>(
      problems: { root, path, terms in root[keyPath: keyPath].problems(at: path, under: terms) },
      fields: { root, path, steps, evenAbsent in
        guard case .index(let index)? = steps.first, root[keyPath: keyPath].indices.contains(index) else {
          return []
        }
        return root[keyPath: keyPath][index].fieldStates(at: path.appending(index), evenAbsent: evenAbsent)
      },
      write: { root, steps, json, keepsAny in
        guard case .index(let index)? = steps.first, root[keyPath: keyPath].indices.contains(index) else {
          return false
        }
        return root[keyPath: keyPath][index].set(json, at: steps.dropFirst(), keepsAny: keepsAny)
      },
      change: { root, steps, change in
        guard let step = steps.first else { return root[keyPath: keyPath].apply(change) }
        guard case .index(let index) = step, root[keyPath: keyPath].indices.contains(index) else {
          return false
        }
        return root[keyPath: keyPath][index].changeElements(change, at: steps.dropFirst())
      },
      hidden: { root, path in
        root[keyPath: keyPath].enumerated().flatMap { $1.hiddenValues(at: path.appending($0)) }
      },
      restore: { root, steps, json in
        guard case .index(let index)? = steps.first, root[keyPath: keyPath].indices.contains(index) else {
          return
        }
        root[keyPath: keyPath][index].restoreHidden(json, at: steps.dropFirst())
      },
      fresh: { root, steps in
        guard case .index(let index)? = steps.first else { return Child.fresh.json }
        let children = root[keyPath: keyPath]
        return children.indices.contains(index) ? children[index].freshValue(at: steps.dropFirst()) : nil
      },
      table: { Child.table(at: FieldPath($0.steps.dropLast() + [.key($0.key + "[]")])) })
    let access = FieldAccess<Root>(
      read: { root in
        let children = root[keyPath: keyPath]
        return children.isEmpty ? nil : children.json
      },
      write: { root, json in
        guard let elements = json.map({ $0.array }) ?? [] else { return false }
        let children = elements.compactMap { Child(json: $0) }
        guard children.count == elements.count else { return false }
        root[keyPath: keyPath] = ObjectList(children)
        return true
      }, expectation: "a list of objects", nested: nested)
    return Field(
      info: FieldInfo(
        key: key, label: label, kind: .list(count), defaultValue: nil, isRequired: count.lowerBound > 0,
        condition: condition?.words, help: help, source: source), condition: condition, access: access)
  }
}
