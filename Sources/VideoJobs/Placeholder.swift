// VideoJobs
