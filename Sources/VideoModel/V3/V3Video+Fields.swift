extension V3Video {
  private static func isType(_ types: [Kind], _ words: String) -> Condition<V3Video> {
    Condition(words, isShape: true) { $0.type.map(types.contains) ?? false }
  }

  private static let isAvatar = isType([.avatar], "type is avatar")
  private static let isImage = isType([.image], "type is image")
  private static let isStudio = isType([.studio], "type is studio")
  private static let isCinematic = isType([.cinematic], "type is cinematic_avatar")
  private static let hasOneSubject = isType([.avatar, .image], "type is avatar or image")
  private static let isSpoken = isType([.avatar, .image, .studio], "type is avatar, image or studio")

  private static let imageSpeaksScript = Condition<V3Video>("type is image and a script is given") {
    $0.type == .image && $0.gives("script")
  }

  /// The fields, those of what is seen and heard first.
  public static let fields: [Field<V3Video>] =
    subjectFields
    + narrationFields(
      when: hasOneSubject, voiceRequiredWhen: imageSpeaksScript, voiceHelp: V3SceneInput.voiceHelp,
      source: .createVideo)
    + speechFields + pictureFields + cinematicFields + deliveryFields

  private static let subjectFields: [Field<V3Video>] = [
    .choice(
      "type", \.type, "Type", required: true,
      help: "An avatar, a picture that speaks, several scenes, or a clip from a description",
      source: .createVideo),
    .text(
      "avatar_id", \.avatarID, "Avatar", .catalogue(.looks), required: true, when: isAvatar,
      help: "Who is seen; Enter opens the list of looks", source: .createVideo),
    .value(
      "avatar_id", \.avatarIDs, "Avatars", .catalogueList(.looks, 1...3), required: true, when: isCinematic,
      help: "Who is seen: 1 to 3 looks; Enter opens the list", source: .commandLine),
    .object(
      "image", \.image, "Image", required: true, when: isImage, help: "The picture that is made to speak",
      source: .createVideo),
    .text(
      "prompt", \.prompt, "Prompt", .script(TextRule(longest: 10_000)), required: true, when: isCinematic,
      help: "What happens in the clip, in words", source: .commandLine),
    .list(
      "references", \.references, "References", count: 0...100, when: isCinematic,
      help: "Pictures, videos and recordings that guide the clip: at most 3 videos and 9 pictures",
      source: .commandLine),
    .list(
      "scenes", \.scenes, "Scenes", count: sceneCount, when: isStudio,
      help: "The scenes, in the order they are shown", source: .commandLine),
  ]

  private static let speechFields: [Field<V3Video>] = [
    .object(
      "voice_settings", \.voiceSettings, "Speech", isSection: true, when: hasOneSubject,
      help: "How the script is spoken", source: .createVideo),
    engineField(when: isAvatar), motionPromptField(when: hasOneSubject),
    expressivenessField(when: hasOneSubject),
  ]

  private static let pictureFields: [Field<V3Video>] = [
    .text("title", \.title, "Title", help: "The video's name in the service", source: .createVideo),
    .choice(
      "resolution", \.resolution, "Resolution", when: isSpoken, help: "The video's shorter side",
      source: .createVideo),
    .choice(
      "resolution", \.resolution, "Resolution", offering: ["720p", "1080p"], default: "720p",
      when: isCinematic, help: "The video's shorter side", source: .commandLine),
    .choice(
      "aspect_ratio", \.aspectRatio, "Aspect ratio", default: "16:9", when: isSpoken,
      help: "The video's shape; auto keeps that of the avatar or picture", source: .createVideo),
    .choice(
      "aspect_ratio", \.aspectRatio, "Aspect ratio", offering: ["16:9", "9:16", "1:1"], default: "16:9",
      when: isCinematic, help: "The video's shape", source: .commandLine),
    .choice(
      "fit", \.fit, "Fit", when: hasOneSubject,
      help: "How the subject fills the picture; the service chooses where nothing is given",
      source: .createVideo),
    .choice(
      "output_format", \.outputFormat, "Output", default: .mp4, when: hasOneSubject,
      help: "mp4, or webm with a transparent background; webm needs an avatar with matting",
      source: .createVideo),
    .toggle(
      "remove_background", \.removeBackground, "Remove background", when: hasOneSubject,
      help: "Take away what is behind the subject; a filmed avatar needs matting", source: .createVideo),
    .object(
      "background", \.background, "Background", isSection: true, when: hasOneSubject,
      help: "What is behind the subject",
      source: .createVideo),
    .object(
      "caption", \.caption, "Caption", when: isSpoken,
      help: "A file of captions always comes with the video; a style burns them in as well",
      source: .createVideo),
    .object(
      "watermark", \.watermark, "Watermark", isSection: true, when: isSpoken,
      help: "A picture in a corner; for some Enterprise accounts", source: .createVideo),
  ]

  private static let cinematicFields: [Field<V3Video>] = [
    .number(
      "duration", \.duration, "Duration",
      NumberRule(4...15, step: 1, largeStep: 5, isInteger: true, unit: "s"), default: 10, when: isCinematic,
      help: "How long the clip is; not with automatic duration", source: .commandLine),
    .toggle(
      "auto_duration", \.autoDuration, "Automatic duration", default: false, when: isCinematic,
      help: "The service chooses how long the clip is", source: .commandLine),
    .toggle(
      "enhance_prompt", \.enhancePrompt, "Enhance prompt", default: false, when: isCinematic,
      help: "The service makes more of the prompt", source: .commandLine),
  ]

  private static let deliveryFields: [Field<V3Video>] = [
    .text(
      "brand_glossary_id", \.brandGlossaryID, "Glossary", when: isSpoken,
      help: "The id of a glossary that says how names are spoken", source: .commandLine),
    .text(
      "callback_url", \.callbackURL, "Callback URL", .url(.web), when: isSpoken,
      help: "The address that is told when the video is ready", source: .createVideo),
    .text(
      "callback_id", \.callbackID, "Callback id", when: isSpoken,
      help: "Your own id, sent back when the video is ready", source: .createVideo),
  ]

  /// The rules that concern more than one field.
  public static let rules: [ObjectRule<V3Video>] =
    [
      .exactlyOne(of: narrationKeys, when: hasOneSubject),
      .refused(
        "background",
        when: Condition("output_format is webm") {
          $0.outputFormat == .webm && ($0.type == .avatar || $0.type == .image)
        }),
      .refused(
        "duration",
        when: Condition("auto_duration is true") { $0.type == .cinematic && $0.autoDuration == true }),
      referenceRule,
    ] + engineRules

  /// At most 3 videos and 9 pictures, the avatars counted as pictures. What an asset's id stands for is not known here,
  /// so that only addresses and data are told apart.
  private static let referenceRule = ObjectRule<V3Video> { video, path in
    guard video.type == .cinematic else { return [] }
    let videos = video.references.count { $0.medium == .video }
    let pictures = video.references.count { $0.medium == .image } + (video.avatarIDs?.count ?? 0)
    let place = path.appending("references")
    return [(videos, 3, "videos"), (pictures, 9, "pictures with the avatars")].compactMap {
      count, most, what in
      guard count > most else { return nil }
      let allowed = "at most 3 videos and 9 pictures may be given, the avatars counted"
      return Problem(place, .error, .rule(wrong: "has \(count) \(what)", allowed: allowed))
    }
  }
}
