// VideoModel
