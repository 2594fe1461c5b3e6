// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/profilestore.h"

#include "core/base/nearestname.h"
#include "core/model/errorcode.h"
#include "core/profiles/profilejson.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>
#include <QUuid>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr QLatin1StringView profilesMember("profiles");
constexpr QLatin1StringView defaultMember("defaultProfile");

bool sameName(const QString &one, const QString &other)
{
    return one.toCaseFolded() == other.toCaseFolded();
}

// An entry of the list with the id by which it can be told from every other one.
struct Entry
{
    QString id;
    bool hasIdOfAnother = false; // of one before it, whose key it must not touch
};

// A second entry with an id, as a copied block has, gets one of its own, the same at every look.
std::vector<Entry> entriesOf(const QJsonArray &profiles)
{
    static const QUuid copies(u"{0b1c0c5e-5be5-4f0c-9f53-5d3c2a0f8a47}"_s);
    std::vector<Entry> entries;
    QHash<QString, int> seen;
    for (const QJsonValue &value : profiles) {
        const QString id = profileId(value.toObject());
        const int before = seen[id]++;
        if (before == 0)
            entries.push_back({id, false});
        else
            entries.push_back({QUuid::createUuidV5(copies, id + u' ' + QString::number(before))
                                   .toString(QUuid::Id128),
                true});
    }
    return entries;
}

qsizetype indexOf(const QJsonArray &profiles, const QString &id)
{
    const std::vector<Entry> entries = entriesOf(profiles);
    const auto found = std::ranges::find(entries, id, &Entry::id);
    return found == entries.end() ? -1 : std::distance(entries.begin(), found);
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
    const auto exact = std::ranges::find(all, name, &Profile::name);
    if (exact != all.end())
        return *exact;
    const WrongProfile *bad = wrongNamed(name);
    if (bad != nullptr && bad->name == name)
        return Failure(bad->error);
    const auto similar =
        std::ranges::find_if(all, [&name](const Profile &p) { return sameName(p.name, name); });
    if (similar != all.end())
        return *similar;
    if (bad != nullptr)
        return Failure(bad->error);
    QStringList names;
    for (const Profile &profile : all)
        names << profile.name;
    return Failure({.kind = ErrorKind::Profile,
        .code = errorcode::ProfileUnknown,
        .detail = name.isEmpty() ? u"''"_s : name,
        .suggestion = nearestName(name, names)});
}

Result<Profile> Profiles::removable(const QString &name) const
{
    const Result<Profile> good = named(name);
    const WrongProfile *bad = wrongNamed(name);
    if (good || bad == nullptr)
        return good;
    return Profile{.id = bad->id, .name = bad->name};
}

const WrongProfile *Profiles::wrongNamed(const QString &name) const
{
    auto found = std::ranges::find(wrong, name, &WrongProfile::name);
    if (found == wrong.end())
        found = std::ranges::find_if(
            wrong, [&name](const WrongProfile &p) { return sameName(p.name, name); });
    return found == wrong.end() ? nullptr : &*found;
}

bool Profiles::hasKeyOfItsOwn(const QString &id) const
{
    const auto found = std::ranges::find(wrong, id, &WrongProfile::id);
    return found == wrong.end() || found->error.code != errorcode::ProfileIdTwice;
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
    const std::vector<Entry> entries = entriesOf(*array);
    QSet<QString> names;
    for (qsizetype i = 0; i < array->size(); ++i) {
        const QJsonObject object = (*array)[i].toObject();
        const Entry &entry = entries[static_cast<std::size_t>(i)];
        const QString name = object[u"name"_s].toString();
        Result<Profile> profile = readProfile(object);
        const bool hasNameOfAnother = names.contains(name.toCaseFolded());
        names.insert(name.toCaseFolded());
        if (profile && hasNameOfAnother)
            profile = profileFailure(errorcode::ProfileNameTwice, name);
        if (entry.hasIdOfAnother)
            profile = profileFailure(errorcode::ProfileIdTwice, name);
        if (profile) {
            profiles.all.push_back(*std::move(profile));
            continue;
        }
        WrongProfile wrong{entry.id, name, profile.error()};
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
        QJsonObject object = profiles[index].toObject();
        if (object[u"name"_s].toString() != profile.name
            && nameIsTaken(profiles, profile.name, index))
            return profileFailure(errorcode::ProfileExists, profile.name);
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
        // The first of two entries with one id stays the first: the key is its.
        const std::vector<Entry> entries = entriesOf(profiles);
        QJsonArray ordered;
        QSet<qsizetype> moved;
        const auto move = [&](qsizetype index) {
            if (!moved.contains(index))
                ordered.append(profiles[index]);
            moved.insert(index);
        };
        for (const QString &id : ids) {
            const auto found = std::ranges::find(entries, id, &Entry::id);
            if (found != entries.end() && !found->hasIdOfAnother)
                move(std::distance(entries.begin(), found));
        }
        for (qsizetype i = 0; i < profiles.size(); ++i)
            move(i);
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
