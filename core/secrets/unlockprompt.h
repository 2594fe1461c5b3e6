// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"

#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QObject>
#include <QStringList>

class QDBusObjectPath;

namespace nlstoken {

//! \brief Lets the desktop ask the user to unlock objects of the Secret Service, and answers when
//! the user has decided, whichever way.
//!
//! A prompt that is open when this dies stays open: GNOME Keyring 42.1 crashes when it is told to
//! dismiss one.
class UnlockPrompt final : public QObject
{
    Q_OBJECT
public:
    //! \brief Asks for the collections or items at \a paths. A failure is KeychainAbsent or
    //! KeychainFailed.
    UnlockPrompt(const QStringList &paths, Reply<void> reply, QObject *parent);

private Q_SLOTS:
    void finish(bool dismissed, const QDBusVariant &result);

private:
    using Unlocking = QDBusPendingReply<QList<QDBusObjectPath>, QDBusObjectPath>;
    void open(const Unlocking &unlocking);

    Reply<void> m_reply;
};

} // namespace nlstoken
