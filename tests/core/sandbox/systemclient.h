// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace nlstoken::testing {

//! \brief A client on the system's own sockets, because Qt reports an RST as if it were an orderly
//! end.
class SystemClient
{
public:
    enum class State {
        Open,
        Closed, //!< in order
        Reset,
    };

    //! \brief Connects to \a endpoint, for example "http://127.0.0.1:8080", and waits until it is.
    explicit SystemClient(const QString &endpoint);
    SystemClient(const SystemClient &) = delete;
    SystemClient &operator=(const SystemClient &) = delete;
    ~SystemClient();

    void send(const QByteArray &bytes) const;
    //! \brief Takes what has come, without waiting.
    State receive();
    [[nodiscard]] const QByteArray &received() const { return m_received; }

private:
    int m_descriptor;
    State m_state = State::Open;
    QByteArray m_received;
};

} // namespace nlstoken::testing
