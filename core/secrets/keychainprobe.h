// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"

#include <QString>
#include <QStringList>

class QObject;

namespace nlstoken {

//! \brief Which items of a name there are.
struct FoundItems
{
    bool open = false; //!< at least one can be read without a prompt
    QStringList locked; //!< what unlock() takes to open the others

    [[nodiscard]] bool isEmpty() const { return !open && locked.isEmpty(); }
};

//! \brief How the collection stands that new items go to.
struct DefaultCollection
{
    bool exists = false;
    QStringList locked; //!< what unlock() takes to open it; empty when it is open
};

//! \brief What is asked of a keychain ahead of QtKeychain. Nothing but unlock() ever opens a
//! prompt.
//!
//! The failures: KeychainAbsent when there is nobody to ask, KeychainFailed, both with the system's
//! words in `reason`. The caller has a time limit, the questions have none.
class KeychainProbe
{
public:
    virtual ~KeychainProbe() = default;

    //! \brief Looks for the items \a name.
    virtual void findItems(const QString &name, Reply<FoundItems> reply) = 0;
    //! \brief Looks at the collection that new items go to.
    virtual void findDefaultCollection(Reply<DefaultCollection> reply) = 0;
    //! \brief Lets the desktop ask the user to open what is \a locked, and answers when the user
    //! has decided, whichever way; never when \a caller died.
    virtual void unlock(const QStringList &locked, Reply<void> reply, QObject *caller) = 0;
    //! \brief The provider's name for people, for example "GNOME Keyring"; answers within a second,
    //! starts nobody.
    virtual void findProvider(Reply<QString> reply) = 0;
};

} // namespace nlstoken
