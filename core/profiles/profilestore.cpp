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

bool sameName(const QString &one, const QString &other)
{
    return one.toCaseFolded() == other.toCaseFolded();
}

qsizetype indexOf(const QJsonArray &profiles, const QString &id)
{
    for (qsizetype i = 0; i < profiles.size(); ++i) {
        if (profileId(profiles[i].toObject()) == id)
            return i;
    }
    return -1;
}

// By another profile than the one at \a except.
bool nameIsTaken(const QJsonArray &profiles, const QString &name, qsizetype except = -1)
{
    for (qsizetype i = 0; i < profiles.size(); ++i) {
        if (i != except && sameName(profiles[i].toObject()[u"name"_s].toString(), name))
            return true;
    }
    return false;
}

} // namespace

Result<Profile> Profiles::named(const QString &name) const
{
    auto found = std::ranges::find(all, name, &Profile::name);
    if (found == all.end())
        found =
            std::ranges::find_if(all, [&name](const Profile &p) { return sameName(p.name, name); });
    if (found != all.end())
        return *found;
    const auto bad = std::ranges::find_if(
        wrong, [&name](const WrongProfile &p) { return sameName(p.name, name); });
    if (bad != wrong.end())
        return Failure(bad->error);
    return profileFailure(errorcode::ProfileUnknown, name.isEmpty() ? u"''"_s : name);
}

Result<Profile> Profiles::removable(const QString &name) const
{
    const Result<Profile> good = named(name);
    const auto bad = std::ranges::find(wrong, name, &WrongProfile::name);
    if (good || bad == wrong.end())
        return good;
    return Profile{.id = bad->id, .name = bad->name};
}

Result<Profile> Profiles::chosen() const
{
    if (!defaultName.isEmpty())
        return named(defaultName);
    if (all.empty() && wrong.empty())
        return profileFailure(errorcode::ProfileNone);
    if (all.empty())
        return Failure(wrong.front().error);
    if (all.size() == 1 && wrong.empty())
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
    const Result<QJsonArray> array = profilesIn(*root);
    if (!array)
        return Failure(array.error());
    for (const QJsonValue &value : *array) {
        const QJsonObject object = value.toObject();
        Result<Profile> profile = readProfile(object);
        if (profile) {
            profiles.all.push_back(*std::move(profile));
            continue;
        }
        WrongProfile wrong{profileId(object), object[u"name"_s].toString(), profile.error()};
        wrong.error.where = m_file.path();
        if (!wrong.name.isEmpty())
            wrong.error.where += u" (“"_s + wrong.name + u"”)"_s;
        profiles.wrong.push_back(std::move(wrong));
    }
    return profiles;
}

ProfileStore::Changed ProfileStore::add(const Profile &profile) const
{
    return change([&profile](QJsonObject &, QJsonArray &profiles) -> Result<void> {
        if (nameIsTaken(profiles, profile.name))
            return profileFailure(errorcode::ProfileExists, profile.name);
        QJsonObject object;
        writeProfile(profile, object);
        profiles.append(object);
        return {};
    });
}

ProfileStore::Changed ProfileStore::replace(const Profile &profile) const
{
    return change([&profile](QJsonObject &root, QJsonArray &profiles) -> Result<void> {
        const qsizetype index = indexOf(profiles, profile.id);
        if (index < 0)
            return profileFailure(errorcode::ProfileUnknown, profile.name);
        if (nameIsTaken(profiles, profile.name, index))
            return profileFailure(errorcode::ProfileExists, profile.name);
        QJsonObject object = profiles[index].toObject();
        if (sameName(root.value(defaultMember).toString(), object[u"name"_s].toString()))
            root[defaultMember] = profile.name;
        writeProfile(profile, object);
        profiles[index] = object;
        return {};
    });
}

ProfileStore::Changed ProfileStore::rename(const QString &id, const QString &name) const
{
    return change([&](QJsonObject &root, QJsonArray &profiles) -> Result<void> {
        const qsizetype index = indexOf(profiles, id);
        if (index < 0)
            return profileFailure(errorcode::ProfileUnknown, name);
        if (nameIsTaken(profiles, name, index))
            return profileFailure(errorcode::ProfileExists, name);
        QJsonObject object = profiles[index].toObject();
        if (sameName(root.value(defaultMember).toString(), object[u"name"_s].toString()))
            root[defaultMember] = name;
        object[u"id"_s] = id; // one that was made of the old name stays
        object[u"name"_s] = name;
        profiles[index] = object;
        return {};
    });
}

Result<ProfileStore::Removed> ProfileStore::remove(const QString &id) const
{
    Removed removed;
    const Changed changed =
        change([&id, &removed](QJsonObject &root, QJsonArray &profiles) -> Result<void> {
        removed.index = indexOf(profiles, id);
        if (removed.index < 0)
            return {};
        removed.entry = profiles.takeAt(removed.index).toObject();
        const QString name = removed.entry[u"name"_s].toString();
        removed.wasDefault = sameName(root.value(defaultMember).toString(), name);
        if (removed.wasDefault)
            root.remove(defaultMember);
        return {};
    });
    if (!changed)
        return Failure(changed.error());
    removed.keptAside = changed->keptAside;
    return removed;
}

ProfileStore::Changed ProfileStore::restore(const Removed &removed) const
{
    return change([&removed](QJsonObject &root, QJsonArray &profiles) -> Result<void> {
        if (removed.entry.isEmpty())
            return {};
        const QString name = removed.entry[u"name"_s].toString();
        if (nameIsTaken(profiles, name))
            return profileFailure(errorcode::ProfileExists, name);
        profiles.insert(std::min(removed.index, profiles.size()), removed.entry);
        if (removed.wasDefault && !root.contains(defaultMember))
            root[defaultMember] = name;
        return {};
    });
}

ProfileStore::Changed ProfileStore::reorder(const QStringList &ids) const
{
    return change([&ids](QJsonObject &, QJsonArray &profiles) -> Result<void> {
        QJsonArray ordered;
        for (const QString &id : ids) {
            if (const qsizetype index = indexOf(profiles, id); index >= 0)
                ordered.append(profiles.takeAt(index));
        }
        for (const QJsonValue &other : std::as_const(profiles))
            ordered.append(other);
        profiles = ordered;
        return {};
    });
}

ProfileStore::Changed ProfileStore::setDefault(const QString &name) const
{
    return change([&name](QJsonObject &root, QJsonArray &profiles) -> Result<void> {
        if (!nameIsTaken(profiles, name))
            return profileFailure(errorcode::ProfileUnknown, name);
        root[defaultMember] = name;
        return {};
    });
}

ProfileStore::Changed ProfileStore::change(const ListChange &change) const
{
    return m_file.update([&](QJsonObject &root) -> Result<void> {
        Result<QJsonArray> profiles = profilesIn(root);
        if (!profiles)
            return Failure(profiles.error());
        if (Result<void> changed = change(root, *profiles); !changed)
            return changed;
        root[profilesMember] = *profiles;
        return {};
    });
}

Result<QJsonArray> ProfileStore::profilesIn(const QJsonObject &root) const
{
    // What somebody wrote in the place of the list is not ours to throw away.
    const QJsonValue list = root.value(profilesMember);
    if (!list.isArray() && !list.isUndefined() && !list.isNull())
        return profileFailure(errorcode::SettingsDamaged, m_file.path());
    return list.toArray();
}

} // namespace nlstoken
