// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/token/tokenreply.h"
#include "core/token/tokenrequest.h"

#include <chrono>

namespace nlstoken {

//! \brief Carries one request to the service and brings its answer, whatever it says.
class TokenClient
{
public:
    virtual ~TokenClient() = default;

    //! \brief Sends \a request exactly once and answers within \a timeLimit. Stops when the caller
    //! dies.
    //!
    //! Errors are of kind Network (HostNotFound, ConnectionRefused, Timeout, Tls…, Proxy…) or
    //! Protocol (AnswerTooLarge, AnswerTruncated); none holds an address with a query. Bytes that
    //! are no HTTP are a ConnectionClosed, because QNetworkAccessManager tells no more of them.
    virtual void send(const HttpRequest &request, std::chrono::milliseconds timeLimit,
        Reply<HttpAnswer> reply) = 0;
};

} // namespace nlstoken
