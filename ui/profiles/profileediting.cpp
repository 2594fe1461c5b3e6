// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profileediting.h"

#include "core/errors/errordescription.h"
#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/model/profilefields.h"
#include "core/profiles/typedkey.h"
#include "ui/profiles/pastedtokendialog.h"
#include "ui/profiles/profiledialog.h"
#include "ui/shared/safetext.h"

#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace nlstoken {

// One dialog that is open, and what was made of its content for the test or for storing.
struct ProfileEditing::Editing
{
    QPointer<ProfileDialog> dialog;
    std::optional<Profile> before; // nothing while adding
    Profile after{};
    std::optional<AccessKey> keyBefore{};
    std::unique_ptr<TypedKey> key{}; // null while the stored one stays as it is
    std::unique_ptr<TokenService> tester{};
    std::unique_ptr<QObject> test{}; // lives while a test is under way
};

ProfileEditing::ProfileEditing(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
}

ProfileEditing::~ProfileEditing() = default;

void ProfileEditing::add()
{
    const auto editing = std::make_shared<Editing>();
    editing->dialog = new ProfileDialog(m_parts.errors, m_window);
    editing->dialog->startAdding(namesBeside({}));
    open(editing);
}

void ProfileEditing::edit(const QString &id)
{
    const Result<Profile> profile = profileOf(id);
    if (!profile)
        return show(profile.error());
    const auto editing = std::make_shared<Editing>();
    editing->before = *profile;
    editing->dialog = new ProfileDialog(m_parts.errors, m_window);
    editing->dialog->startEditing(*profile, namesBeside(id));
    open(editing);
}

void ProfileEditing::open(const Shared &editing)
{
    ProfileDialog *dialog = editing->dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfileDialog::testWanted, this, [this, editing] {
        editing->dialog->showTesting(QUrl(editing->dialog->profile().endpoint).host());
        editing->test = std::make_unique<QObject>();
        resolveKey(editing, [this, editing] { test(editing); });
    });
    connect(dialog, &ProfileDialog::testCancelled, this, [editing] {
        editing->test.reset();
        if (editing->tester)
            editing->tester->stopUnwanted();
    });
    connect(dialog, &ProfileDialog::saveWanted, this, [this, editing] {
        editing->dialog->showSaving();
        resolveKey(editing, [this, editing] { save(editing); });
    });
    dialog->open();
}

// The key as it shall be: typed whole, typed in part beside the stored id, or the stored one with
// another endpoint. Where nothing of it changes, the keychain is left alone.
void ProfileEditing::resolveKey(const Shared &editing, std::function<void()> next)
{
    editing->after = editing->dialog->profile();
    editing->key.reset();
    editing->keyBefore.reset();
    std::optional<AccessKey> typed = editing->dialog->key();
    if (!editing->before) {
        editing->key = std::make_unique<TypedKey>(*std::move(typed));
        setIdentity(editing->after, editing->key->key().id, m_parts.salt());
        editing->after.store = m_parts.keychainKind;
        return next();
    }
    const Profile &before = *editing->before;
    const bool moves = editing->after.endpoint != before.endpoint
        || editing->after.apiVersion != before.apiVersion || !before.currentFingerprint();
    if (!typed && !editing->test && (!moves || before.tokenOnly))
        return next();
    m_parts.keys.read(
        before, {editing->dialog, [this, editing, next](const Result<AccessKey> &stored) {
                     useKey(editing, stored);
                     if (editing->key)
                         next();
                 }});
}

