#pragma once

namespace eid::sandbox {

/// Whether this machine lets the process have a mount and a network of its own. Tried out in a
/// child, because a half-made try cannot be undone (AppArmor lets some in and then nothing happen).
bool canHaveOwnNamespaces();

/// Gives this process a mount namespace with an empty /run (but for /run/user) and without pcscd's
/// USB drivers, and a network namespace with a loopback of its own; as root in a user namespace
/// where it is not root outside. The process has a single thread when this is called.
bool enterOwnNamespaces();

} // namespace eid::sandbox
