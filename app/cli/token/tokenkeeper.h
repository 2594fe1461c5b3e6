// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/clockanchor.h"
#include "core/token/tokenquery.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace nlstoken {

class TokenService;

//! \brief Keeps the token that a program holds current: ahead of its expiry it takes the one that
//! another process has obtained meanwhile, or a new one.
//!
//! Unlike RenewalTimer it cares for one token that was handed out, whatever its key came from, and
//! asks for its successor on the same terms. It goes by the wall clock, so that sleep and clock
//! changes put nothing off for longer than half a minute.
class TokenKeeper final : public QObject
{
    Q_OBJECT

public:
    //! \param tokens borrowed for life, as \a clock
    //! \param query    how the token was asked for
    TokenKeeper(
        TokenService &tokens, const Clock &clock, TokenQuery query, QObject *parent = nullptr);

    //! \brief Begins with \a answer, which the program has now.
    void keep(const TokenAnswer &answer);

public Q_SLOTS:
    //! \brief Looks now whether the token is due; it does so by itself every half minute.
    void look();

Q_SIGNALS:
    //! The program should have \a answer instead.
    void renewed(const nlstoken::TokenAnswer &answer);
    //! There is none that lasts longer; it is tried again.
    void failed(const nlstoken::ServiceError &error);

private:
    void renew();
    void finish(const Result<TokenAnswer> &answer);
    void putOff(const ServiceError &error);
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] QDateTime expiry() const;

    TokenService &m_tokens;
    const Clock &m_clock;
    TokenQuery m_query;
    ClockAnchor m_begin; // all times here are by the wall clock as it went then
    TokenAnswer m_held; // with its clockOffset for these times
    std::chrono::milliseconds m_lead{}; // how long before its expiry it is due
    QDateTime m_nextTry;
    QTimer m_timer;
};

} // namespace nlstoken
