// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/model/token.h"
#include "core/secrets/secretstore.h"

#include <QObject>

#include <optional>

namespace nlstoken {

//! \brief Where a token rests between two uses: one item of the secret store per key identity.
class TokenCache final : public QObject
{
    Q_OBJECT

public:
    //! \param store borrowed for life
    explicit TokenCache(SecretStore &store, QObject *parent = nullptr);

    //! \brief The token of \a fingerprint, expired ones too; nothing when there is none or its item
    //! is damaged.
    void load(const QString &fingerprint, Reply<std::optional<Token>> reply);
    //! \brief Keeps \a token in the place of an older one.
    void store(const QString &fingerprint, const Token &token, Reply<void> reply);
    //! \brief Forgets the token of \a fingerprint.
    void remove(const QString &fingerprint, Reply<void> reply);

private:
    SecretStore &m_store;
};

} // namespace nlstoken
