// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/profiles/profilerow.h"

#include <QAbstractListModel>
#include <QStringList>

#include <vector>

namespace nlstoken {

class ErrorCatalogue;

//! \brief The profiles with the time that is left of their tokens.
//!
//! It is told all rows anew, as often as once a second, and changes only what is another: what is
//! chosen stays chosen. Rows can be moved; the sandbox stays below all others.
class ProfileListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        StateRole, //!< the second line
        RingFractionRole,
        RingRoleRole, //!< CountdownRing::Role as int
    };

    //! \param catalogue borrowed for life; words for the tool tips
    explicit ProfileListModel(const ErrorCatalogue &catalogue, QObject *parent = nullptr);

    void setRows(std::vector<ProfileRow> rows);
    //! \brief The row of the profile with \a id, -1 when there is none.
    [[nodiscard]] int rowOf(const QString &id) const;
    //! \brief The facts of \a row, or nothing beyond the rows.
    [[nodiscard]] const ProfileRow *at(int row) const;
    //! \brief The names of all profiles but the one with \a id.
    [[nodiscard]] QStringList otherNames(const QString &id) const;
    //! \brief Words anew, in the language of now.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    //! \brief Moves one row, asked for by the user; a place below the sandbox means above it.
    bool moveRows(const QModelIndex &sourceParent, int sourceRow, int count,
        const QModelIndex &destinationParent, int destinationChild) override;

Q_SIGNALS:
    //! \brief The user wants this order. Without the sandbox.
    void orderChanged(const QStringList &ids);

private:
    struct Entry
    {
        ProfileRow row;
        ProfileRowAppearance look;
    };

    [[nodiscard]] int findFrom(int start, const QString &id) const;
    void removeMissing(const std::vector<ProfileRow> &rows);
    void replace(int place, ProfileRow row);
    void moveUp(int from, int to);
    [[nodiscard]] bool isSandbox(int row) const;
    [[nodiscard]] QString toolTip(const Entry &entry) const;

    const ErrorCatalogue &m_catalogue;
    std::vector<Entry> m_entries;
};

} // namespace nlstoken
