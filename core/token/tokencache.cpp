// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokencache.h"

#include "core/base/logging.h"
#include "core/model/errorcode.h"
#include "core/secrets/secretname.h"

#include <memory>

using namespace std::chrono_literals;

namespace nlstoken {

TokenCache::TokenCache(SecretStore &keychain, ExpiringStore *kernel, QObject *parent)
    : QObject(parent)
    , m_keychain(keychain)
    , m_kernel(kernel)
{
}

void TokenCache::load(
    const QString &fingerprint, const PromptPermission &prompt, Reply<std::optional<Token>> reply)
{
    if (const std::optional<Token> token = loadFromKernel(fingerprint))
        return reply.answer(token);
    m_keychain.read(tokenItemName(fingerprint), prompt,
        {this, [this, fingerprint, reply](const Result<std::optional<SecretBytes>> &item) {
        if (!item)
            return reply.answer(Failure(item.error()));
        if (!*item)
            return reply.answer(std::nullopt);
        m_inKeychain.insert(fingerprint);
        reply.answer(parsedToken((*item)->view().toByteArray()));
    }});
}

void TokenCache::store(const QString &fingerprint, const Token &token,
    std::chrono::seconds remaining, const PromptPermission &prompt, Reply<TokenKept> reply)
{
    QByteArray bytes = serialisedToken(token);
    SecretBytes item = SecretBytes::take(bytes);
    if (storeInKernel(fingerprint, item, remaining)) {
        // An older one in the keychain is removed only if it was just read there: then the keychain
        // is awake and open. Should that fail, it is too old to be worth a word.
        if (!m_inKeychain.remove(fingerprint))
            return reply.answer(TokenKept::UntilRestart);
        return m_keychain.remove(tokenItemName(fingerprint), prompt,
            {this, [reply](const Result<void> &) { reply.answer(TokenKept::UntilRestart); }});
    }
    m_keychain.write(tokenItemName(fingerprint), std::move(item), prompt,
        {this, [this, fingerprint, reply](const Result<void> &written) {
        // An older one in the kernel would be found first.
        if (!written)
            return reply.answer(Failure(written.error()));
        removeFromKernel(fingerprint);
        reply.answer(TokenKept::ForGood);
    }});
}

void TokenCache::storeForGood(const QString &fingerprint, const Token &token,
    std::chrono::seconds remaining, const PromptPermission &prompt, Reply<void> reply)
{
    QByteArray bytes = serialisedToken(token);
    const auto item = std::make_shared<SecretBytes>(SecretBytes::take(bytes));
    m_keychain.write(tokenItemName(fingerprint), item->clone(), prompt,
        {this, [this, fingerprint, remaining, item, reply](const Result<void> &written) {
        if (written && !storeInKernel(fingerprint, *item, remaining))
            removeFromKernel(fingerprint);
        reply.answer(written);
    }});
}

void TokenCache::remove(
    const QString &fingerprint, const PromptPermission &prompt, Reply<void> reply)
{
    m_keychain.remove(tokenItemName(fingerprint), prompt,
        {this, [this, fingerprint, reply](const Result<void> &removed) {
        if (removed) {
            m_inKeychain.remove(fingerprint);
            removeFromKernel(fingerprint);
        }
        reply.answer(removed);
    }});
}

TokenLocation TokenCache::place() const
{
    if (!m_kernel)
        return {m_keychain.kind(),
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KernelKeyringAbsent}};
    if (const Result<void> works = m_kernel->check(); !works)
        return {m_keychain.kind(), works.error()};
    return {m_kernel->kind()};
}

std::optional<Token> TokenCache::loadFromKernel(const QString &fingerprint) const
{
    if (!m_kernel)
        return std::nullopt;
    const Result<std::optional<SecretBytes>> item = m_kernel->read(fingerprint);
    if (!item)
        qCInfo(lcToken) << "kernel keyring:" << item.error().code << item.error().detail;
    if (!item || !*item)
        return std::nullopt;
    return parsedToken((*item)->view().toByteArray());
}

Result<void> TokenCache::storeInKernel(
    const QString &fingerprint, const SecretBytes &item, std::chrono::seconds remaining) const
{
    if (!m_kernel)
        return Failure({.kind = ErrorKind::Keychain, .code = errorcode::KernelKeyringAbsent});
    // Its remaining time was rounded down.
    const Result<void> written = m_kernel->write(fingerprint, item, remaining + 1s);
    if (!written)
        qCInfo(lcToken) << "kernel keyring:" << written.error().code << written.error().detail;
    return written;
}

void TokenCache::removeFromKernel(const QString &fingerprint) const
{
    if (!m_kernel)
        return;
    if (const Result<void> removed = m_kernel->remove(fingerprint); !removed)
        qCInfo(lcToken) << "kernel keyring:" << removed.error().code << removed.error().detail;
}

} // namespace nlstoken
