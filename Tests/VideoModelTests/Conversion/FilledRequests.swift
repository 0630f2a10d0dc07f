import Testing
import VideoModel

/// A request of each template in which about everything is set, each value only once.
enum Filled {
  static func request(_ template: RequestTemplate) throws -> VideoRequest {
    try VideoRequest(kind: template.kind, parsing: text(template))
  }

  private static func text(_ template: RequestTemplate) -> String {
    switch template {
    case .studio: studio
    case .v3Studio: v3Studio
    case .v3Avatar: #"{"type":"avatar","avatar_id":"look-a",\#(engine),\#(single)}"#
    case .v3Image: #"{"type":"image","image":{"type":"url","url":"https://i.example/i.png"},\#(single)}"#
    case .v3Cinematic: v3Cinematic
    case .avatarIV: avatarIV
    case .transparent: transparent
    }
  }

  private static let studio = #"""
    {"title":"A title","caption_mode":"burn_in","dimension":{"width":720,"height":900},"fps":30,"test":true,
     "enable_watermark":true,"folder_id":"folder","callback_id":"call-1","callback_url":"https://c.example/d",
     "subtitles":{"preset_name":"plain","font_size":31,"position":{"x":3,"y":4}},
     "webhook":{"deep":["kept",17]},
     "video_inputs":[
      {"character":{"type":"avatar","avatar_id":"anna","avatar_style":"closeUp","scale":1.5,
         "offset":{"x":0.25,"y":0.125},"fit":"cover","use_avatar_iv_model":true,"model":"4.3","resolution":"4k",
         "prompt":"waves","keep_original_prompt":true,"alpha":0.15,"matting":true},
       "voice":{"type":"text","voice_id":"voice-1","input_text":"Hello one","speed":1.1,"pitch":7,"volume":0.8,
         "emotion":"Friendly","locale":"en-GB","duration":41,
         "elevenlabs_settings":{"model":"eleven_turbo_v2_5","similarity_boost":0.31,"stability":0.32,"style":0.33}},
       "background":{"type":"color","value":"#123456"},
       "text":{"type":"text","text":"Overlay","line_height":1.25,"position":{"x":0.5,"y":-0.5}},
       "audio":{"audio_url":"https://m.example/m.mp3","volume":0.4}},
      {"voice":{"type":"audio","audio_url":"https://v.example/2.mp3"},
       "background":{"type":"video","url":"https://b.example/2.mp4","play_style":"loop","volume":0.6}},
      {"character":{"type":"talking_photo","talking_photo_id":"photo-3","talking_photo_style":"circle",
         "circle_background_color":"#abcdef","talking_style":"expressive","expression":"happy"},
       "voice":{"type":"audio","audio_asset_id":"asset-3"},
       "background":{"type":"image","image_asset_id":"asset-4","fit":"contain"}},
      {"voice":{"type":"silence","duration":6},
       "background":{"type":"image","url":"https://b.example/4.jpg"},"mood":"calm"}
     ]}
    """#

  private static let v3Studio = #"""
    {"type":"studio","title":"V3 title","resolution":"720p","aspect_ratio":"9:16","caption":{"style":"default"},
     \#(watermark),"callback_id":"call-3","callback_url":"https://c.example/3","brand_glossary_id":"gloss-3",
     "scenes":[
      {"type":"avatar_video","input":{"type":"avatar","avatar_id":"look-1","script":"Script one",
        "voice_id":"voice-1",\#(voice),"engine":{"type":"avatar_iv"},"motion_prompt":"nods",
        "expressiveness":"high","background":{"type":"color","color":"#112233"}}},
      {"type":"avatar_video","input":{"type":"image","image":{"type":"asset_id","asset_id":"image-2"},
        "audio_url":"https://v.example/2.wav","background":{"type":"color","color":"#223344"}}},
      {"type":"image","source":{"type":"url","url":"https://s.example/3.png"},"script":"Script three",
        "voice_id":"voice-3","voice_settings":{"speed":0.9}},
      {"type":"image","source":{"type":"asset_id","asset_id":"source-4"},"duration":12},
      {"type":"video","source":{"type":"url","url":"https://s.example/5.mp4"},"audio_asset_id":"sound-5",
        "playback":{"mode":"loop","volume":0.7,"mute":true}}
     ]}
    """#

  private static let single = #"""
    "title":"One title","resolution":"720p","aspect_ratio":"9:16","fit":"cover","output_format":"webm",
    "remove_background":true,"background":{"type":"image","asset_id":"behind"},"caption":{"style":"default"},
    \#(watermark),"callback_id":"call-s","callback_url":"https://c.example/s","brand_glossary_id":"gloss-s",
    "script":"Single script","voice_id":"voice-s",\#(voice),"motion_prompt":"leans","expressiveness":"medium"
    """#

  private static let v3Cinematic = #"""
    {"type":"cinematic_avatar","title":"Clip","avatar_id":["look-1","look-2"],"prompt":"They meet at the sea",
     "references":[{"type":"url","url":"https://r.example/r.png"}],"resolution":"1080p","aspect_ratio":"1:1",
     "duration":7,"enhance_prompt":true}
    """#

  private static let avatarIV = #"""
    {"avatar_id":"look-4","audio_url":"https://v.example/a.mp3","title":"Four","resolution":"720p",
     "aspect_ratio":"9:16","motion_prompt":"smiles","expressiveness":"low","remove_background":true,
     "background":{"type":"color","value":"#445566"}}
    """#

  private static let transparent = #"""
    {"avatar_pose_id":"pose","avatar_style":"closeUp","input_text":"Clear","voice_id":"voice-t",
     "dimension":{"width":1080,"height":1080}}
    """#

  private static let engine = #""engine":{"type":"avatar_v","reference_look_id":"twin"}"#

  private static let voice = #"""
    "voice_settings":{"speed":1.2,"pitch":-3,"volume":0.55,"locale":"de-DE","engine_settings":
      {"engine_type":"elevenlabs","model":"eleven_v3","stability":0.5,"similarity_boost":0.65,"style":0.35,
       "use_speaker_boost":true}}
    """#

  private static let watermark = #"""
    "watermark":{"image":{"type":"url","url":"https://w.example/w.png"},"opacity":0.45,
      "placement":{"position":"top_left","offset_x":0.05}}
    """#
}

/// A value in a request, and where.
struct Found: Equatable {
  let path: FieldPath
  let value: JSONValue
}

extension JSONValue {
  /// Every value in it that holds no others, and where.
  func scalars(at path: FieldPath = .root) -> [Found] {
    switch self {
    case .object(let members): members.flatMap { $0.value.scalars(at: path.appending($0.key)) }
    case .array(let elements): elements.enumerated().flatMap { $1.scalars(at: path.appending($0)) }
    case .null, .bool, .number, .string: [Found(path: path, value: self)]
    }
  }
}
