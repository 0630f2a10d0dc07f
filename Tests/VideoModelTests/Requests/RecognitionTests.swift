import Testing
import VideoModel

@Suite("The kind of a request by what it holds")
struct RecognitionTests {
  @Test("The least request of every shape", arguments: Least.allCases)
  func least(least: Least) throws {
    #expect(try RequestKind.recognized(in: JSONValue(parsing: least.text)) == least.kind)
    #expect(try VideoRequest(kind: nil, parsing: least.text) == least.request())
  }

  @Test("A new request of every kind that says more than a style", arguments: [RequestKind.studio, .v3])
  func fresh(kind: RequestKind) {
    #expect(RequestKind.recognized(in: VideoRequest(fresh: kind).json) == kind)
  }

  @Test(
    "Requests as clients send them",
    arguments: [
      (
        #"{"test":false,"caption":false,"dimension":{"width":1280,"height":720},"video_inputs":[{"character":{"type":"talking_photo","talking_photo_id":"p"},"voice":{"type":"silence"}}],"aspect_ratio":"16:9"}"#,
        .studio
      ),
      (#"{"video_inputs":[]}"#, .studio),
      (
        #"{"avatar_pose_id":"a","avatar_style":"closeUp","input_audio":"https://example.com/a.mp3","dimension":{"width":1920,"height":1080}}"#,
        .transparent
      ),
      (#"{"avatar_pose_id":"a"}"#, .transparent),
      (#"{"input_text":"Hello","voice_id":"v"}"#, .transparent),
      (
        #"{"image_url":"https://example.com/a.jpg","script":"Hello","voice_id":"v","title":"T","resolution":"720p","aspect_ratio":"9:16","expressiveness":"high"}"#,
        .avatarIV
      ),
      (
        #"{"avatar_id":"a","script":"Hello","voice_id":"v","voice_settings":{"speed":1.1},"remove_background":true,"background":{"type":"color","value":"white"}}"#,
        .avatarIV
      ),
      (#"{"image_asset_id":"i","audio_asset_id":"s"}"#, .avatarIV),
      (#"{"avatar_id":"a"}"#, .avatarIV), (#"{"script":"Hello"}"#, .avatarIV),
      (
        #"{"type":"avatar","avatar_id":"a","script":"Hello","voice_id":"v","title":"T","aspect_ratio":"16:9","callback_id":"c","caption":{"file_format":"srt"}}"#,
        .v3
      ),
      (#"{"type":"image","image":{"type":"asset_id","asset_id":"i"},"audio_asset_id":"s"}"#, .v3),
      (
        #"{"type":"studio","title":"T","scenes":[{"type":"image","source":{"type":"asset_id","asset_id":"i"},"duration":4}]}"#,
        .v3
      ),
      (#"{"scenes":[]}"#, .v3), (#"{"type":"avatar"}"#, .v3), (#"{"type":"cinematic_avatar"}"#, .v3),
      (#"{"avatar_id":["a"],"prompt":"She waves","duration":8}"#, .v3),
      (#"{"avatar_id":"a","script":"Hello","output_format":"webm","engine":{"type":"avatar_v"}}"#, .v3),
      (#"{"image":{"type":"asset_id","asset_id":"i"},"script":"Hello","voice_id":"v"}"#, .v3),
      (#"{"title":"T","callback_url":"https://example.com/","folder_id":"f"}"#, .studio),
      (#"{"title":"T"}"#, .studio),
    ] as [(String, RequestKind)])
  func bodies(text: String, kind: RequestKind) throws {
    #expect(try RequestKind.recognized(in: JSONValue(parsing: text)) == kind)
    #expect(try VideoRequest(kind: nil, parsing: text).kind == kind)
  }

  @Test(
    "What holds no field of a request is of no kind",
    arguments: ["{}", #"{"name":"x"}"#, #"{"data":{"video_id":"v"},"error":null}"#, #"{"text":"Hello"}"#])
  func unknown(text: String) throws {
    #expect(try RequestKind.recognized(in: JSONValue(parsing: text)) == nil)
    let error = #expect(throws: ImportError.self) { try VideoRequest(kind: nil, parsing: text) }
    #expect(error == .unknownKind)
    #expect(error?.description.hasPrefix("it holds no field of a request") == true)
  }

  @Test("What is no object is of no kind", arguments: ["[]", "5", "null", #""x""#])
  func noObject(text: String) throws {
    #expect(try RequestKind.recognized(in: JSONValue(parsing: text)) == nil)
    let error = #expect(throws: ImportError.self) { try VideoRequest(kind: nil, parsing: text) }
    guard case .notAnObject? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("A kind that is asked for is taken, whatever the request holds", arguments: RequestKind.allCases)
  func asked(kind: RequestKind) throws {
    let request = try VideoRequest(kind: kind, parsing: Sample.least)
    #expect(request.kind == kind)
    #expect(try request.json.ordered == JSONValue(parsing: Sample.least).ordered)
  }
}