void ProfileEditing::useKey(const Shared &editing, const Result<AccessKey> &stored)
{
    std::optional<AccessKey> typed = editing->dialog->key();
    const bool wholeKeyIsTyped = typed && !typed->id.isEmpty();
    const bool storedIsLost = !stored
        && (stored.error().code == errorcode::KeyMissing
            || stored.error().code == errorcode::KeyDamaged);
    if (!stored && !(wholeKeyIsTyped && storedIsLost)) {
        if (std::exchange(editing->test, nullptr))
            return editing->dialog->showTestResult(Failure(stored.error()));
        return editing->dialog->showSaveFailed(stored.error());
    }
    if (stored)
        editing->keyBefore = stored->clone();
    AccessKey key = typed ? *std::move(typed) : stored->clone();
    if (key.id.isEmpty())
        key.id = stored->id;
    // The dialog has said what another address can do.
    key.endpoint = editing->after.endpoint;
    editing->after.tokenOnly = false;
    editing->after.store = m_parts.keychainKind;
    setIdentity(editing->after, key.id, m_parts.salt());
    editing->key = std::make_unique<TypedKey>(std::move(key));
}

void ProfileEditing::test(const Shared &editing)
{
    if (!editing->test)
        return;
    editing->tester = m_parts.tokensWith(*editing->key);
    const TokenAsk ask{.profile = editing->after, .fresh = true, .endpointConfirmed = true};
    editing->tester->fetch(
        ask, {editing->test.get(), [editing](const Result<TokenAnswer> &answer) {
                  editing->test.release()->deleteLater(); // it is being delivered to
                  if (editing->dialog)
                      editing->dialog->showTestResult(answer);
              }});
}

void ProfileEditing::save(const Shared &editing)
{
    const Reply<ProfileChanged> reply(
        this, [this, editing](const Result<ProfileChanged> &changed) { finish(editing, changed); });
    if (!editing->before)
        return m_parts.changes.add(editing->after, editing->key->key(), reply);
    ProfileEdit change{.before = *editing->before, .after = editing->after};
    if (editing->key)
        change.key = editing->key->key().clone();
    if (editing->keyBefore)
        change.keyBefore = editing->keyBefore->clone();
    m_parts.changes.replace(std::move(change), reply);
}

void ProfileEditing::finish(const Shared &editing, const Result<ProfileChanged> &changed)
{
    if (!changed) {
        if (editing->dialog)
            editing->dialog->showSaveFailed(changed.error());
        return;
    }
    if (editing->dialog)
        editing->dialog->accept();
    if (!changed->keptAside.isEmpty())
        Q_EMIT said(tr("The settings file was damaged. It is kept as %1.").arg(changed->keptAside));
    else
        Q_EMIT said(editing->before ? tr("Changed the profile “%1”.").arg(editing->after.name)
                                    : tr("Added the profile “%1”.").arg(editing->after.name));
    Q_EMIT stored(editing->after.id);
}

