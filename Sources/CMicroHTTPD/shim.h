#ifndef CMICROHTTPD_SHIM_H
#define CMICROHTTPD_SHIM_H

#include <microhttpd.h>

/* MHD_start_daemon is variadic, which Swift cannot call. Takes over the listening socket `fd`. */
static inline struct MHD_Daemon *MHDStart(
    int fd, MHD_AccessHandlerCallback answer, void *context, MHD_RequestCompletedCallback completed,
    unsigned int connections, unsigned int timeout_seconds) {
  return MHD_start_daemon(
      MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD, 0, NULL, NULL, answer, context,
      MHD_OPTION_LISTEN_SOCKET, (MHD_socket)fd,
      MHD_OPTION_NOTIFY_COMPLETED, completed, context,
      MHD_OPTION_CONNECTION_LIMIT, connections,
      MHD_OPTION_CONNECTION_TIMEOUT, timeout_seconds,
      MHD_OPTION_END);
}

#endif
