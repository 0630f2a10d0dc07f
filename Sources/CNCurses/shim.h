#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

// The wide-character functions are declared only when this is set before the header.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <term.h>

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Swift refuses C globals that can change (stdscr, stdout, COLORS), and does not see macros that compute.
static inline WINDOW *cncurses_stdscr(void) { return stdscr; }
static inline WINDOW *cncurses_curscr(void) { return curscr; }
static inline int cncurses_colors(void) { return COLORS; }
static inline SCREEN *cncurses_newterm(const char *name) { return newterm(name, stdout, stdin); }
// Arrays of unknown length; each ends with a null pointer.
static inline const char *cncurses_flag_name(int index) { return boolnames[index]; }
static inline const char *cncurses_number_name(int index) { return numnames[index]; }
static inline const char *cncurses_string_name(int index) { return strnames[index]; }
static inline attr_t cncurses_bold(void) { return WA_BOLD; }
static inline attr_t cncurses_dim(void) { return WA_DIM; }
static inline attr_t cncurses_underline(void) { return WA_UNDERLINE; }
static inline attr_t cncurses_reverse(void) { return WA_REVERSE; }
static inline attr_t cncurses_italic(void) { return WA_ITALIC; }

// A pair beyond 32767 is passed by pointer.
static inline int cncurses_setcchar(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(cell, text, attributes, 0, &pair);
}

// Giving the terminal back when the program dies. In C, because a signal handler may touch nothing but
// plain memory and a few system calls.
enum { cncurses_restore_capacity = 1024 };

struct cncurses_restore {
  volatile sig_atomic_t armed;
  int installed;
  size_t count;
  char bytes[cncurses_restore_capacity];
  struct termios saved;
  char stack[65536];
};

// One state for the program. Weak, because every object file of Swift that calls in here holds a definition, and
// the linker keeps one; a local, because Swift's importer emits no variables of headers.
__attribute__((weak, noinline, visibility("hidden")))
struct cncurses_restore *cncurses_restore_state(void) {
  static struct cncurses_restore state;
  return &state;
}

static void cncurses_restore_now(void) {
  if (!cncurses_restore_state()->armed) return;
  cncurses_restore_state()->armed = 0;
  const char *next = cncurses_restore_state()->bytes;
  size_t left = cncurses_restore_state()->count;
  while (left > 0) {
    ssize_t written = write(STDOUT_FILENO, next, left);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    next += written;
    left -= (size_t)written;
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &cncurses_restore_state()->saved);
}

// Restores, and lets the signal end the program. Swift's backtracer, which had some of the signals before, is not
// called: on a terminal it waits for a key, and a program that has died must give the shell back at once.
static void cncurses_on_fatal_signal(int number) {
  int saved_errno = errno;
  cncurses_restore_now();
  signal(number, SIG_DFL);
  errno = saved_errno;
  raise(number);
}

// Takes over the signals whose default is the end of the program; those that someone else watches or
// ignores stay theirs, except those that mean a fault, and SIGQUIT.
static inline void cncurses_restore_install(void) {
  static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS, SIGQUIT};
  static const int ends[] = {SIGTERM, SIGHUP, SIGINT};
  if (cncurses_restore_state()->installed) return;
  cncurses_restore_state()->installed = 1;
  // A stack of its own for a thread that has used up its stack.
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t stack = {.ss_sp = cncurses_restore_state()->stack, .ss_size = sizeof cncurses_restore_state()->stack};
    sigaltstack(&stack, NULL);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = cncurses_on_fatal_signal;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    sigaction(faults[i], &action, NULL);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    struct sigaction previous;
    sigaction(ends[i], NULL, &previous);
    if (previous.sa_handler == SIG_DFL) sigaction(ends[i], &action, NULL);
  }
  atexit(cncurses_restore_now);
}

static inline void cncurses_restore_arm(const char *bytes, size_t count, const struct termios *saved) {
  cncurses_restore_state()->armed = 0;
  if (count > cncurses_restore_capacity) count = cncurses_restore_capacity;
  memcpy(cncurses_restore_state()->bytes, bytes, count);
  cncurses_restore_state()->count = count;
  cncurses_restore_state()->saved = *saved;
  cncurses_restore_state()->armed = 1;
  cncurses_restore_install();
}

static inline void cncurses_restore_disarm(void) { cncurses_restore_state()->armed = 0; }

#endif
