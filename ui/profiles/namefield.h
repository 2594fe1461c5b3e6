// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QStringList>

class QGridLayout;
class QLineEdit;

namespace nlstoken {

class CheckedField;
class ErrorCatalogue;

//! \brief The field of a form for the name of a profile, which no other profile may have.
class NameField final : public QObject
{
    Q_OBJECT

public:
    //! \param catalogue borrowed for life
    //! \param form gets the row; it has to stand on a widget already
    NameField(const ErrorCatalogue &catalogue, QGridLayout &form);

    //! \brief Shows \a name, marked to be typed over, and takes the focus.
    void start(const QString &name, const QStringList &otherNames);
    [[nodiscard]] QString name() const;
    [[nodiscard]] bool isGood() const;

Q_SIGNALS:
    void changed();

private:
    void check();
    [[nodiscard]] Result<QString> checked() const;

    const ErrorCatalogue &m_catalogue;
    QLineEdit *m_edit;
    CheckedField *m_field;
    QStringList m_otherNames;
    bool m_touched = false;
};

} // namespace nlstoken
