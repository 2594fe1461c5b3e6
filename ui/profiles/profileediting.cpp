// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profileediting.h"

#include "core/errors/errordescription.h"
#include "core/model/errorcode.h"
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

namespace {

// What is in \a dialog; it has said what another address can do.
ProfileDraft draftOf(const ProfileDialog &dialog)
{
    ProfileDraft draft{.profile = dialog.profile(), .endpointConfirmed = true};
    const std::optional<AccessKey> typed = dialog.key();
    if (!typed)
        return draft;
    draft.replacesWholeKey = !typed->id.isEmpty();
    // Its fields cannot be changed meanwhile, and no copy of the secret has to wait.
    draft.typedKey = [shown = QPointer(&dialog)](const QByteArray &) -> Result<AccessKey> {
        if (std::optional<AccessKey> key = shown ? shown->key() : std::nullopt)
            return *std::move(key);
        return Failure({.kind = ErrorKind::Interrupted, .code = errorcode::Interrupted});
    };
    return draft;
}

} // namespace

ProfileEditing::ProfileEditing(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
}

ProfileEditing::~ProfileEditing() = default;

void ProfileEditing::add()
{
    auto *dialog = new ProfileDialog(m_parts.errors, m_window);
    dialog->startAdding(namesBeside({}));
    open(*dialog, {});
}

void ProfileEditing::edit(const QString &id)
{
    const Result<Profile> profile = profileOf(id);
    if (!profile)
        return show(profile.error());
    auto *dialog = new ProfileDialog(m_parts.errors, m_window);
    dialog->startEditing(*profile, namesBeside(id));
    open(*dialog, *profile);
}

void ProfileEditing::open(ProfileDialog &dialog, const std::optional<Profile> &before)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    auto *editor = new ProfileEditor(m_parts.editor, before, &dialog);
    connect(&dialog, &ProfileDialog::testWanted, editor, [&dialog, editor] {
        dialog.showTesting(QUrl(dialog.profile().endpoint).host());
        editor->test(draftOf(dialog), TokenQuery().timeLimit,
            {&dialog, [&dialog](const Result<TokenAnswer> &answer) {
            // Whoever stopped it knows.
            if (answer || answer.error().kind != ErrorKind::Interrupted)
                dialog.showTestResult(answer);
        }});
    });
    connect(&dialog, &ProfileDialog::testCancelled, editor, &ProfileEditor::cancel);
    const QString done = before ? tr("Changed the profile “%1”.") : tr("Added the profile “%1”.");
    connect(&dialog, &ProfileDialog::saveWanted, this,
        [this, &dialog, editor, done] { save(dialog, *editor, done); });
    dialog.open();
}

void ProfileEditing::save(ProfileDialog &dialog, ProfileEditor &editor, const QString &done)
{
    dialog.showSaving();
    ProfileDraft draft = draftOf(dialog);
    // What is being stored outlives the dialog.
    const Reply<ProfileChanged> reply(this,
        [this, shown = QPointer(&dialog), id = draft.profile.id,
            text = done.arg(draft.profile.name)](const Result<ProfileChanged> &changed) {
        if (!changed) {
            if (shown)
                shown->showSaveFailed(changed.error());
            return;
        }
        if (shown)
            shown->accept();
        Q_EMIT said(changed->keptAside.isEmpty()
                ? text
                : tr("The settings file was damaged. It is kept as %1.").arg(changed->keptAside));
        Q_EMIT stored(id);
    });
    editor.save(std::move(draft), reply);
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
    profile.store = m_parts.editor.storeKind;
    dialog.showSaving();
    m_parts.editor.changes.addPasted(profile, dialog.token(),
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
            profiles->hasKeyOfItsOwn(id) ? tr("Its AccessKey is deleted from the keychain.")
                                         : tr("Only its entry in the settings is deleted. The "
                                              "AccessKey stays: it is that of "
                                              "another profile."));
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
        m_parts.editor.changes.remove(
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
