// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/keyfields.h"

#include "core/errors/errordescription.h"
#include "ui/profiles/checkedfield.h"
#include "ui/profiles/keyidentry.h"
#include "ui/profiles/secretfield.h"
#include "ui/profiles/textwiping.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

using Kind = FormMessage::Kind;

constexpr QLatin1StringView temporaryBeginning{"STS."};

// Stand for a part that isn't looked at now; they look usual, so that nothing is said of them.
AccessKey withUsualId(const AccessKey &key, bool temporary)
{
    AccessKey usual = key.clone();
    usual.id = temporary ? "STS.0000000000000000"_ba : "LTAI00000000000000000000"_ba;
    return usual;
}

AccessKey withUsualSecret(const AccessKey &key)
{
    AccessKey usual = key.clone();
    usual.secret = SecretBytes(QByteArrayView("000000000000000000000000000000"));
    return usual;
}

// The first of \a remarks that is one of \a wanted.
std::optional<KeyRemark> firstOf(
    const std::vector<KeyRemark> &remarks, std::initializer_list<KeyRemark> wanted)
{
    const auto found = std::ranges::find_first_of(remarks, wanted);
    return found == remarks.end() ? std::nullopt : std::optional(*found);
}

} // namespace

KeyFields::KeyFields(const ErrorCatalogue &catalogue, QGridLayout &form)
    : QObject(form.parentWidget())
    , m_catalogue(catalogue)
    , m_id(
          new KeyIdEntry([this](AccessKey key) { takeWhole(std::move(key)); }, form.parentWidget()))
    , m_idField(new CheckedField(tr("AccessKey &ID"), *m_id, form))
    , m_secret(new SecretField(tr("AccessKey secret"), form.parentWidget()))
    , m_secretField(new CheckedField(tr("AccessKey &secret"), *m_secret, form))
    , m_temporary(new QCheckBox(tr("&Temporary key, with a SecurityToken"), form.parentWidget()))
    , m_token(new SecretField(tr("SecurityToken"), form.parentWidget()))
    , m_tokenField(nullptr)
{
    form.addWidget(m_temporary, form.rowCount(), 1);
    m_tokenField = new CheckedField(tr("Security&Token"), *m_token, form);
    m_id->setObjectName(u"accessKeyId"_s);
    m_secret->setObjectName(u"accessKeySecret"_s);
    m_token->setObjectName(u"securityToken"_s);

    connect(m_id, &QLineEdit::textChanged, this, &KeyFields::lookAtId);
    connect(m_secret, &SecretField::edited, this, &KeyFields::check);
    connect(m_token, &SecretField::edited, this, &KeyFields::check);
    connect(m_temporary, &QCheckBox::toggled, this, [this](bool wanted) {
        m_tokenField->setVisible(wanted);
        if (!wanted)
            m_token->clear();
        check();
    });
    connect(m_idField, &CheckedField::offerTaken, this, &KeyFields::mendId);
    connect(m_secretField, &CheckedField::offerTaken, this, &KeyFields::mendSecret);
    connect(
        m_tokenField, &CheckedField::offerTaken, m_token, &SecretField::removeSurroundingBlanks);
}

void KeyFields::start(const QString &storedMaskedId)
{
    wipe();
    m_storedMaskedId = storedMaskedId;
    const bool stored = !storedMaskedId.isEmpty();
    m_id->setPlaceholderText(stored ? storedMaskedId : tr("LTAI…"));
    m_secret->setPlaceholderText(stored ? tr("The stored secret stays") : QString());
    m_token->setPlaceholderText(stored ? tr("The stored SecurityToken stays") : QString());
    const bool temporary = storedMaskedId.startsWith(temporaryBeginning);
    const QSignalBlocker silent(m_temporary);
    m_temporary->setChecked(temporary);
    m_tokenField->setVisible(temporary);
    m_idTouched = false;
    m_secretTouched = false;
    check();
}

bool KeyFields::areEmpty() const
{
    return m_id->text().isEmpty() && m_secret->isEmpty() && m_token->isEmpty();
}

AccessKey KeyFields::typed() const
{
    return {m_id->text().toUtf8(), m_secret->secret(), m_token->secret(), {}};
}

void KeyFields::wipe()
{
    wipeLineEdit(*m_id);
    for (SecretField *field : {m_secret, m_token}) {
        const QSignalBlocker silent(field);
        field->clear();
    }
}

void KeyFields::setFocus()
{
    m_id->setFocus();
}

void KeyFields::check()
{
    m_idTouched = m_idTouched || !m_id->text().isEmpty();
    m_secretTouched = m_secretTouched || !m_secret->isEmpty();
    const bool storedStays = areEmpty() && !m_storedMaskedId.isEmpty();
    const AccessKey key = asUsed();
    m_idField->say(storedStays ? FormMessage() : messageOnId(key));
    m_secretField->say(storedStays ? FormMessage() : messageOnSecret(key));
    m_tokenField->say(storedStays ? FormMessage() : messageOnToken(key));
    m_good = storedStays || checkAccessKey(key).has_value();
    Q_EMIT changed();
}

void KeyFields::lookAtId()
{
    if (m_id->text().startsWith(temporaryBeginning))
        m_temporary->setChecked(true);
    check();
}

