// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/keychainprobe.h"

#include <QObject>

namespace nlstoken {

//! \brief Asks org.freedesktop.secrets on the session bus, one asynchronous call a question.
//!
//! The bus is connected to at the first question.
//! \source Secret Service API, https://specifications.freedesktop.org/secret-service-spec/latest/
class SecretServiceProbe final : public QObject, public KeychainProbe
{
public:
    //! \brief A probe for the items whose attribute `server` is \a service.
    explicit SecretServiceProbe(QString service);

    void findItems(const QString &name, Reply<FoundItems> reply) override;
    void findDefaultCollection(Reply<DefaultCollection> reply) override;
    void unlock(const QStringList &locked, Reply<void> reply, QObject *caller) override;
    void findProvider(Reply<QString> reply) override;

private:
    void findLock(const QString &collection, const Reply<DefaultCollection> &reply);

    QString m_service;
};

//! \brief The name for people of the provider whose process is called \a process (as in
//! /proc/PID/comm, which holds 15 characters); an unknown process names itself.
[[nodiscard]] QString providerOfProcess(const QString &process);

} // namespace nlstoken
