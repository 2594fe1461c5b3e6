// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profiles/profilechanges.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <memory>

class QWidget;

namespace nlstoken {

class Clock;
class ErrorCatalogue;
class PastedTokenDialog;
class ProfileDialog;

//! \brief What the user does to profiles: asks in dialogs, tests, stores.
//!
//! The dialogs know nothing of keychain and settings; here they are joined.
class ProfileEditing final : public QObject
{
    Q_OBJECT

public:
    //! \brief What it works with; references are borrowed for life.
    struct Parts
    {
        const ProfileStore &store;
        ProfileKeys &keys;
        ProfileChanges &changes;
        const ErrorCatalogue &errors;
        const Clock &clock;
        QString keychainKind{}; //!< noted with each profile
        std::function<QByteArray()> salt; //!< of this user's fingerprints
        //! Tokens with a key that was just typed.
        std::function<std::unique_ptr<TokenService>(AccessKeySource &)> tokensWith;
    };

    explicit ProfileEditing(Parts parts, QObject *parent = nullptr);
    ~ProfileEditing() override;

    //! \brief What the dialogs stand over; borrowed.
    void setWindow(QWidget *window) { m_window = window; }

public Q_SLOTS:
    void add();
    void pasteToken();
    void edit(const QString &id);
    void rename(const QString &id, const QString &name);
    //! \brief Asks first and names what goes.
    void remove(const QString &id);
    void makeDefault(const QString &id);
    //! \param appkey checked; empty for none
    void setAppkey(const QString &id, const QString &appkey);
    void reorder(const QStringList &ids);

Q_SIGNALS:
    //! The profile \a id was added or changed.
    void stored(const QString &id);
    //! Something was done, in words.
    void said(const QString &text);

private:
    struct Editing;
    using Shared = std::shared_ptr<Editing>;

    void open(const Shared &editing);
    void resolveKey(const Shared &editing, std::function<void()> next);
    void useKey(const Shared &editing, const Result<AccessKey> &stored);
    void test(const Shared &editing);
    void save(const Shared &editing);
    void savePasted(PastedTokenDialog &dialog);
    void finish(const Shared &editing, const Result<ProfileChanged> &changed);
    void confirmRemoval(const Profile &profile, const QString &question, const QString &what);
    void told(const ProfileStore::Changed &changed, const QString &id);
    void show(const ServiceError &error);
    [[nodiscard]] Result<Profile> profileOf(const QString &id) const;
    [[nodiscard]] QStringList namesBeside(const QString &id) const;

    Parts m_parts;
    QPointer<QWidget> m_window;
};

} // namespace nlstoken
