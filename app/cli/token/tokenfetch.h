// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/parsing/commandspec.h"
#include "core/base/reply.h"
#include "core/token/tokenquery.h"

#include <QObject>

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;

//! \brief The option --min-ttl, for a command that fetches tokens.
[[nodiscard]] OptionSpec minTtlOption();

//! \brief Brings tokens for a command: what the common options want of them, and progress, warnings
//! and questions for whoever sits at the terminal.
class TokenFetch final : public QObject
{
    Q_OBJECT

public:
    //! \brief All are borrowed for life.
    TokenFetch(Services &services, Console &console, const ErrorCatalogue &catalogue,
        QObject *parent = nullptr);

    //! \brief A query for each profile that \a arguments name, by the common options and --min-ttl;
    //! once in a run.
    [[nodiscard]] Result<std::vector<TokenQuery>> queries(const Arguments &arguments);

    //! \brief Brings the token of \a query. An endpoint that the key was not entered for is asked
    //! about on a terminal, and the answer is kept with the key.
    void fetch(const TokenQuery &query, Reply<TokenAnswer> reply);

    //! \brief Wipes progress away and shows no more: the terminal is somebody else's now.
    void endProgress();

private:
    void confirm(
        const TokenQuery &query, const ServiceError &error, const Reply<TokenAnswer> &reply);

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    QMetaObject::Connection m_progress;
    bool m_declined = false; // one no is enough
};

} // namespace nlstoken
