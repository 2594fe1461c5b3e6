// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/namefield.h"

#include "core/errors/errordescription.h"
#include "core/model/errorcode.h"
#include "core/model/profilefields.h"
#include "ui/profiles/checkedfield.h"

#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

NameField::NameField(const ErrorCatalogue &catalogue, QGridLayout &form)
    : QObject(form.parentWidget())
    , m_catalogue(catalogue)
    , m_edit(new QLineEdit(form.parentWidget()))
    , m_field(new CheckedField(tr("&Name"), *m_edit, form))
{
    m_edit->setObjectName(u"name"_s);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_touched = true;
        check();
        Q_EMIT changed();
    });
}

void NameField::start(const QString &name, const QStringList &otherNames)
{
    m_otherNames = otherNames;
    m_touched = false;
    m_edit->setText(name);
    m_edit->selectAll();
    m_edit->setFocus();
    check();
}

QString NameField::name() const
{
    return m_edit->text();
}

bool NameField::isGood() const
{
    return checked().has_value();
}

void NameField::check()
{
    const Result<QString> name = checked();
    // Nobody is told that it is empty before it could have been filled.
    const bool quiet = name.has_value() || (m_edit->text().isEmpty() && !m_touched);
    m_field->say(quiet ? FormMessage()
                       : FormMessage{FormMessage::Kind::Error,
                             describeError(name.error(), m_catalogue).singleLine()});
}

// As ProfileStore will see it.
Result<QString> NameField::checked() const
{
    const Result<QString> name = checkedProfileName(m_edit->text());
    if (!name)
        return name;
    const QString folded = name->toCaseFolded();
    const bool taken = std::ranges::any_of(
        m_otherNames, [&folded](const QString &other) { return other.toCaseFolded() == folded; });
    if (taken)
        return Failure(
            {.kind = ErrorKind::Profile, .code = errorcode::ProfileExists, .detail = *name});
    return name;
}

} // namespace nlstoken
