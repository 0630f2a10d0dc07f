// ComposerTests
