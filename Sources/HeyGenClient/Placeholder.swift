// HeyGenClient
