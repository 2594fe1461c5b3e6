// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"

#include <QByteArrayView>

#include <memory>

namespace nlstoken {

//! \brief Reads one HTTP/1.1 or 1.0 request: Boost.Beast, and more strictly where it is lenient.
//!
//! Strict, so that a proxy in front can't read something else in the same bytes: lines end in CR
//! LF, no field is folded, Host is there once, and what decides is there once at most.
class RequestParser
{
public:
    enum class State {
        Incomplete,
        Complete,
        Malformed, //!< nothing that follows on this connection can be trusted
        TooLong, //!< the body
    };

    RequestParser();
    ~RequestParser();

    //! \brief Forgets the request, and its key, and begins a new one.
    void reset();

    //! \brief Reads the head that \a bytes begin with; called again with more of the same bytes
    //! while it is incomplete.
    [[nodiscard]] State readHead(QByteArrayView bytes);
    //! \brief The bytes of a complete head, with the empty line.
    [[nodiscard]] qsizetype headSize() const noexcept { return m_headSize; }
    //! \brief The request, from a complete head on and until reset().
    [[nodiscard]] const ServerRequest &request() const noexcept { return m_request; }

    //! \brief Limits the body to \a bytes, once the head is complete. With 0 a request that
    //! announces a body, even in no chunks, is malformed.
    //! \return Complete when there is no body
    [[nodiscard]] State limitBody(qsizetype bytes);
    //! \brief Reads on from the beginning of \a bytes, and takes what it has used from them.
    [[nodiscard]] State readBody(QByteArrayView &bytes);

private:
    struct Private;

    [[nodiscard]] bool isHeadClear() const;

    std::unique_ptr<Private> d;
    ServerRequest m_request;
    qsizetype m_headSize = 0; // what Beast has taken of the head
};

} // namespace nlstoken
