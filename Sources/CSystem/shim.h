#ifndef CSYSTEM_SHIM_H
#define CSYSTEM_SHIM_H

#include <locale.h>
#include <spawn.h>
#include <wchar.h>

// Glibc's Swift overlay leaves these out (they are declared for X/Open and GNU only).
extern int wcwidth(wchar_t c);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

#endif
