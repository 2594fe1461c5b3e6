// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <utility>
#include <vector>

namespace nlstoken {

//! \brief Reads one HTTP/1 request, body included, strictly: Boost.Beast, and no folded lines.
class RequestParser
{
public:
    enum class State { Incomplete, Complete, Malformed };

    //! \param headBytes the longest request line and header
    //! \param bodyBytes the longest body
    RequestParser(qsizetype headBytes, qsizetype bodyBytes);
    ~RequestParser();
    RequestParser(RequestParser &&other) noexcept;
    RequestParser &operator=(RequestParser &&other) noexcept;

    //! \brief Reads on from the beginning of \a bytes, takes what it has used from them.
    State parse(QByteArray &bytes);

    // From here on only once the head is there.
    [[nodiscard]] QByteArray method() const;
    [[nodiscard]] QByteArray target() const; //!< as sent
    [[nodiscard]] std::vector<std::pair<QByteArray, QByteArray>> headers() const;
    [[nodiscard]] QByteArray body() const;
    [[nodiscard]] bool isHeadComplete() const;
    [[nodiscard]] bool isKeepAlive() const; //!< the client lets the connection stay

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace nlstoken
