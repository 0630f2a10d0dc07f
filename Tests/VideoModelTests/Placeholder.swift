// VideoModelTests
