// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/limitedlistener.h"

namespace nlstoken {

//! \brief Hands its connections to QtHttpServer, each under a ConnectionGuard.
class LoopbackListener final : public LimitedListener
{
    Q_OBJECT

public:
    using LimitedListener::LimitedListener;

    //! \brief Listens no more and closes every connection once what was written is out.
    void stop();

protected:
    void admit(QTcpSocket *socket) override;
};

} // namespace nlstoken
