// SPDX-License-Identifier: Apache-2.0
#include "core/http/requesthandler.h"

namespace nlstoken {

qsizetype RequestHandler::mostBody(const ServerRequest &) const
{
    return 0;
}

bool RequestHandler::takesUpgrades() const
{
    return false;
}

QByteArray RequestHandler::refusal(RequestRefusal, const ServerRequest &) const
{
    return {};
}

void RequestHandler::clientRefused(RequestRefusal, const QHostAddress &) { }

} // namespace nlstoken
