import VideoModel

/// The fields of each kind as the API's pages have them; where they disagree, a value that any of them allows is at most
/// warned of.
enum FieldTables {
  static func table(of kind: RequestKind) -> String {
    switch kind {
    case .studio: studio
    case .transparent: transparent
    case .avatarIV: avatarIV
    case .v3: v3
    }
  }

  private static let studio = """
    title | text
    dimension | object
    dimension.width | number even, 128 to 4096 px | default 1920
    dimension.height | number even, 128 to 4096 px | default 1080
    caption | true or false | default false
    caption_mode | file_only burn_in
    fps | number more than 0 | default 25
    video_inputs | list of 1 to 50 | required
    video_inputs[].character | object
    video_inputs[].character.type | avatar talking_photo | required
    video_inputs[].character.avatar_id | id of avatars | required | when type is avatar
    video_inputs[].character.talking_photo_id | id of talkingPhotos | required | when type is talking_photo
    video_inputs[].character.avatar_style | normal closeUp circle | default "normal" | when type is avatar
    video_inputs[].character.talking_photo_style | circle square | when type is talking_photo | also takes normal
    video_inputs[].character.offset | object
    video_inputs[].character.offset.x | number −1 to 1 | default 0
    video_inputs[].character.offset.y | number −1 to 1 | default 0
    video_inputs[].character.scale | number 0 to 5 | default 1 | when type is not talking_photo
    video_inputs[].character.scale | number 0 to 5 advised 0 to 2 | default 1 | when type is talking_photo
    video_inputs[].character.talking_style | stable expressive | default "stable" | when type is talking_photo
    video_inputs[].character.expression | default happy | default "default" | when type is talking_photo
    video_inputs[].character.fit | contain cover | default "contain"
    video_inputs[].character.use_avatar_iv_model | true or false
    video_inputs[].character.model | text with suggestions | when use_avatar_iv_model is true
    video_inputs[].character.resolution | 720p 1080p 4k | when use_avatar_iv_model is true
    video_inputs[].character.prompt | script | when use_avatar_iv_model is true
    video_inputs[].character.keep_original_prompt | true or false | when use_avatar_iv_model is true
    video_inputs[].character.alpha | number −0.5 to 0.5
    video_inputs[].character.matting | true or false
    video_inputs[].character.super_resolution | true or false | when type is talking_photo
    video_inputs[].character.circle_background_color | colour | default "#F6F6FC" | when the style is circle or square
    video_inputs[].character.use_legacy_photo_avatar_model | true or false | when type is talking_photo
    video_inputs[].voice | object | required
    video_inputs[].voice.type | text audio silence | required
    video_inputs[].voice.voice_id | id of voices | required | when type is text
    video_inputs[].voice.input_text | spoken script | required | when type is text
    video_inputs[].voice.speed | number 0.5 to 2 advised 0.5 to 1.5 | default 1 | when type is text
    video_inputs[].voice.pitch | number −50 to 50 | default 0 | when type is text
    video_inputs[].voice.volume | number 0 to 1 | default 1 | when type is text
    video_inputs[].voice.emotion | Excited Friendly Serious Soothing Broadcaster Angry | when type is text
    video_inputs[].voice.locale | text with suggestions | when type is text
    video_inputs[].voice.elevenlabs_settings | object | when type is text
    video_inputs[].voice.elevenlabs_settings.model | eleven_monolingual_v1 eleven_multilingual_v1 eleven_multilingual_v2 eleven_turbo_v2 eleven_turbo_v2_5 eleven_v3
    video_inputs[].voice.elevenlabs_settings.similarity_boost | number 0 to 1
    video_inputs[].voice.elevenlabs_settings.stability | number 0 to 1
    video_inputs[].voice.elevenlabs_settings.style | number 0 to 1
    video_inputs[].voice.audio_url | URL of audio | when type is audio
    video_inputs[].voice.audio_asset_id | asset of audio | when type is audio
    video_inputs[].voice.duration | number 1 to 100 s | default 1 | when type is silence
    video_inputs[].background | object
    video_inputs[].background.type | color image video | required
    video_inputs[].background.value | colour | default "#f6f6fc" | when type is color
    video_inputs[].background.url | URL of image | when type is image
    video_inputs[].background.url | URL of video | when type is video
    video_inputs[].background.image_asset_id | asset of image | when type is image
    video_inputs[].background.video_asset_id | asset of video | when type is video
    video_inputs[].background.play_style | fit_to_scene freeze loop once | default "fit_to_scene" | when type is video | also takes full_video
    video_inputs[].background.fit | cover crop contain none | default "cover" | when type is image or video
    video_inputs[].background.volume | number 0 to 1 | when type is video
    video_inputs[].text | object
    video_inputs[].text.type | text | required
    video_inputs[].text.text | script | required
    video_inputs[].text.font_size | number more than 0 pt | default 24
    video_inputs[].text.position | object
    video_inputs[].text.position.x | number −1 to 1 | default 0
    video_inputs[].text.position.y | number −1 to 1 | default 0
    video_inputs[].text.color | colour | default "#FFFFFF"
    video_inputs[].text.font_family | text with suggestions | default "Arial"
    video_inputs[].text.font_weight | text with suggestions | default "bold"
    video_inputs[].text.text_align | left center right | default "center"
    video_inputs[].text.line_height | number more than 0 | required
    video_inputs[].text.width | number more than 0
    video_inputs[].text.height | number more than 0
    video_inputs[].text.rotate | number 0 to 360°
    video_inputs[].text.scale_x | number 0 or more
    video_inputs[].text.scale_y | number 0 or more
    video_inputs[].text.transform_scale_x | number 0 or more
    video_inputs[].text.transform_scale_y | number 0 or more
    video_inputs[].audio | object
    video_inputs[].audio.audio_url | URL of audio
    video_inputs[].audio.audio_asset_id | asset of audio
    video_inputs[].audio.volume | number 0 to 1 | default 1
    video_inputs[].audio.duration | number 0 or more s
    video_inputs[].audio.timeline | object
    video_inputs[].audio.timeline.start | number 0 or more s | default 0
    video_inputs[].audio.timeline.duration | number 0 or more s
    subtitles | object
    subtitles.preset_name | text | required
    subtitles.alignment | number whole, 0 or more | default 2
    subtitles.disable_highlight | true or false | default false
    subtitles.font_size | number whole, more than 0
    subtitles.position | object
    subtitles.position.x | any number
    subtitles.position.y | any number
    test | true or false | default false
    enable_watermark | true or false | default false
    folder_id | text
    callback_id | text
    callback_url | URL of web
    """

  private static let transparent = """
    avatar_pose_id | id of avatars | required
    avatar_style | normal closeUp | required
    input_text | spoken script
    voice_id | id of voices | required when input_text is given
    input_audio | URL or asset of audio
    dimension | object
    dimension.width | number even, 128 to 4096 px | default 1280
    dimension.height | number even, 128 to 4096 px | default 720
    """

  private static let avatarIV = """
    avatar_id | id of looks
    image_url | URL of image
    image_asset_id | asset of image
    script | spoken script
    voice_id | id of voices | required when a script is given
    audio_url | URL of audio
    audio_asset_id | asset of audio
    voice_settings | object
    voice_settings.speed | number 0.5 to 1.5 | default 1
    voice_settings.pitch | number −50 to 50 | default 0
    voice_settings.locale | text with suggestions
    title | text
    resolution | 1080p 720p | default "1080p"
    aspect_ratio | 16:9 9:16 | default "16:9"
    motion_prompt | script
    expressiveness | high medium low
    remove_background | true or false | default false
    background | object
    background.type | color image | required
    background.value | colour | required | when type is color
    background.url | URL of image | when type is image
    background.asset_id | asset of image | when type is image
    """
}