void KeyFields::takeWhole(AccessKey key)
{
    {
        const QSignalBlocker silentSecret(m_secret);
        const QSignalBlocker silentToken(m_token);
        m_secret->setSecret(key.secret);
        m_token->setSecret(key.securityToken);
    }
    m_temporary->setChecked(!key.securityToken.isEmpty());
    m_id->setText(QString::fromUtf8(key.id));
    check();
}

void KeyFields::mendId()
{
    m_id->setText(m_id->text().trimmed());
    m_id->setFocus();
}

void KeyFields::mendSecret()
{
    if (m_secret->hasSurroundingBlanks())
        m_secret->removeSurroundingBlanks();
    else
        swapParts();
    m_secret->setFocus();
}

// What stood in the ID's place was a secret, and leaves no trace there.
void KeyFields::swapParts()
{
    QByteArray idBytes = m_id->text().toUtf8();
    const SecretBytes newSecret = SecretBytes::take(idBytes);
    const SecretBytes newId = m_secret->takeSecret();
    wipeLineEdit(*m_id);
    m_secret->setSecret(newSecret);
    m_id->setText(QString::fromUtf8(newId.view()));
}

FormMessage KeyFields::messageOnId(const AccessKey &key) const
{
    const QString removing = idHasSurroundingBlanks() ? tr("Remove blanks") : QString();
    if (const Result<void> checked = checkAccessKey(withUsualSecret(key));
        !checked && checked.error().code.startsWith("AccessKeyId"_L1)) {
        // Nobody is told that a field is empty before it could have been filled.
        if (key.id.isEmpty() && !m_idTouched && !m_secretTouched)
            return {};
        return {Kind::Error, describeError(checked.error(), m_catalogue).singleLine(), removing};
    }
    if (key.id.isEmpty())
        return {};
    const auto remark = firstOf(remarksOn(key),
        {KeyRemark::IdHasBlank, KeyRemark::IdHasQuote, KeyRemark::IdNotAscii,
            KeyRemark::IdUnusual});
    // A blank explains an unusual length.
    if (idHasSurroundingBlanks())
        return {Kind::Remark, describeRemark(KeyRemark::IdHasBlank, m_catalogue).singleLine(),
            removing};
    if (remark)
        return {Kind::Remark, describeRemark(*remark, m_catalogue).singleLine(), {}};
    return {};
}

FormMessage KeyFields::messageOnSecret(const AccessKey &key) const
{
    const bool blanks = m_secret->hasSurroundingBlanks();
    const QString removing = blanks ? tr("Remove blanks") : QString();
    const bool temporary = key.id.startsWith("STS.");
    if (const Result<void> checked = checkAccessKey(withUsualId(key, temporary));
        !checked && checked.error().code.startsWith("AccessKeySecret"_L1)) {
        // A new ID can't go with the stored secret, which has to be said at once.
        const bool stored = !m_storedMaskedId.isEmpty();
        if (key.secret.isEmpty() && !m_secretTouched && !stored)
            return {};
        return {Kind::Error, describeError(checked.error(), m_catalogue).singleLine(), removing};
    }
    if (key.secret.isEmpty())
        return {};
    const std::vector<KeyRemark> remarks = remarksOn(key);
    if (blanks)
        return {Kind::Remark, describeRemark(KeyRemark::SecretHasBlank, m_catalogue).singleLine(),
            removing};
    if (firstOf(remarks, {KeyRemark::SecretLooksLikeId}) && !m_id->text().isEmpty())
        return {Kind::Remark,
            describeRemark(KeyRemark::SecretLooksLikeId, m_catalogue).singleLine(), tr("Swap")};
    if (const auto remark = firstOf(remarks,
            {KeyRemark::SecretLooksLikeId, KeyRemark::SecretHasBlank, KeyRemark::SecretHasQuote,
                KeyRemark::SecretNotAscii, KeyRemark::SecretUnusualLength}))
        return {Kind::Remark, describeRemark(*remark, m_catalogue).singleLine(), {}};
    return {};
}

FormMessage KeyFields::messageOnToken(const AccessKey &key) const
{
    const QString removing = m_token->hasSurroundingBlanks() ? tr("Remove blanks") : QString();
    const bool temporary = key.id.startsWith("STS.");
    if (const Result<void> checked = checkAccessKey(withUsualId(withUsualSecret(key), temporary));
        !checked)
        return {Kind::Error, describeError(checked.error(), m_catalogue).singleLine(), removing};
    if (const auto remark = firstOf(
            remarksOn(key), {KeyRemark::SecurityTokenMissing, KeyRemark::SecurityTokenUnneeded}))
        return {Kind::Remark, describeRemark(*remark, m_catalogue).singleLine(), removing};
    return {};
}

// With the ID left as it is stored, the secret is judged as one of that kind.
AccessKey KeyFields::asUsed() const
{
    AccessKey key = typed();
    if (key.id.isEmpty() && !m_storedMaskedId.isEmpty() && !m_secret->isEmpty())
        return withUsualId(key, m_storedMaskedId.startsWith(temporaryBeginning));
    return key;
}

bool KeyFields::idHasSurroundingBlanks() const
{
    const QString id = m_id->text();
    return !id.isEmpty() && (id.front().isSpace() || id.back().isSpace());
}

} // namespace nlstoken
