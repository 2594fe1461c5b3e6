// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace nlstoken {

struct PlayedError;

//! \brief Why the speech gateway refuses, in its own words: these are protocol, not text of ours,
//! and stay English.
struct GatewayRefusal
{
    static constexpr int Success = 20000000;

    int status = 0; //!< eight digits, for example 40000001
    QString message{};

    bool operator==(const GatewayRefusal &) const = default;
    //! \brief Whether it concerns the token, which a WebSocket shows in its handshake already.
    [[nodiscard]] bool isAboutToken() const;
    //! \brief The same with \a token in the place of "…", where the words have one.
    [[nodiscard]] GatewayRefusal withToken(const QByteArray &token) const;
    //! \brief What a fault of the gateway says.
    [[nodiscard]] static GatewayRefusal of(const PlayedError &error);
};

//! Each refusal that the gateway's checks can end in.
//! \source docs/service/errors.md section 3, docs/service/gateway.md
namespace gatewayrefusals {

[[nodiscard]] GatewayRefusal tokenInvalid(const QByteArray &token);
[[nodiscard]] GatewayRefusal tokenExpired(const QByteArray &token);
[[nodiscard]] GatewayRefusal tokenMissing();
[[nodiscard]] GatewayRefusal appkeyMissing();
[[nodiscard]] GatewayRefusal appkeyUnknown();
[[nodiscard]] GatewayRefusal appkeyOfAnotherAccount();
[[nodiscard]] GatewayRefusal pathUnknown();
[[nodiscard]] GatewayRefusal notJson();
[[nodiscard]] GatewayRefusal headerMissing();
[[nodiscard]] GatewayRefusal messageIdInvalid(const QString &id);
[[nodiscard]] GatewayRefusal taskIdInvalid(const QString &id);
[[nodiscard]] GatewayRefusal namespaceUnknown();
[[nodiscard]] GatewayRefusal directiveInvalid();
//! \brief The message is a good one at the wrong time: \a what came.
[[nodiscard]] GatewayRefusal wrongState(const QString &what);
[[nodiscard]] GatewayRefusal textMissing(); //!< in a WebSocket message
[[nodiscard]] GatewayRefusal textEmpty(); //!< in a REST request
[[nodiscard]] GatewayRefusal textTooLong();
[[nodiscard]] GatewayRefusal formatInvalid();
[[nodiscard]] GatewayRefusal sampleRateInvalid();
[[nodiscard]] GatewayRefusal soundMissing();
[[nodiscard]] GatewayRefusal soundTooLong();
[[nodiscard]] GatewayRefusal idle();

} // namespace gatewayrefusals

} // namespace nlstoken
