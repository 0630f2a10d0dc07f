// VideoJobsTests
