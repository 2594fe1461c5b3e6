// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/instancerequest.h"
#include "core/base/reply.h"
#include "core/platform/filelock.h"

#include <QLocalServer>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

class QLocalSocket;

namespace nlstoken {

//! \brief What the first instance says to one that was started later.
struct InstanceAnswer
{
    int status = 0; //!< exit status, app/wiring/exitcode.h
    QString text{}; //!< for people; empty when there is nothing to say

    bool operator==(const InstanceAnswer &) const = default;
};

//! \brief Makes this process the only window of the user: later ones hand it what they were started
//! with, and end.
//!
//! A lock that the system frees says who is first, so a socket that a crash left behind is no
//! obstacle. The socket lies in a folder that only this user can open.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    //! What a later instance asks for, and where its answer goes.
    using Handler = std::function<void(const InstanceRequest &, Reply<InstanceAnswer>)>;

    explicit SingleInstance(QString socketPath, QObject *parent = nullptr);
    ~SingleInstance() override;

    //! \brief Takes the place of the first instance; false when another process has it.
    [[nodiscard]] bool becomeFirst(Handler handler);

private:
    void serve(QLocalSocket &socket);

    QString m_path;
    FileLock m_lock;
    QLocalServer m_server;
    Handler m_handler;
};

//! \brief Where the socket of this user's window lies; of one line at most so long as the system
//! allows.
[[nodiscard]] QString instanceSocketPath();

//! \brief Hands \a request to the first instance. Answers nothing when there is none after
//! \a patience, and WindowSilent when there is one that doesn't hear: it says so within 3 s,
//! however long what is asked for takes.
void askFirstInstance(const QString &socketPath, const InstanceRequest &request,
    std::chrono::milliseconds patience, Reply<std::optional<InstanceAnswer>> reply);

} // namespace nlstoken
