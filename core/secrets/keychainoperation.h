// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/keychainstore.h"

#include <QTimer>

#include <functional>

namespace nlstoken {

//! \brief A failure of kind Keychain. \param provider the keychain's name; cleaned
[[nodiscard]] ServiceError keychainError(QLatin1StringView code, const QString &provider);
//! \brief KeychainAbsent or KeychainFailed. \param reason the system's words; cleaned
[[nodiscard]] ServiceError keychainFault(QLatin1StringView code, const QString &reason);

//! \brief One operation of a KeychainStore under way: its limit, its steps, its one answer.
//!
//!     probe  ->  locked: refuse, or unlock and probe again  ->  job  ->  answer
//!
//! Where QtKeychain may be wrong about the outcome, the probe is asked once more before the answer.
//! Belongs to the store and deletes itself once it has answered.
class KeychainOperation : public QObject
{
    Q_OBJECT
public:
    KeychainOperation(KeychainStore *store, QString name, PromptPermission prompt);

    //! \brief Takes the first step; the limit runs from here.
    void start();
    //! \brief Whether the answer is given or being made: what still arrives counts no more.
    [[nodiscard]] bool isOver() const { return m_isOver; }

protected:
    virtual void startProbe(KeychainProbe &probe) = 0;
    virtual void startJob() = 0;
    virtual void answerError(const ServiceError &error) = 0;

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] KeychainProbe *probe() const { return m_store.probe(); }
    [[nodiscard]] bool mayPrompt() const { return m_prompt.isGranted(); }

    //! \brief Where a question of this operation is answered to: \a next gets what was found, a
    //! failure ends it.
    template <typename T>
    [[nodiscard]] Reply<T> step(std::function<void(T)> next);

    //! \brief The probe found \a locked: ends the operation, or lets the user unlock it and asks
    //! the probe again.
    void meetLock(const QStringList &locked);
    //! \brief Says that a prompt opens; from here the limit is the prompt's.
    void announcePrompt();
    //! \brief Ends the operation that a lock stands in the way of although the user was asked, or
    //! may not be.
    void rejectLocked();
    //! \brief Ends the operation with \a code and the provider's name, which is asked for only now.
    void rejectNaming(QLatin1StringView code);
    void reject(const ServiceError &error);
    //! \brief The operation has answered.
    void finish();

private:
    void end();

    KeychainStore &m_store;
    QString m_name;
    PromptPermission m_prompt;
    QTimer m_limit;
    bool m_hasPrompted = false;
    bool m_isOver = false;
};

template <typename T>
Reply<T> KeychainOperation::step(std::function<void(T)> next)
{
    return Reply<T>(this, [this, next = std::move(next)](const Result<T> &found) {
        if (m_isOver)
            return;
        if (found)
            next(*found);
        else
            reject(found.error());
    });
}

} // namespace nlstoken
