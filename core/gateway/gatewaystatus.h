// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace nlstoken {

//! \brief The refusal that the gateway's \a status and \a words are: kind Gateway, the status as
//! code, its words plain and masked.
[[nodiscard]] ServiceError gatewayRefusal(int status, const QString &words, int httpStatus = 0);

//! \brief What is wrong when the gateway at \a host answers with \a httpStatus and \a body in place
//! of what it was asked for: its own refusal (JSON, or a line that begins with "Meta:" or
//! "Gateway:"), trouble of a server (kind Network), or an answer that is nobody's (kind Protocol).
[[nodiscard]] ServiceError readGatewayRefusal(
    int httpStatus, const QByteArray &body, const QString &host);

//! \brief The task id \a text, or nothing unless it is one: 32 hexadecimal digits. Not masked,
//! though it has the shape of a token: support asks for it.
[[nodiscard]] QString gatewayTaskId(const QString &text);

} // namespace nlstoken
