// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief What happens to a connection once the bytes are out.
enum class Ending {
    KeepOpen, //!< the next request may come
    Close, //!< closed in order
    Reset, //!< RST: the other side sees an error
    Hang, //!< stays open, says and hears nothing more
};

//! \brief How an answer goes over the wire. Everything the sandbox does to a connection is one of
//! these.
struct Delivery
{
    QByteArray bytes{};
    Ending ending = Ending::KeepOpen;
    std::chrono::milliseconds delay{0}; //!< before the first byte
    std::optional<std::chrono::milliseconds> byteInterval{}; //!< set: one byte at a time
};

} // namespace nlstoken
