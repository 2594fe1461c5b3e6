// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/pastedtokendialog.h"

#include "core/errors/errordescription.h"
#include "core/model/durationtext.h"
#include "core/model/region.h"
#include "core/platform/clock.h"
#include "core/token/pastedtoken.h"
#include "ui/profiles/addressfields.h"
#include "ui/profiles/checkedfield.h"
#include "ui/profiles/namefield.h"
#include "ui/profiles/secretfield.h"
#include "ui/shared/datetimetext.h"
#include "ui/shared/primarybutton.h"

#include <QLineEdit>
#include <QSignalBlocker>

#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

using Kind = FormMessage::Kind;

} // namespace

PastedTokenDialog::PastedTokenDialog(
    const ErrorCatalogue &catalogue, const Clock &clock, QWidget *parent)
    : FormDialog(tr("Save"), parent)
    , m_catalogue(catalogue)
    , m_clock(clock)
    , m_name(new NameField(catalogue, form()))
    , m_token(new SecretField(tr("Token"), &body()))
    , m_tokenField(new CheckedField(tr("&Token"), *m_token, form()))
    , m_expiry(new QLineEdit(&body()))
    , m_expiryField(new CheckedField(tr("&ExpireTime"), *m_expiry, form()))
    , m_addresses(new AddressFields(catalogue, AddressFields::Purpose::UsingToken, form()))
{
    setWindowTitle(tr("Paste a token"));
    m_token->setObjectName(u"token"_s);
    m_token->setPlaceholderText(tr("The token, or the whole JSON answer"));
    m_expiry->setObjectName(u"expireTime"_s);
    m_expiry->setPlaceholderText(tr("Unix seconds, or a date and time"));
    connect(m_name, &NameField::changed, this, &PastedTokenDialog::look);
    connect(m_token, &SecretField::edited, this, &PastedTokenDialog::readToken);
    connect(
        m_tokenField, &CheckedField::offerTaken, m_token, &SecretField::removeSurroundingBlanks);
    connect(m_expiry, &QLineEdit::textEdited, this, [this] {
        m_expiryTouched = true;
        look();
    });
    connect(m_addresses, &AddressFields::changed, this, &PastedTokenDialog::look);
    connect(&acceptButton(), &QPushButton::clicked, this, &PastedTokenDialog::saveWanted);
    start({});
    resize(usualWidth, height());
}

void PastedTokenDialog::start(const QStringList &otherNames)
{
    wipe();
    m_profile = newProfile({}, regionPresets().front().region);
    m_profile.tokenOnly = true;
    m_expiry->clear();
    m_tokenTouched = false;
    m_expiryTouched = false;
    m_name->start({}, otherNames);
    m_addresses->show(m_profile);
    enter(false);
}

Profile PastedTokenDialog::profile() const
{
    Profile profile = m_profile;
    profile.name = m_name->name();
    m_addresses->applyTo(profile);
    return profile;
}

Token PastedTokenDialog::token() const
{
    const SecretBytes entered = m_token->secret();
    const QDateTime now = m_clock.now();
    // An answer's facts are about its own token.
    Token token = entered.equals(m_answer.id) ? m_answer : Token{};
    token.id = pastedTokenId(entered.view()).value_or(QByteArray());
    token.expireTime = pastedExpireTime(m_expiry->text(), now).value_or(0);
    token.obtainedAt = now.toSecsSinceEpoch();
    return token;
}

void PastedTokenDialog::showSaving()
{
    enter(true);
    status().show({Kind::Busy, tr("Saving…"), {}});
}

void PastedTokenDialog::showSaveFailed(const ServiceError &error)
{
    enter(false);
    status().show({Kind::Error, describeError(error, m_catalogue).lines(), {}});
}

void PastedTokenDialog::done(int result)
{
    FormDialog::done(result);
    wipe();
}

void PastedTokenDialog::reject()
{
    if (!m_saving)
        FormDialog::reject();
}

void PastedTokenDialog::readToken()
{
    m_tokenTouched = true;
    if (const std::optional<Token> answer = pastedAnswer(m_token->secret().view())) {
        m_answer = *answer;
        const QSignalBlocker silent(m_token);
        m_token->setSecret(SecretBytes(answer->id));
        if (answer->expireTime > 0) {
            m_expiry->setText(QString::number(answer->expireTime));
            m_expiryTouched = true;
        }
    }
    look();
}

void PastedTokenDialog::look()
{
    checkToken();
    checkExpiry();
    status().show({});
    acceptButton().setEnabled(m_name->isGood() && m_addresses->areGood()
        && pastedTokenId(m_token->secret().view())
        && pastedExpireTime(m_expiry->text(), m_clock.now()));
}

void PastedTokenDialog::checkToken()
{
    const Result<QByteArray> id = pastedTokenId(m_token->secret().view());
    if (id || !m_tokenTouched) {
        m_tokenField->say({});
        return;
    }
    m_tokenField->say({Kind::Error, describeError(id.error(), m_catalogue).singleLine(),
        m_token->hasSurroundingBlanks() ? tr("Remove blanks") : QString()});
}

void PastedTokenDialog::checkExpiry()
{
    const QDateTime now = m_clock.now();
    const Result<qint64> seconds = pastedExpireTime(m_expiry->text(), now);
    if (seconds) {
        const QDateTime expiry = QDateTime::fromSecsSinceEpoch(*seconds);
        const std::chrono::seconds left(*seconds - now.toSecsSinceEpoch());
        //: %1 a date and time, %2 a duration
        m_expiryField->say({Kind::Note,
            tr("%1 your time, in %2").arg(dateTimeText(expiry), durationText(left)), {}});
    } else if (m_expiryTouched) {
        m_expiryField->say(
            {Kind::Error, describeError(seconds.error(), m_catalogue).singleLine(), {}});
    } else {
        m_expiryField->say({});
    }
}

void PastedTokenDialog::enter(bool saving)
{
    m_saving = saving;
    setFieldsEnabled(!saving);
    cancelButton().setEnabled(!saving);
    if (saving)
        acceptButton().setEnabled(false);
    else
        look();
}

void PastedTokenDialog::wipe()
{
    const QSignalBlocker silent(m_token);
    m_token->clear();
    m_answer = {};
}

} // namespace nlstoken
