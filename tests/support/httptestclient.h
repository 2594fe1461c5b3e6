// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/httptokenclient.h"

#include <QStringList>

namespace nlstoken {

//! \brief What the tests of HttpTokenClient send, and what they must never see again.
struct HttpTestClient
{
    NetworkOptions options{};
    std::chrono::milliseconds timeLimit = std::chrono::seconds(5);
    SignatureVersion signature = SignatureVersion::V1;

    //! \brief A signed request for \a origin.
    [[nodiscard]] HttpRequest request(const QString &origin) const;
    //! \brief Sends it with a client of its own and waits for the answer.
    [[nodiscard]] Result<HttpAnswer> send(const QString &origin) const;
    [[nodiscard]] Result<HttpAnswer> send(HttpTokenClient &client, const QString &origin) const;
};

//! \brief Whether \a text holds anything of a signed request.
[[nodiscard]] bool tellsOfTheRequest(const QString &text);

//! \brief Keeps a copy of everything that is logged, at every level, while it lives.
class LogListener
{
public:
    LogListener();
    ~LogListener();
    Q_DISABLE_COPY_MOVE(LogListener)
    [[nodiscard]] const QStringList &lines() const;
};

} // namespace nlstoken
