import VideoModel

/// Which service is talked to.
extension State {
  mutating func switchProfile(to name: String) -> [Effect] {
    guard name != service.profile else { return [] }
    notice = Notice(.information, "Going over to \(name)…")
    return [.switchProfile(name)]
  }

  /// Each answer of the service tells whether it is the sandbox; what does not say so may cost money.
  mutating func learnKindOfService(from call: ServiceCall) {
    // Files come from elsewhere; their calls have whole addresses.
    guard service.profile != Profile.sandbox, call.status != nil, call.path.hasPrefix("/") else { return }
    service.isLive = !call.isFromSandbox
  }

  /// Another service: what the one before has told is of no use any more; drafts and their undo stay.
  mutating func take(service other: ServiceFacts) -> [Effect] {
    let isUploading = !uploads.isEmpty
    service = other
    catalogue = nil
    catalogueFault = nil
    recent = [:]
    accountFault = nil
    asked = [:]
    renderTimes = RenderTimes()
    offline = nil
    keyRefusal = nil
    following = nil
    uploads = [:]
    stagePane.pictures = PictureShelf()
    derived = Derived(draft.request, plan: plan, catalogue: nil, after: derived)
    let lost = isUploading ? "; what was being uploaded to the service before must be chosen again" : ""
    notice = Notice(isUploading ? .warning : .success, "This is \(other.label) now\(lost)")
    return keepSelectedJob()
  }
}

extension ServiceFacts {
  /// The label, and that a server under another name is the sandbox: a colour alone says nothing.
  var badge: String { isLive || profile == Profile.sandbox ? label : "\(label) (sandbox)" }
}

extension ListOverlay {
  /// The services that can be gone over to.
  static func profiles(of state: State) -> ListOverlay {
    let names = state.configuration.profileNames
    let items = names.map { name in
      let place = state.configuration.placeOfProfile(name)
      return Item(
        value: name, title: name, detail: name == state.service.profile ? "in use" : place,
        lines: ["Service: \(name == state.service.profile ? state.service.baseURL : place)"]
          + state.accountLines(of: name))
    }
    var list = ListOverlay(title: "Go over to the profile", purpose: .profile, items: items)
    list.selected = names.firstIndex(of: state.service.profile) ?? 0
    return list
  }
}

extension Configuration {
  /// Where a profile's service is, in words.
  fileprivate func placeOfProfile(_ name: String) -> String {
    guard let profile = profile(named: name) else { return "drafts are rendered on this computer" }
    return profile.baseURL ?? "the live service"
  }
}
