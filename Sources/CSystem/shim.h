#ifndef CSYSTEM_SHIM_H
#define CSYSTEM_SHIM_H

#include <locale.h>
#include <spawn.h>
#include <sys/types.h>
#include <wchar.h>

// Glibc's Swift overlay leaves these out (they are declared for X/Open and GNU only).
extern int wcwidth(wchar_t c);
extern int pipe2(int ends[2], int flags);
// A descriptor that becomes readable when the process ends.
extern int pidfd_open(pid_t process, unsigned int flags);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
// POSIX_SPAWN_SETSID: the program begins a session of its own.
static inline short csystem_spawn_setsid(void) { return 0x80; }

#endif
