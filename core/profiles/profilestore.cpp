// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/profilestore.h"

#include "core/model/errorcode.h"
#include "core/profiles/profilejson.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr QLatin1StringView profilesMember("profiles");
constexpr QLatin1StringView defaultMember("defaultProfile");

Failure profileFailure(QLatin1StringView code, const QString &detail = {})
{
    return Failure({.kind = ErrorKind::Profile, .code = code, .detail = detail});
}

bool sameName(const QString &one, const QString &other)
{
    return one.toCaseFolded() == other.toCaseFolded();
}

qsizetype indexOf(const QJsonArray &profiles, const QString &id)
{
    for (qsizetype i = 0; i < profiles.size(); ++i) {
        if (profiles[i].toObject()[u"id"_s].toString() == id)
            return i;
    }
    return -1;
}

bool nameIsTaken(const QJsonArray &profiles, const QString &name, const QString &exceptId)
{
    return std::ranges::any_of(profiles, [&](const QJsonValue &value) {
        const QJsonObject profile = value.toObject();
        return profile[u"id"_s].toString() != exceptId
            && sameName(profile[u"name"_s].toString(), name);
    });
}

} // namespace

Result<Profile> Profiles::named(const QString &name) const
{
    auto found = std::ranges::find(all, name, &Profile::name);
    if (found == all.end())
        found =
            std::ranges::find_if(all, [&name](const Profile &p) { return sameName(p.name, name); });
    if (found == all.end())
        return profileFailure(errorcode::ProfileUnknown, name);
    return *found;
}

Result<Profile> Profiles::chosen() const
{
    if (all.empty())
        return profileFailure(errorcode::ProfileNone);
    if (!defaultName.isEmpty())
        return named(defaultName);
    if (all.size() == 1)
        return all.front();
    QStringList names;
    for (const Profile &profile : all)
        names << profile.name;
    return profileFailure(errorcode::ProfileNotChosen, names.join(u", "_s));
}

ProfileStore::ProfileStore(SettingsFile file)
    : m_file(std::move(file))
{
}

Result<Profiles> ProfileStore::load() const
{
    const Result<QJsonObject> root = m_file.read();
    if (!root)
        return Failure(root.error());
    Profiles profiles;
    profiles.defaultName = (*root)[defaultMember].toString();
    const QJsonArray array = (*root)[profilesMember].toArray();
    for (const QJsonValue &value : array) {
        Result<Profile> profile = readProfile(value.toObject());
        if (!profile)
            return Failure(profile.error());
        profiles.all.push_back(*std::move(profile));
    }
    return profiles;
}

ProfileStore::Changed ProfileStore::add(const Profile &profile) const
{
    return m_file.update([&profile](QJsonObject &root) -> Result<void> {
        QJsonArray profiles = root.value(profilesMember).toArray();
        if (nameIsTaken(profiles, profile.name, profile.id))
            return profileFailure(errorcode::ProfileExists, profile.name);
        QJsonObject object;
        writeProfile(profile, object);
        profiles.append(object);
        root[profilesMember] = profiles;
        return {};
    });
}

ProfileStore::Changed ProfileStore::replace(const Profile &profile) const
{
    return m_file.update([&profile](QJsonObject &root) -> Result<void> {
        QJsonArray profiles = root.value(profilesMember).toArray();
        const qsizetype index = indexOf(profiles, profile.id);
        if (index < 0)
            return profileFailure(errorcode::ProfileUnknown, profile.name);
        if (nameIsTaken(profiles, profile.name, profile.id))
            return profileFailure(errorcode::ProfileExists, profile.name);
        QJsonObject object = profiles[index].toObject();
        if (sameName(root.value(defaultMember).toString(), object[u"name"_s].toString()))
            root[defaultMember] = profile.name;
        writeProfile(profile, object);
        profiles[index] = object;
        root[profilesMember] = profiles;
        return {};
    });
}

ProfileStore::Changed ProfileStore::rename(const QString &id, const QString &name) const
{
    return m_file.update([&](QJsonObject &root) -> Result<void> {
        QJsonArray profiles = root.value(profilesMember).toArray();
        const qsizetype index = indexOf(profiles, id);
        if (index < 0)
            return profileFailure(errorcode::ProfileUnknown, name);
        if (nameIsTaken(profiles, name, id))
            return profileFailure(errorcode::ProfileExists, name);
        QJsonObject object = profiles[index].toObject();
        if (sameName(root.value(defaultMember).toString(), object[u"name"_s].toString()))
            root[defaultMember] = name;
        object[u"name"_s] = name;
        profiles[index] = object;
        root[profilesMember] = profiles;
        return {};
    });
}

ProfileStore::Changed ProfileStore::remove(const QString &id) const
{
    return m_file.update([&id](QJsonObject &root) -> Result<void> {
        QJsonArray profiles = root.value(profilesMember).toArray();
        const qsizetype index = indexOf(profiles, id);
        if (index < 0)
            return {};
        const QString name = profiles[index].toObject()[u"name"_s].toString();
        if (sameName(root.value(defaultMember).toString(), name))
            root.remove(defaultMember);
        profiles.removeAt(index);
        root[profilesMember] = profiles;
        return {};
    });
}

ProfileStore::Changed ProfileStore::setDefault(const QString &name) const
{
    return m_file.update([&name](QJsonObject &root) -> Result<void> {
        const QJsonArray profiles = root.value(profilesMember).toArray();
        if (!nameIsTaken(profiles, name, QString()))
            return profileFailure(errorcode::ProfileUnknown, name);
        root[defaultMember] = name;
        return {};
    });
}

} // namespace nlstoken
