extension StudioVideo {
  /// A video of three scenes to begin with, made for the sandbox's own avatars and voices.
  public static var example: StudioVideo {
    var video = StudioVideo()
    video.title = "Product demo"
    video.dimension = Dimension(width: 1280, height: 720)
    video.scenes = [
      scene(
        style: .normal, offsetX: -0.45, background: "#1a1a2e", heading: "Three things\nto know",
        script: "Hello! Today I will show you three key features."),
      scene(
        style: .closeUp, offsetX: -0.4, background: "#16324f", heading: "The dashboard",
        script: "First, let's look at the dashboard. <break time=\"1s\"/> Everything is in one place."),
      scene(
        style: .circle, offsetX: -0.45, background: "#1f3d2b", heading: "Try it today",
        script: "Thanks for watching! Try it today."),
    ]
    return video
  }

  private static func scene(
    style: SceneCharacter.AvatarStyle, offsetX: Double, background: String, heading: String, script: String
  ) -> Scene {
    var scene = Scene.fresh
    scene.character?.avatarID = "josh_lite3_20230714"
    scene.character?.avatarStyle = style
    scene.character?.offset = Position(x: offsetX, y: 0)
    scene.voice?.voiceID = "1bd001e7e50f421d891986aad5158bc8"
    scene.voice?.inputText = script
    scene.background?.value = background
    var text = TextOverlay.fresh
    text.text = heading
    text.fontSize = 72
    text.position = Position(x: 0.4, y: 0)
    scene.text = text
    return scene
  }
}
