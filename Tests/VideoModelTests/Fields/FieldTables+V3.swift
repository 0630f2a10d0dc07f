extension FieldTables {
  /// `POST /v3/videos`, all shapes.
  static let v3 = """
    type | avatar image studio cinematic_avatar | required
    avatar_id | id of looks | required | when type is avatar
    avatar_id | 1 to 3 ids of looks | required | when type is cinematic_avatar
    image | object | required | when type is image
    image.type | url asset_id base64 | required
    image.url | URL of image | required | when type is url
    image.asset_id | asset of image | required | when type is asset_id
    image.media_type | text with suggestions | required | when type is base64
    image.data | text | required | when type is base64
    prompt | script up to 10000 characters | required | when type is cinematic_avatar
    references | list of 0 to 100 | when type is cinematic_avatar
    references[].type | url asset_id base64 | required
    references[].url | URL of anyFile | required | when type is url
    references[].asset_id | asset of anyFile | required | when type is asset_id
    references[].media_type | text with suggestions | required | when type is base64
    references[].data | text | required | when type is base64
    scenes | list of 1 to 50 | required | when type is studio
    scenes[].type | avatar_video image video | required
    scenes[].input | object | required | when type is avatar_video
    scenes[].input.type | avatar image | required
    scenes[].input.avatar_id | id of looks | required | when type is avatar
    scenes[].input.image | object | required | when type is image
    scenes[].input.image.type | url asset_id base64 | required
    scenes[].input.image.url | URL of image | required | when type is url
    scenes[].input.image.asset_id | asset of image | required | when type is asset_id
    scenes[].input.image.media_type | text with suggestions | required | when type is base64
    scenes[].input.image.data | text | required | when type is base64
    scenes[].input.script | spoken script
    scenes[].input.voice_id | id of voices | required when type is image and a script is given
    scenes[].input.audio_url | URL of audio
    scenes[].input.audio_asset_id | asset of audio
    scenes[].input.voice_settings | object
    scenes[].input.voice_settings.speed | number 0.5 to 1.5 | default 1
    scenes[].input.voice_settings.pitch | number −50 to 50 | default 0
    scenes[].input.voice_settings.volume | number 0 to 1 | default 1
    scenes[].input.voice_settings.locale | text with suggestions
    scenes[].input.voice_settings.engine_settings | object
    scenes[].input.voice_settings.engine_settings.engine_type | elevenlabs fish starfish | required
    scenes[].input.voice_settings.engine_settings.model | eleven_multilingual_v2 eleven_turbo_v2_5 eleven_flash_v2_5 eleven_v3 | when engine_type is elevenlabs
    scenes[].input.voice_settings.engine_settings.model | s1 s2-pro | default "s1" | when engine_type is fish
    scenes[].input.voice_settings.engine_settings.similarity_boost | number 0 to 1 | when engine_type is elevenlabs
    scenes[].input.voice_settings.engine_settings.similarity | number 0 to 1 | when engine_type is fish
    scenes[].input.voice_settings.engine_settings.stability | number 0 to 1 | when engine_type is elevenlabs or fish
    scenes[].input.voice_settings.engine_settings.style | number 0 to 1 | when engine_type is elevenlabs
    scenes[].input.voice_settings.engine_settings.use_speaker_boost | true or false | when engine_type is elevenlabs
    scenes[].input.engine | object | when type is avatar
    scenes[].input.engine.type | avatar_iii avatar_iv avatar_v | required
    scenes[].input.engine.reference_look_id | id of looks | when type is avatar_v
    scenes[].input.motion_prompt | script
    scenes[].input.expressiveness | high medium low
    scenes[].input.background | object
    scenes[].input.background.type | color | required
    scenes[].input.background.color | colour | required
    scenes[].source | object | required | when type is image or video
    scenes[].source.type | url asset_id base64 | required
    scenes[].source.url | URL of anyFile | required | when type is url
    scenes[].source.asset_id | asset of anyFile | required | when type is asset_id
    scenes[].source.media_type | text with suggestions | required | when type is base64
    scenes[].source.data | text | required | when type is base64
    scenes[].duration | number more than 0, up to 300 s | when type is image
    scenes[].script | spoken script | when type is image or video
    scenes[].voice_id | id of voices | required when a script is given | when type is image or video
    scenes[].audio_url | URL of audio | when type is image or video
    scenes[].audio_asset_id | asset of audio | when type is image or video
    scenes[].voice_settings | object | when type is image or video
    scenes[].voice_settings.speed | number 0.5 to 1.5 | default 1
    scenes[].voice_settings.pitch | number −50 to 50 | default 0
    scenes[].voice_settings.volume | number 0 to 1 | default 1
    scenes[].voice_settings.locale | text with suggestions
    scenes[].voice_settings.engine_settings | object
    scenes[].voice_settings.engine_settings.engine_type | elevenlabs fish starfish | required
    scenes[].voice_settings.engine_settings.model | eleven_multilingual_v2 eleven_turbo_v2_5 eleven_flash_v2_5 eleven_v3 | when engine_type is elevenlabs
    scenes[].voice_settings.engine_settings.model | s1 s2-pro | default "s1" | when engine_type is fish
    scenes[].voice_settings.engine_settings.similarity_boost | number 0 to 1 | when engine_type is elevenlabs
    scenes[].voice_settings.engine_settings.similarity | number 0 to 1 | when engine_type is fish
    scenes[].voice_settings.engine_settings.stability | number 0 to 1 | when engine_type is elevenlabs or fish
    scenes[].voice_settings.engine_settings.style | number 0 to 1 | when engine_type is elevenlabs
    scenes[].voice_settings.engine_settings.use_speaker_boost | true or false | when engine_type is elevenlabs
    scenes[].playback | object | when type is video
    scenes[].playback.mode | freeze loop fit_to_scene | default "freeze"
    scenes[].playback.volume | number 0 to 1 | default 1
    scenes[].playback.mute | true or false | default false
    script | spoken script | when type is avatar or image
    voice_id | id of voices | required when type is image and a script is given | when type is avatar or image
    audio_url | URL of audio | when type is avatar or image
    audio_asset_id | asset of audio | when type is avatar or image
    voice_settings | object | when type is avatar or image
    voice_settings.speed | number 0.5 to 1.5 | default 1
    voice_settings.pitch | number −50 to 50 | default 0
    voice_settings.volume | number 0 to 1 | default 1
    voice_settings.locale | text with suggestions
    voice_settings.engine_settings | object
    voice_settings.engine_settings.engine_type | elevenlabs fish starfish | required
    voice_settings.engine_settings.model | eleven_multilingual_v2 eleven_turbo_v2_5 eleven_flash_v2_5 eleven_v3 | when engine_type is elevenlabs
    voice_settings.engine_settings.model | s1 s2-pro | default "s1" | when engine_type is fish
    voice_settings.engine_settings.similarity_boost | number 0 to 1 | when engine_type is elevenlabs
    voice_settings.engine_settings.similarity | number 0 to 1 | when engine_type is fish
    voice_settings.engine_settings.stability | number 0 to 1 | when engine_type is elevenlabs or fish
    voice_settings.engine_settings.style | number 0 to 1 | when engine_type is elevenlabs
    voice_settings.engine_settings.use_speaker_boost | true or false | when engine_type is elevenlabs
    engine | object | when type is avatar
    engine.type | avatar_iii avatar_iv avatar_v | required
    engine.reference_look_id | id of looks | when type is avatar_v
    motion_prompt | script | when type is avatar or image
    expressiveness | high medium low | when type is avatar or image
    title | text
    resolution | 4k 1080p 720p | when type is avatar, image or studio
    resolution | 720p 1080p | default "720p" | when type is cinematic_avatar
    aspect_ratio | 16:9 9:16 4:5 5:4 1:1 auto | default "16:9" | when type is avatar, image or studio
    aspect_ratio | 16:9 9:16 1:1 | default "16:9" | when type is cinematic_avatar
    fit | contain cover | when type is avatar or image
    output_format | mp4 webm | default "mp4" | when type is avatar or image
    remove_background | true or false | when type is avatar or image
    background | object | when type is avatar or image
    background.type | color image | required
    background.value | colour | required | when type is color
    background.url | URL of image | when type is image
    background.asset_id | asset of image | when type is image
    caption | object | when type is avatar, image or studio
    caption.file_format | srt | default "srt"
    caption.style | default
    watermark | object | when type is avatar, image or studio
    watermark.image | object | required
    watermark.image.type | url asset_id base64 | required
    watermark.image.url | URL of image | required | when type is url
    watermark.image.asset_id | asset of image | required | when type is asset_id
    watermark.image.media_type | text with suggestions | required | when type is base64
    watermark.image.data | text | required | when type is base64
    watermark.opacity | number 0 to 1 | default 1
    watermark.scale | number more than 0, up to 2 | default 1
    watermark.placement | object
    watermark.placement.position | top_left top_right bottom_left bottom_right | default "bottom_right"
    watermark.placement.offset_x | number −1 to 1
    watermark.placement.offset_y | number −1 to 1
    duration | number whole, 4 to 15 s | default 10 | when type is cinematic_avatar
    auto_duration | true or false | default false | when type is cinematic_avatar
    enhance_prompt | true or false | default false | when type is cinematic_avatar
    brand_glossary_id | text | when type is avatar, image or studio
    callback_url | URL of web | when type is avatar, image or studio
    callback_id | text | when type is avatar, image or studio
    """
}
