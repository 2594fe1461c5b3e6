// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokencache.h"

#include "core/secrets/secretname.h"

namespace nlstoken {

TokenCache::TokenCache(SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

void TokenCache::load(const QString &fingerprint, Reply<std::optional<Token>> reply)
{
    m_store.read(tokenItemName(fingerprint),
        {this, [reply](const Result<std::optional<SecretBytes>> &item) {
             if (!item)
                 return reply.answer(Failure(item.error()));
             reply.answer(
                 *item ? parsedToken((*item)->view().toByteArray()) : std::optional<Token>());
         }});
}

void TokenCache::store(const QString &fingerprint, const Token &token, Reply<void> reply)
{
    QByteArray item = serialisedToken(token);
    m_store.write(tokenItemName(fingerprint), SecretBytes::take(item), std::move(reply));
}

void TokenCache::remove(const QString &fingerprint, Reply<void> reply)
{
    m_store.remove(tokenItemName(fingerprint), std::move(reply));
}

} // namespace nlstoken
