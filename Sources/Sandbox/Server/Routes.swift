extension Router {
  /// Every endpoint. Those of one path differ in the method.
  static let routes = [
    Route("GET", "/v2/avatars", data: { $0.catalogue.avatars }),
    Route("GET", "/v2/avatar/{id}/details", data: { $0.catalogue.details }),
    Route("GET", "/v2/voices", data: { $0.catalogue.voices }),

    Route("GET", "/v3/avatars") { $0.catalogue.groups },
    Route("GET", "/v3/avatars/looks") { $0.catalogue.looks },
    Route("GET", "/v3/avatars/looks/{id}", data: { $0.catalogue.look }),
    Route("GET", "/v3/voices") { $0.catalogue.voicesOfV3 },
    Route("GET", "/v3/voices/{id}", data: { $0.catalogue.voice }),

    Route("POST", "/v2/video/generate", data: { $0.videos.generate(.studio) }),
    Route("POST", "/v1/video.webm", data: { $0.videos.generate(.transparent) }),
    Route("POST", "/v2/videos") { $0.videos.generateAvatarIV },
    Route("POST", "/v3/videos", data: { $0.videos.generateV3 }),
    Route("GET", "/v1/video_status.get", data: { $0.videos.status }),
    Route("GET", "/v1/video.list", data: { $0.videos.list }),
    Route("DELETE", "/v1/video.delete", data: { $0.videos.delete }),
    Route("GET", "/v2/videos/{id}", data: { $0.videos.videoOfV2 }),
    Route("GET", "/v3/videos") { $0.videos.videosOfV3 },
    Route("GET", "/v3/videos/statuses", data: { $0.videos.statusesOfV3 }),
    Route("GET", "/v3/videos/{id}", data: { $0.videos.videoOfV3 }),
    Route("DELETE", "/v3/videos/{id}", data: { $0.videos.deleteOfV3 }),

    Route("POST", "/v1/asset", bodyLimit: AssetEndpoints.bodyLimit) { $0.assets.uploadRaw },
    Route("POST", "/v3/assets", bodyLimit: AssetEndpoints.bodyLimit, data: { $0.assets.upload }),
    Route("GET", "/v3/assets") { $0.assets.list },
    Route("GET", "/v3/assets/{id}", data: { $0.assets.show }),
    Route("DELETE", "/v3/assets/{id}", data: { $0.assets.delete }),

    Route("GET", "/v2/user/remaining_quota", data: { $0.account.remainingQuota }),
    Route("GET", "/v3/users/me", data: { $0.account.me }),

    Route(
      open: "GET", "/media/previews/characters/{name}", takesLong: { $0.previews.isUnmadePicture },
      { $0.previews.picture }),
    Route(
      open: "GET", "/media/previews/voices/{name}", takesLong: { $0.previews.isUnmadeSample },
      { $0.previews.sample }),
    Route(open: "GET", "/media/{token}/{name}") { $0.media.answer },
    Route(open: "GET", "/media/assets/{token}/{name}") { $0.assets.content },
  ]
}
