#ifndef CVTERM_SHIM_H
#define CVTERM_SHIM_H

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <vterm.h>

// Glibc's Swift overlay is built without X/Open and GNU extensions, so these are declared here.
extern int posix_openpt(int flags);
extern int grantpt(int fd);
extern int unlockpt(int fd);
extern int ptsname_r(int fd, char *buffer, size_t length);

// A descriptor that becomes readable when the process ends: the only way to wait in one poll(2) for output or the
// end, whichever comes first, without a SIGCHLD handler in the test process. <sys/pidfd.h> is in no Swift module.
extern int pidfd_open(pid_t process, unsigned int flags);

// A GNU extension of <spawn.h>, hidden as the functions above: the child starts a session of its own.
static inline short cvterm_spawn_setsid(void) { return 0x80; }

// The wait status macros take a statement expression or a cast of the argument, which Swift does not import.
static inline bool cvterm_exited(int status) { return WIFEXITED(status); }
static inline int cvterm_exit_code(int status) { return WEXITSTATUS(status); }
static inline int cvterm_signal(int status) { return WTERMSIG(status); }

#endif
