// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/profiles/formdialog.h"

#include <QStringList>

namespace nlstoken {

class ErrorCatalogue;
class NameField;

//! \brief Asks for another name of a profile and says at once what is wrong with it.
class RenameDialog final : public FormDialog
{
    Q_OBJECT

public:
    struct Names
    {
        QString present{};
        QStringList others{};
    };

    //! \param catalogue borrowed for life
    RenameDialog(const ErrorCatalogue &catalogue, const Names &names, QWidget *parent);

Q_SIGNALS:
    //! \brief A name that can be used and is another one than before.
    void renameWanted(const QString &name);

private:
    void check();
    void finish();

    const QString m_present;
    NameField *m_name;
};

} // namespace nlstoken
