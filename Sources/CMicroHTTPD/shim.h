#ifndef CMICROHTTPD_SHIM_H
#define CMICROHTTPD_SHIM_H

#include <microhttpd.h>
#include <string.h>

/* Leaves percent escapes as they are, so that a %2F can be told from a slash. */
static size_t MHDKeepEscapes(void *context, struct MHD_Connection *connection, char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}

/* MHD_start_daemon is variadic, which Swift cannot call. Takes over the listening socket `fd`. The path and the
   query reach `answer` percent-encoded; of the query's `+`, libmicrohttpd has made spaces. */
static inline struct MHD_Daemon *MHDStart(
    int fd, MHD_AccessHandlerCallback answer, void *context, MHD_RequestCompletedCallback completed,
    unsigned int connections, unsigned int timeout_seconds) {
  return MHD_start_daemon(
      MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, answer, context,
      MHD_OPTION_LISTEN_SOCKET, (MHD_socket)fd,
      MHD_OPTION_NOTIFY_COMPLETED, completed, context,
      MHD_OPTION_UNESCAPE_CALLBACK, &MHDKeepEscapes, (void *)NULL,
      MHD_OPTION_CONNECTION_LIMIT, connections,
      MHD_OPTION_CONNECTION_TIMEOUT, timeout_seconds,
      MHD_OPTION_END);
}

#endif
