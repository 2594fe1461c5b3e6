// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/model/token.h"
#include "core/secrets/expiringstore.h"
#include "core/secrets/secretstore.h"

#include <QObject>
#include <QSet>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief Where new tokens rest.
struct TokenLocation
{
    QString kind; //!< "kernel-keyring", or the keychain's as in SecretStore::kind()
    //! Why it isn't the kernel's keyring; nothing when it is.
    std::optional<ServiceError> reason{};

    bool operator==(const TokenLocation &) const = default;
};

//! \brief How long a token that was stored can be found again.
enum class TokenKept {
    UntilRestart, //!< of the computer: it rests in the kernel alone
    ForGood,
};

//! \brief Where a token rests between two uses, one per key identity: in the kernel's keyring where
//! there is one, else in the keychain.
//!
//! A token that can be asked for anew is never in both. The kernel's copy is found without a bus, a
//! password or a disk, and a second one in the keychain would take those for every token stored,
//! only to save the first request after a restart of the computer. The keychain is asked when the
//! kernel has no token: it may rest there from a time when the kernel refused it.
class TokenCache final : public QObject
{
    Q_OBJECT

public:
    //! \param keychain borrowed for life
    //! \param kernel   borrowed for life; null on systems that have none
    explicit TokenCache(
        SecretStore &keychain, ExpiringStore *kernel = nullptr, QObject *parent = nullptr);

    //! \brief The token of \a fingerprint, expired ones too; nothing when there is none or its item
    //! is damaged. Fails as the keychain does, and only when the kernel has no token.
    void load(const QString &fingerprint, const PromptPermission &prompt,
        Reply<std::optional<Token>> reply);
    //! \brief Keeps \a token, which is good for \a remaining, in the place of an older one.
    void store(const QString &fingerprint, const Token &token, std::chrono::seconds remaining,
        const PromptPermission &prompt, Reply<TokenKept> reply);
    //! \brief Keeps \a token as store() does, but beyond a restart of the computer, because nobody
    //! can ask for it anew: in the keychain, and in the kernel to be found as quickly as others.
    void storeForGood(const QString &fingerprint, const Token &token,
        std::chrono::seconds remaining, const PromptPermission &prompt, Reply<void> reply);
    //! \brief Forgets the token of \a fingerprint; when this fails nothing is forgotten.
    void remove(const QString &fingerprint, const PromptPermission &prompt, Reply<void> reply);

    //! \brief Where a token would rest that is stored now, found out by trying.
    [[nodiscard]] TokenLocation place() const;

private:
    [[nodiscard]] std::optional<Token> loadFromKernel(const QString &fingerprint) const;
    [[nodiscard]] Result<void> storeInKernel(
        const QString &fingerprint, const SecretBytes &item, std::chrono::seconds remaining) const;
    void removeFromKernel(const QString &fingerprint) const;

    SecretStore &m_keychain;
    ExpiringStore *m_kernel;
    QSet<QString> m_inKeychain; // fingerprints of tokens that were found there
};

} // namespace nlstoken
