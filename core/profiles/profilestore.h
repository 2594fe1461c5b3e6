// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/profile.h"
#include "core/settings/settingsfile.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <vector>

namespace nlstoken {

//! \brief A profile in the settings file that can't be used as it stands there.
struct WrongProfile
{
    QString id{}; //!< its own, also when it was copied with that of another
    QString name{}; //!< as it stands there; may be empty or anything else
    ServiceError error{}; //!< says what is wrong with it, and where
};

//! \brief The profiles as the settings file says them at one moment.
struct Profiles
{
    std::vector<Profile> all{}; //!< in the user's order
    std::vector<WrongProfile> wrong{}; //!< edited by hand and gone wrong; they stop nobody else
    QString defaultName{}; //!< empty when none is the default

    //! \brief The profile named \a name, exactly or else but for case; ProfileUnknown when there is
    //! none, its own error when it is a wrong one.
    [[nodiscard]] Result<Profile> named(const QString &name) const;
    //! \brief The profile named \a name, a wrong one too with nothing but its id and name: what can
    //! be removed.
    [[nodiscard]] Result<Profile> removable(const QString &name) const;
    //! \brief Whether the keychain may hold a key of the profile with \a id; not when its id is
    //! that of another profile, whose key it would be.
    [[nodiscard]] bool hasKeyOfItsOwn(const QString &id) const;
    //! \brief The default profile, else the only one, else ProfileNone or ProfileNotChosen; never a
    //! guess.
    [[nodiscard]] Result<Profile> chosen() const;

private:
    [[nodiscard]] const WrongProfile *wrongNamed(const QString &name) const;
};

//! \brief Keeps the profiles in the settings file. Every change works on what the file says at that
//! moment, so that programs that change it at the same time lose nothing.
class ProfileStore
{
public:
    using Changed = Result<SettingsFile::Updated>;

    //! \brief A profile that was removed, with what is needed to put it back where it was.
    struct Removed
    {
        QJsonObject entry{}; //!< empty when there was none
        qsizetype index = 0;
        bool wasDefault = false;
        QString keptAside{}; //!< as in SettingsFile::Updated
    };

    explicit ProfileStore(SettingsFile file);

    [[nodiscard]] Result<Profiles> load() const;

    //! \brief Adds \a profile; ProfileExists when another has its name, but for case.
    [[nodiscard]] Changed add(const Profile &profile) const;
    //! \brief Replaces the profile with the id of \a profile; ProfileUnknown when it is gone.
    [[nodiscard]] Changed replace(const Profile &profile) const;
    //! \brief Gives the profile with \a id the name \a name; it stays the default if it was.
    [[nodiscard]] Changed rename(const QString &id, const QString &name) const;
    //! \brief Removes the profile with \a id; when it was the default, no profile is.
    [[nodiscard]] Result<Removed> remove(const QString &id) const;
    //! \brief Puts back what remove() took out; ProfileExists when its name was taken since.
    [[nodiscard]] Changed restore(const Removed &removed) const;
    //! \brief Puts the profiles with \a ids first, in this order; others keep theirs behind them.
    [[nodiscard]] Changed reorder(const QStringList &ids) const;
    //! \brief Makes the profile named \a name the default.
    [[nodiscard]] Changed setDefault(const QString &name) const;

private:
    using ListChange = std::function<Result<void>(QJsonObject &root, QJsonArray &profiles)>;

    [[nodiscard]] Changed change(const ListChange &change) const;
    //! \brief The list of profiles in \a root; SettingsDamaged when something else is in its place.
    [[nodiscard]] Result<QJsonArray> profilesIn(const QJsonObject &root) const;

    SettingsFile m_file;
};

} // namespace nlstoken
