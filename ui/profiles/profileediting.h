// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profiles/profileeditor.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <optional>

class QWidget;

namespace nlstoken {

class Clock;
class ErrorCatalogue;
class PastedTokenDialog;
class ProfileDialog;

//! \brief What the user does to profiles: shows the dialogs, and has done what is wanted there.
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
        const ErrorCatalogue &errors;
        const Clock &clock;
        ProfileEditor::Parts editor;
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
    void open(ProfileDialog &dialog, const std::optional<Profile> &before);
    void save(ProfileDialog &dialog, ProfileEditor &editor, const QString &done);
    void savePasted(PastedTokenDialog &dialog);
    void confirmRemoval(const Profile &profile, const QString &question, const QString &what);
    void told(const ProfileStore::Changed &changed, const QString &id);
    void show(const ServiceError &error);
    [[nodiscard]] Result<Profile> profileOf(const QString &id) const;
    [[nodiscard]] QStringList namesBeside(const QString &id) const;

    Parts m_parts;
    QPointer<QWidget> m_window;
};

} // namespace nlstoken
