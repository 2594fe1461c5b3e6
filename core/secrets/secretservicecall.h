// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <chrono>
#include <functional>
#include <utility>

// Asynchronous questions to the Secret Service.
namespace nlstoken::secretservice {

//! \brief The provider's name on the bus.
[[nodiscard]] QString busName();
//! \brief A call of \a method of org.freedesktop.Secret.Service.
[[nodiscard]] QDBusMessage serviceCall(const QString &method);

//! \brief What \a error says: KeychainAbsent when there is nobody to ask, else KeychainFailed;
//! `reason` has its words.
[[nodiscard]] ServiceError errorOf(const QDBusError &error);

//! \brief KeychainAbsent, with why \a bus could not be connected to.
[[nodiscard]] ServiceError noBusError(const QDBusConnection &bus);

//! \brief Sends \a question to the session bus and calls \a next with the answer, a
//! QDBusPendingReply; of a failure \a reply learns here. Nobody learns anything when \a caller
//! dies. Connects to the bus at the first question.
template <typename Answer, typename T>
void ask(const QDBusMessage &question, QObject *caller, const Reply<T> &reply,
    std::function<void(const Answer &)> next,
    std::chrono::milliseconds limit = std::chrono::milliseconds(-1))
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return reply.answer(Failure(noBusError(bus)));
    auto *watcher = new QDBusPendingCallWatcher(
        bus.asyncCall(question, static_cast<int>(limit.count())), caller);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, caller,
        [watcher, reply, next = std::move(next)] {
        watcher->deleteLater();
        const Answer answer = *watcher;
        if (answer.isError())
            reply.answer(Failure(errorOf(answer.error())));
        else
            next(answer);
    });
}

} // namespace nlstoken::secretservice
