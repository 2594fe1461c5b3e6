// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/keychainbackend.h"
#include "core/secrets/secretstore.h"

#include <QDeadlineTimer>
#include <QObject>

#include <chrono>
#include <memory>

namespace nlstoken {

class KeychainProbe;

//! \brief The operating system's keychain as a SecretStore.
//!
//! No operation outlasts its limit. QtKeychain's jobs can't be cancelled and run one at a time: a
//! late one is left to finish for nobody, and until then the operations after it are late too.
//! Operations asked for at the same time are done in any order; who needs an order waits for the
//! answer.
//!
//! With a permission to prompt the desktop asks the user to unlock a locked keychain;
//! KeychainRefused when that is dismissed.
//!
//! The Secret Service is asked whether an item is locked before QtKeychain is, because QtKeychain
//! would open a prompt, and calls a locked item "not found" and its deletion a success. KWallet,
//! Windows and macOS prompt as they like; there only the time is limited.
class KeychainStore final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    struct Limits
    {
        std::chrono::milliseconds operation = std::chrono::seconds(5);
        std::chrono::milliseconds prompt =
            std::chrono::minutes(2); //!< in its place once a prompt is open
    };

    //! \brief A store in \a backend, which has to be the one chosen for this process (see
    //! chooseKeychain()).
    KeychainStore(KeychainBackend backend, Limits limits, QObject *parent = nullptr);
    explicit KeychainStore(KeychainBackend backend, QObject *parent = nullptr);
    ~KeychainStore() override;

    void read(const QString &name, const PromptPermission &prompt,
        Reply<std::optional<SecretBytes>> reply) override;
    void write(const QString &name, SecretBytes secret, const PromptPermission &prompt,
        Reply<void> reply) override;
    void remove(const QString &name, const PromptPermission &prompt, Reply<void> reply) override;
    [[nodiscard]] QString kind() const override;

    //! \brief The name for people of the program that keeps the items, for example "GNOME Keyring";
    //! KeychainAbsent when it isn't running. Starts nothing.
    void providerName(Reply<QString> reply) const;

    [[nodiscard]] const Limits &limits() const { return m_limits; }
    //! \brief Why the session bus, on which the keychain is, can't be reached; empty when it can or
    //! there is none on the way. Waits for it as long as for an operation, and not again for a
    //! while.
    [[nodiscard]] QString busFault() const;
    //! \brief What asks the keychain ahead of QtKeychain; null where there is nobody to ask.
    [[nodiscard]] KeychainProbe *probe() const { return m_probe.get(); }

private:
    KeychainBackend m_backend;
    Limits m_limits;
    std::unique_ptr<KeychainProbe> m_probe;
    mutable bool m_busAnswers = false; // it did once
    mutable QString m_busFault;
    mutable QDeadlineTimer m_busGivenUp{0}; // until then it isn't tried again
};

} // namespace nlstoken
