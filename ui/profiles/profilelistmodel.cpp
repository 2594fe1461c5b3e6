// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profilelistmodel.h"

#include "core/errors/errordescription.h"
#include "ui/shared/safetext.h"

#include <algorithm>
#include <utility>

namespace nlstoken {

namespace {

bool sameFacts(const ProfileRow &one, const ProfileRow &other)
{
    return one.profile == other.profile && one.kind == other.kind && one.error == other.error
        && one.isDefault == other.isDefault;
}

} // namespace

ProfileListModel::ProfileListModel(const ErrorCatalogue &catalogue, QObject *parent)
    : QAbstractListModel(parent)
    , m_catalogue(catalogue)
{
}

void ProfileListModel::setRows(std::vector<ProfileRow> rows)
{
    std::ranges::stable_partition(
        rows, [](const ProfileRow &row) { return row.kind != ProfileRow::Kind::Sandbox; });
    removeMissing(rows);
    int place = 0;
    for (ProfileRow &row : rows) {
        const int found = findFrom(place, row.profile.id);
        if (found < 0) {
            beginInsertRows({}, place, place);
            const ProfileRowAppearance look = profileRowLook(row);
            m_entries.insert(m_entries.begin() + place, {std::move(row), look});
            endInsertRows();
        } else {
            if (found > place)
                moveUp(found, place);
            replace(place, std::move(row));
        }
        ++place;
    }
    // An id that stood there twice may be left over.
    if (place < rowCount()) {
        beginRemoveRows({}, place, rowCount() - 1);
        m_entries.resize(static_cast<std::size_t>(place));
        endRemoveRows();
    }
}

int ProfileListModel::rowOf(const QString &id) const
{
    return findFrom(0, id);
}

const ProfileRow *ProfileListModel::at(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    return &m_entries[static_cast<std::size_t>(row)].row;
}

QStringList ProfileListModel::otherNames(const QString &id) const
{
    QStringList names;
    for (const Entry &entry : m_entries) {
        if (entry.row.profile.id != id)
            names << entry.row.profile.name;
    }
    return names;
}

void ProfileListModel::retranslate()
{
    for (Entry &entry : m_entries)
        entry.look = profileRowLook(entry.row);
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int ProfileListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ProfileListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.look.name;
    case Qt::AccessibleTextRole:
        return entry.look.spoken;
    case Qt::ToolTipRole:
        return toolTip(entry);
    case IdRole:
        return entry.row.profile.id;
    case StateRole:
        return entry.look.state;
    case RingFractionRole:
        return entry.look.ringFraction;
    case RingRoleRole:
        return static_cast<int>(entry.look.ringRole);
    default:
        return {};
    }
}

Qt::ItemFlags ProfileListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between rows, never onto one
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return isSandbox(index.row()) ? flags : flags | Qt::ItemIsDragEnabled;
}

Qt::DropActions ProfileListModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

bool ProfileListModel::moveRows(const QModelIndex &sourceParent, int sourceRow, int count,
    const QModelIndex &destinationParent, int destinationChild)
{
    const bool inside = sourceRow >= 0 && sourceRow < rowCount() && count == 1
        && destinationChild >= 0 && destinationChild <= rowCount();
    if (sourceParent.isValid() || destinationParent.isValid() || !inside || isSandbox(sourceRow))
        return false;
    const int end = isSandbox(rowCount() - 1) ? rowCount() - 1 : rowCount();
    const int destination = std::min(destinationChild, end);
    if (!beginMoveRows({}, sourceRow, sourceRow, {}, destination))
        return false;
    const auto begin = m_entries.begin();
    if (destination > sourceRow)
        std::rotate(begin + sourceRow, begin + sourceRow + 1, begin + destination);
    else
        std::rotate(begin + destination, begin + sourceRow, begin + sourceRow + 1);
    endMoveRows();

    QStringList ids;
    for (const Entry &entry : m_entries) {
        if (entry.row.kind != ProfileRow::Kind::Sandbox)
            ids << entry.row.profile.id;
    }
    Q_EMIT orderChanged(ids);
    return true;
}

int ProfileListModel::findFrom(int start, const QString &id) const
{
    const auto found = std::find_if(m_entries.begin() + start, m_entries.end(),
        [&id](const Entry &entry) { return entry.row.profile.id == id; });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

void ProfileListModel::removeMissing(const std::vector<ProfileRow> &rows)
{
    for (int i = rowCount() - 1; i >= 0; --i) {
        const QString &id = at(i)->profile.id;
        if (std::ranges::any_of(
                rows, [&id](const ProfileRow &row) { return row.profile.id == id; }))
            continue;
        beginRemoveRows({}, i, i);
        m_entries.erase(m_entries.begin() + i);
        endRemoveRows();
    }
}

void ProfileListModel::replace(int place, ProfileRow row)
{
    Entry &entry = m_entries[static_cast<std::size_t>(place)];
    ProfileRowAppearance look = profileRowLook(row);
    const bool same = look == entry.look && sameFacts(row, entry.row);
    entry = {std::move(row), std::move(look)};
    if (!same)
        Q_EMIT dataChanged(index(place), index(place));
}

void ProfileListModel::moveUp(int from, int to)
{
    beginMoveRows({}, from, from, {}, to);
    const auto begin = m_entries.begin();
    std::rotate(begin + to, begin + from, begin + from + 1);
    endMoveRows();
}

bool ProfileListModel::isSandbox(int row) const
{
    const ProfileRow *facts = at(row);
    return facts != nullptr && facts->kind == ProfileRow::Kind::Sandbox;
}

QString ProfileListModel::toolTip(const Entry &entry) const
{
    QString words = entry.look.name + u'\n' + entry.look.state;
    const auto &error = entry.row.error ? entry.row.error : entry.row.status.lastError;
    if (error)
        words += u'\n' + describeError(*error, m_catalogue).singleLine();
    return safeToolTip(words);
}

} // namespace nlstoken
