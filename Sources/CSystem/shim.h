#ifndef CSYSTEM_SHIM_H
#define CSYSTEM_SHIM_H

#define _GNU_SOURCE 1
#include <locale.h>
#include <wchar.h>

// Glibc's Swift overlay leaves wcwidth out (it is declared for X/Open only).
extern int wcwidth(wchar_t c);

#endif