void ProfileEditing::pasteToken()
{
    auto *dialog = new PastedTokenDialog(m_parts.errors, m_parts.clock, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->start(namesBeside({}));
    connect(dialog, &PastedTokenDialog::saveWanted, this, [this, dialog] { savePasted(*dialog); });
    dialog->open();
}

void ProfileEditing::savePasted(PastedTokenDialog &dialog)
{
    Profile profile = dialog.profile();
    profile.store = m_parts.keychainKind;
    dialog.showSaving();
    m_parts.changes.addPasted(profile, dialog.token(),
        {this, [this, profile, shown = QPointer(&dialog)](const Result<ProfileChanged> &changed) {
             if (!changed) {
                 if (shown)
                     shown->showSaveFailed(changed.error());
                 return;
             }
             if (shown)
                 shown->accept();
             Q_EMIT said(tr("Added the profile “%1”.").arg(profile.name));
             Q_EMIT stored(profile.id);
         }});
}

void ProfileEditing::rename(const QString &id, const QString &name)
{
    told(m_parts.store.rename(id, name), id);
}

void ProfileEditing::makeDefault(const QString &id)
{
    if (const Result<Profile> profile = profileOf(id))
        told(m_parts.store.setDefault(profile->name), id);
}

void ProfileEditing::setAppkey(const QString &id, const QString &appkey)
{
    Result<Profile> profile = profileOf(id);
    if (!profile || profile->appkey == appkey)
        return;
    profile->appkey = appkey;
    told(m_parts.store.replace(*profile), id);
}

void ProfileEditing::reorder(const QStringList &ids)
{
    if (const ProfileStore::Changed changed = m_parts.store.reorder(ids); !changed)
        show(changed.error());
}

void ProfileEditing::remove(const QString &id)
{
    const Result<Profiles> profiles = m_parts.store.load();
    if (!profiles)
        return show(profiles.error());
    const auto wrong = std::ranges::find(profiles->wrong, id, &WrongProfile::id);
    if (wrong != profiles->wrong.end())
        return confirmRemoval({.id = wrong->id, .name = wrong->name},
            tr("Remove the profile “%1”?").arg(wrong->name),
            tr("Its AccessKey is deleted from the keychain."));
    const Result<Profile> profile = profileOf(id);
    if (!profile)
        return show(profile.error());
    QString what = tr("Its AccessKey %1 and its token are deleted from this computer. At Alibaba "
                      "Cloud the key stays as it is.")
                       .arg(profile->accessKeyIdMasked);
    if (profile->tokenOnly)
        what = tr("Its token is deleted from this computer.");
    else if (ProfileChanges::tokenIsShared(*profile, *profiles))
        what = tr("Its AccessKey %1 is deleted from this computer. The token stays: another "
                  "profile uses the same key.")
                   .arg(profile->accessKeyIdMasked);
    confirmRemoval(*profile, tr("Remove the profile “%1”?").arg(profile->name), what);
}

void ProfileEditing::confirmRemoval(
    const Profile &profile, const QString &question, const QString &what)
{
    auto *box = new QMessageBox(m_window);
    box->setWindowTitle(tr("Remove profile"));
    box->setText(safeText(question));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(what);
    const QPushButton *go = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    // Qt's own button would speak English where its translations are not installed.
    QPushButton *back = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(back);
    box->setEscapeButton(back);
    connect(go, &QPushButton::clicked, this, [this, profile] {
        m_parts.changes.remove(
            profile, {this, [this, profile](const Result<ProfileChanged> &removed) {
                          if (!removed)
                              return show(removed.error());
                          Q_EMIT said(tr("Removed the profile “%1”.").arg(profile.name));
                          Q_EMIT stored({});
                      }});
    });
    box->open();
}

void ProfileEditing::told(const ProfileStore::Changed &changed, const QString &id)
{
    if (!changed)
        return show(changed.error());
    Q_EMIT stored(id);
}

void ProfileEditing::show(const ServiceError &error)
{
    const ErrorDescription description = describeError(error, m_parts.errors);
    auto *box = new QMessageBox(m_window);
    box->setWindowTitle(tr("NLS Token Desk"));
    box->setText(safeText(description.message()));
    box->addButton(tr("Close"), QMessageBox::RejectRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(safeText(description.nextStep()));
    box->open();
}

Result<Profile> ProfileEditing::profileOf(const QString &id) const
{
    const Result<Profiles> profiles = m_parts.store.load();
    if (!profiles)
        return Failure(profiles.error());
    const auto found = std::ranges::find(profiles->all, id, &Profile::id);
    if (found != profiles->all.end())
        return *found;
    const auto wrong = std::ranges::find(profiles->wrong, id, &WrongProfile::id);
    if (wrong != profiles->wrong.end())
        return Failure(wrong->error);
    return Failure({.kind = ErrorKind::Profile, .code = errorcode::ProfileUnknown, .detail = id});
}

QStringList ProfileEditing::namesBeside(const QString &id) const
{
    QStringList names;
    const Profiles profiles = m_parts.store.load().value_or(Profiles());
    for (const Profile &profile : profiles.all) {
        if (profile.id != id)
            names << profile.name;
    }
    for (const WrongProfile &profile : profiles.wrong)
        names << profile.name;
    return names;
}

} // namespace nlstoken
