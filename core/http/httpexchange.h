// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/http/httpanswer.h"
#include "core/platform/clock.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

class QNetworkReply;
class QSslError;

namespace nlstoken {

//! \brief How much one exchange may cost.
struct ExchangeLimits
{
    std::chrono::milliseconds time; //!< from the start to the last byte
    qsizetype answer; //!< bytes of the body
};

//! \brief One request under way: collects the answer within its limits, then answers and deletes
//! itself.
class HttpExchange final : public QObject
{
    Q_OBJECT

public:
    //! \param network owned from here on
    //! \param clock   borrowed for life
    HttpExchange(QNetworkReply *network, const Clock &clock, const ExchangeLimits &limits,
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
    qsizetype m_largestAnswer;
    Reply<HttpAnswer> m_reply;
    QTimer m_timer;
    HttpAnswer m_answer;
    QLatin1StringView m_tlsCode;
    bool m_isEncrypted = false; // the service itself was reached
    QLatin1StringView m_stopCode; // why we stopped it ourselves; empty while we didn't
    bool m_over = false; // answered; only to be deleted now
};

} // namespace nlstoken
