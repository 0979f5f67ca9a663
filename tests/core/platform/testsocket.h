#pragma once

#include <QtGlobal>

namespace eid {

// Sockets of TCP between this computer and itself. -1 is none.

/// Listens at a \a port that the system chooses.
int listenLocally(quint16 &port);
/// Waits for whoever connects; -1 after stopListening().
int acceptFrom(int listener);
void stopListening(int listener);
/// Once nobody waits any more.
void closeListener(int listener);
int connectTo(quint16 port);

/// As send() and recv(), without a signal where the other side has gone.
qsizetype sendTo(int socket, const char *octets, qsizetype size);
qsizetype receiveFrom(int socket, char *octets, qsizetype size);
/// What comes from one goes to the other, until either ends.
void carryBetween(int one, int other);

/// Ends the connection; the socket stays until it is closed.
void hangUp(int socket);
void closeSocket(int socket);

/// On this thread: the other side goes away as it pleases.
void ignoreBrokenPipes();

} // namespace eid
