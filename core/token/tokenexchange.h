// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/reply.h"
#include "core/token/tokenreply.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

class QNetworkReply;
class QSslError;

namespace nlstoken {

//! \brief One request under way: collects the answer within its limits, then answers and deletes
//! itself.
class TokenExchange final : public QObject
{
    Q_OBJECT

public:
    //! \param network owned from here on
    //! \param clock   borrowed for life
    TokenExchange(QNetworkReply *network, const Clock &clock, std::chrono::milliseconds timeLimit,
        Reply<HttpAnswer> reply, QObject *parent);

private:
    void collect();
    void stop(QLatin1StringView code);
    void noteHead();
    void finish();
    void noteTlsErrors(const QList<QSslError> &errors);
    void answer(Result<HttpAnswer> result);
    [[nodiscard]] ServiceError networkError() const;

    QNetworkReply *m_network;
    const Clock &m_clock;
    Reply<HttpAnswer> m_reply;
    QTimer m_timer;
    HttpAnswer m_answer;
    QLatin1StringView m_tlsCode;
    QLatin1StringView m_stopCode; // why we stopped it ourselves; empty while we didn't
    bool m_over = false; // answered; only to be deleted now
};

} // namespace nlstoken
