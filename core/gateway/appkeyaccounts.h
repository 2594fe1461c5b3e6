// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief What trials have shown of the account that an Appkey belongs to: an Appkey doesn't tell,
//! but the gateway takes it only with a token of that account.
//!
//! Kept in one small file for all programs of this user: Appkeys and account ids, no secret. It
//! only warns, so a file that is damaged or can't be written is no error.
class AppkeyAccounts
{
public:
    enum class Match {
        Unknown,
        Same,
        Other, //!< the gateway will refuse the Appkey with this account's token
    };

    //! \param folder where the file is; made when something is noted
    explicit AppkeyAccounts(QString folder);

    //! \brief Whether \a appkey belongs to the account \a userId, as far as it is known. An empty
    //! account matches nothing and nothing else.
    [[nodiscard]] Match match(const QString &appkey, const QString &userId) const;
    //! \brief The gateway took \a appkey with a token of \a userId (\a together), or said that they
    //! belong to different accounts. The last word counts.
    void note(const QString &appkey, const QString &userId, bool together) const;

private:
    QString m_folder;
};

} // namespace nlstoken
