// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profiledialog.h"

#include "core/base/redaction.h"
#include "core/errors/errordescription.h"
#include "core/model/durationtext.h"
#include "core/model/region.h"
#include "ui/profiles/addressfields.h"
#include "ui/profiles/keyfields.h"
#include "ui/profiles/namefield.h"
#include "ui/shared/primarybutton.h"

#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

using Kind = FormMessage::Kind;

} // namespace

ProfileDialog::ProfileDialog(const ErrorCatalogue &catalogue, QWidget *parent)
    : FormDialog(tr("Save"), parent)
    , m_catalogue(catalogue)
    , m_name(new NameField(catalogue, form()))
    , m_key(new KeyFields(catalogue, form()))
    , m_addresses(new AddressFields(catalogue, AddressFields::Purpose::ObtainingTokens, form()))
    , m_test(addButton(tr("Test")))
{
    connect(m_name, &NameField::changed, this, &ProfileDialog::look);
    connect(m_key, &KeyFields::changed, this, &ProfileDialog::look);
    connect(m_addresses, &AddressFields::changed, this, &ProfileDialog::look);
    connect(m_test, &QPushButton::clicked, this, &ProfileDialog::toggleTest);
    connect(&acceptButton(), &QPushButton::clicked, this, &ProfileDialog::save);
    startAdding({});
    resize(usualWidth, height());
}

void ProfileDialog::startAdding(const QStringList &otherNames)
{
    setWindowTitle(tr("Add profile"));
    start(newProfile({}, regionPresets().front().region), otherNames, {});
}

void ProfileDialog::startEditing(const Profile &profile, const QStringList &otherNames)
{
    setWindowTitle(tr("Edit profile"));
    start(profile, otherNames, profile.accessKeyIdMasked);
}

void ProfileDialog::start(
    const Profile &profile, const QStringList &otherNames, const QString &storedMaskedId)
{
    m_profile = profile;
    m_name->start(profile.name, otherNames);
    m_key->start(storedMaskedId);
    m_addresses->show(profile);
    enter(State::Filling);
}

Profile ProfileDialog::profile() const
{
    Profile profile = m_profile;
    profile.name = m_name->name();
    m_addresses->applyTo(profile);
    const AccessKey typed = m_key->typed();
    if (!typed.id.isEmpty())
        profile.accessKeyIdMasked = maskedAccessKeyId(QString::fromUtf8(typed.id));
    return profile;
}

std::optional<AccessKey> ProfileDialog::key() const
{
    if (m_key->areEmpty())
        return std::nullopt;
    AccessKey key = m_key->typed();
    key.endpoint = m_addresses->endpoint();
    return key;
}

void ProfileDialog::showTesting(const QString &host)
{
    enter(State::Testing);
    //: %1 a host
    status().show({Kind::Busy, tr("Asking %1…").arg(host), {}});
}

void ProfileDialog::showTestResult(const Result<TokenAnswer> &answer)
{
    if (m_state != State::Testing)
        return;
    enter(State::Filling);
    if (answer) {
        status().show({Kind::Good,
            //: %1 a duration
            tr("The service accepted the key; the token is good for %1.")
                .arg(durationText(answer->token.lifetime())),
            {}});
        return;
    }
    m_testFailure = answer.error();
    status().show({Kind::Error, describeError(answer.error(), m_catalogue).lines(), {}});
}

void ProfileDialog::showSaving()
{
    enter(State::Saving);
    status().show({Kind::Busy, tr("Saving…"), {}});
}

void ProfileDialog::showSaveFailed(const ServiceError &error)
{
    enter(State::Filling);
    status().show({Kind::Error, describeError(error, m_catalogue).lines(), {}});
}

void ProfileDialog::done(int result)
{
    FormDialog::done(result);
    m_key->wipe();
}

void ProfileDialog::reject()
{
    if (m_state == State::Saving)
        return;
    const bool testing = m_state == State::Testing;
    enter(State::Filling);
    if (testing)
        Q_EMIT testCancelled();
    FormDialog::reject();
}

// What was said about a key, a test or a saving is no longer true once something else is entered.
void ProfileDialog::look()
{
    m_testFailure.reset();
    status().show({});
    const bool usable = m_key->areGood() && m_addresses->areGood();
    m_test->setEnabled(usable);
    acceptButton().setEnabled(usable && m_name->isGood());
}

void ProfileDialog::enter(State state)
{
    m_state = state;
    setFieldsEnabled(state == State::Filling);
    m_test->setText(state == State::Testing ? tr("Stop the test") : tr("Test"));
    cancelButton().setEnabled(state != State::Saving);
    if (state == State::Filling) {
        look();
        return;
    }
    m_test->setEnabled(state == State::Testing);
    acceptButton().setEnabled(false);
}

void ProfileDialog::toggleTest()
{
    if (m_state != State::Testing) {
        Q_EMIT testWanted();
        return;
    }
    enter(State::Filling);
    status().show({Kind::Note, tr("The test was stopped."), {}});
    Q_EMIT testCancelled();
}

void ProfileDialog::save()
{
    if (m_testFailure)
        askToSaveAfter(*m_testFailure);
    else
        Q_EMIT saveWanted();
}

void ProfileDialog::askToSaveAfter(const ServiceError &failure)
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(windowTitle());
    box->setText(failure.kind == ErrorKind::Credentials
            ? tr("The service refused this key. Save it all the same?")
            : tr("The test did not succeed, so the key may or may not work. Save it all the "
                 "same?"));
    QPushButton *saving = box->addButton(tr("Save"), QMessageBox::AcceptRole);
    QPushButton *back = box->addButton(tr("Go back"), QMessageBox::RejectRole);
    box->setDefaultButton(back);
    box->setEscapeButton(back);
    connect(saving, &QPushButton::clicked, this, &ProfileDialog::saveWanted);
    box->open();
}

} // namespace nlstoken
