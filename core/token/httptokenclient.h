// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httpclient.h"
#include "core/token/tokenclient.h"

namespace nlstoken {

//! \brief The TokenClient that asks the service, over HTTP.
class HttpTokenClient final : public TokenClient
{
public:
    //! \param clock   borrowed for life
    //! \param options already checked
    HttpTokenClient(const Clock &clock, NetworkOptions options)
        : m_client(clock, std::move(options))
    {
    }

    void send(const HttpRequest &request, std::chrono::milliseconds timeLimit,
        Reply<HttpAnswer> reply) override
    {
        m_client.send(request, timeLimit, std::move(reply));
    }

private:
    HttpClient m_client;
};

} // namespace nlstoken
