// HeyGenClientTests
