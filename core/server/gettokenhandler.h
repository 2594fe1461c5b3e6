// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/requesthandler.h"
#include "core/server/gettokenresponse.h"
#include "core/server/servedtoken.h"
#include "core/server/serveraccess.h"

#include <QHostAddress>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace nlstoken {

//! \brief Judges requests and answers them; knows no socket.
class GetTokenHandler final : public QObject, public RequestHandler
{
    Q_OBJECT

public:
    //! What to say about an error, in the server's language.
    using Words = std::function<QString(const ServiceError &error)>;

    //! \param clock borrowed for life
    GetTokenHandler(
        ServerAccess access, Words words, const Clock &clock, QObject *parent = nullptr);
    ~GetTokenHandler() override;

    //! \brief Serves \a token, which becomes this object's, as `?profile=` \a name; the first one
    //! is answered when no name is given.
    void serve(const QString &name, std::unique_ptr<ServedToken> token);

    void handle(const ServerRequest &request, HttpConnection &connection) override;
    [[nodiscard]] QByteArray refusal(
        RequestRefusal why, const ServerRequest &request) const override;
    void clientRefused(RequestRefusal why, const QHostAddress &peer) override;

Q_SIGNALS:
    //! A client that has not shown the key was refused; \a error says why, \a peer is its address.
    void refusedClient(const nlstoken::ServiceError &error, const QHostAddress &peer);

private:
    // What a request comes to: bytes, or a token that has to be fetched first.
    struct Outcome
    {
        QByteArray bytes{};
        ServedToken *wanted = nullptr;
        std::optional<QLatin1StringView> foreign{}; // why it is refused, unless it shows the key
        bool isKnown = false; // shows the key
    };
    struct Served
    {
        QString name;
        std::unique_ptr<ServedToken> token;
        // The last usual answer, good while token, second and time left stay the same.
        QByteArray bytes{};
        qint64 second = 0;
        QByteArray of{};
        std::chrono::seconds left{};
    };
    [[nodiscard]] Outcome outcomeOf(
        const ServerRequest &request, const QHostAddress &own, const AnswerTerms &terms);
    [[nodiscard]] Outcome knownOutcome(const ServerRequest &request, const AnswerTerms &terms);
    [[nodiscard]] Outcome tokenOutcome(const ServerRequest &request, const AnswerTerms &terms);
    [[nodiscard]] QByteArray bytesFor(
        const Result<TokenAnswer> &fetched, const AnswerTerms &terms) const;
    [[nodiscard]] QByteArray refused(QLatin1StringView code, const AnswerTerms &terms) const;
    [[nodiscard]] Result<Served *> servedFor(const ServerRequest &request);
    [[nodiscard]] QByteArray usualBytes(
        Served &served, const TokenAnswer &answer, const QDateTime &now) const;
    [[nodiscard]] QByteArray bytesOf(const ServiceError &error, const AnswerTerms &terms) const;

    ServerAccess m_access;
    Words m_words;
    const Clock &m_clock;
    std::vector<Served> m_served;
};

} // namespace nlstoken
