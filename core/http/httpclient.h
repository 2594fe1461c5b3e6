// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/http/httpanswer.h"
#include "core/http/httprequest.h"
#include "core/http/networkoptions.h"
#include "core/platform/clock.h"

#include <QObject>

#include <chrono>

class QNetworkAccessManager;

namespace nlstoken {

//! \brief Sends requests over QNetworkAccessManager: HTTP/1.1, full verification, no redirects, no
//! cookies, no cache.
class HttpClient final : public QObject
{
    Q_OBJECT

public:
    //! \param clock   borrowed for life
    //! \param options already checked
    HttpClient(const Clock &clock, NetworkOptions options, QObject *parent = nullptr);
    ~HttpClient() override;

    //! \brief Sends \a request exactly once and answers within \a timeLimit, with any status.
    //! Stops when the caller dies. Errors as TokenClient::send() has them.
    void send(
        const HttpRequest &request, std::chrono::milliseconds timeLimit, Reply<HttpAnswer> reply);

private:
    QNetworkAccessManager &manager();

    const Clock &m_clock;
    NetworkOptions m_options;
    QNetworkAccessManager *m_manager = nullptr; // made at the first request: most runs send none
};

} // namespace nlstoken
