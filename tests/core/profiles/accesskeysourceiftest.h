// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/accesskeysource.h"

#include <QObject>

namespace nlstoken {

//! \brief What every AccessKeySource promises. A test of an implementation derives from this class,
//! names its source and fills it.
class AccessKeySourceIfTest : public QObject
{
    Q_OBJECT

protected:
    //! \brief The source under test.
    virtual AccessKeySource &source() = 0;
    //! \brief Makes the source hold key() for profile().
    virtual void fill() = 0;
    //! \brief Takes the key out again; false when this kind of source always holds one.
    virtual bool empty() = 0;

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    //! \brief A key entered for the endpoint of profile().
    [[nodiscard]] AccessKey key() const;

private Q_SLOTS:
    void init();
    void theKeyIsReadAsItWas();
    void everyReadBringsAKeyOfItsOwn();
    void withoutAKeyTheReasonIsNamed();
    void nothingIsAnsweredInsideTheCall();
    void aCallerThatDiedIsNotAnswered();

private:
    [[nodiscard]] Result<AccessKey> read();

    Profile m_profile;
};

} // namespace nlstoken
