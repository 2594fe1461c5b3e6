// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <sys/types.h>

// The keyring daemon of tests/support/keyring-session, handled past the store.
namespace nlstoken::keyring {

//! \brief Locks the default collection.
[[nodiscard]] bool lock();
//! \brief Unlocks the default collection with its password, without a prompt.
[[nodiscard]] bool unlock();
//! \brief Makes the collection at \a path the default one; "/" for none, as in a keyring that was
//! never used.
[[nodiscard]] bool setDefaultCollection(const QString &path);

//! \brief The daemon's process.
[[nodiscard]] pid_t daemon();

//! \brief What secret-tool prints when called with \a arguments and \a input; null when it fails.
[[nodiscard]] QByteArray secretTool(const QStringList &arguments, const QByteArray &input = {});

} // namespace nlstoken::keyring
