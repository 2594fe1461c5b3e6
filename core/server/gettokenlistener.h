// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/limitedlistener.h"

namespace nlstoken {

class GetTokenHandler;

//! \brief Gives every connection a GetTokenConnection. Those beyond the limit are told so, as long
//! as they don't become too many themselves.
class GetTokenListener final : public LimitedListener
{
    Q_OBJECT

public:
    //! \param handler borrowed for life
    GetTokenListener(const ConnectionLimits &limits, std::optional<QSslConfiguration> tls,
        GetTokenHandler &handler, QObject *parent = nullptr);

    //! \brief Listens no more and ends every connection after the answers that are under way.
    void finish();

Q_SIGNALS:
    //! finish() is done.
    void finished();

protected:
    void admit(QTcpSocket *socket) override;
    void turnAway(qintptr descriptor) override;

private:
    void checkEnd();

    GetTokenHandler &m_handler;
    int m_turnedAway = 0; // those that are being told
    bool m_finishing = false;
};

} // namespace nlstoken
