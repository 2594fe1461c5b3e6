// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/trialactions.h"

#include "core/base/clock.h"
#include "core/base/privatefile.h"
#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "core/snippets/snippetvalues.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/secretclipboard.h"
#include "ui/trial/qrdialog.h"
#include "ui/trial/snippetchooser.h"
#include "ui/trial/soundplayer.h"
#include "ui/trial/trialpage.h"
#include "ui/trial/trialpanel.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// Asks where to put \a name and calls \a next with the path; nothing happens when the user thinks
// better of it.
void askForFile(QWidget *window, const QString &title, const QString &name,
    const std::function<void(const QString &)> &next)
{
    auto *dialog = new QFileDialog(window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, window, next);
    dialog->open();
}

bool hasSound(const TrialRun &trial)
{
    return trial.result() && *trial.result() && (*trial.result())->spoken;
}

bool holdsToken(const Snippet &snippet)
{
    return snippet.use == SnippetUse::Token;
}

} // namespace

TrialActions::TrialActions(Parts parts, QWidget *window)
    : QObject(window)
    , m_parts(std::move(parts))
    , m_window(window)
{
    connect(&m_parts.sound, &SoundPlayer::ended, this, &TrialActions::refresh);
}

TrialActions::~TrialActions() = default;

TrialPage *TrialActions::makePage(QWidget *parent)
{
    if (!m_page) {
        m_page = new TrialPage(m_parts.snippets, m_parts.errors, parent);
        m_page->chooser().setChoice(m_choice);
        connectPage();
        refresh();
    }
    return m_page;
}

void TrialActions::connectPage()
{
    connect(&m_page->chooser(), &SnippetChooser::chosen, this, [this](const SnippetChoice &choice) {
        setChoice(choice);
        Q_EMIT choiceChanged(choice);
    });
    connect(m_page, &TrialPage::copyWanted, this, &TrialActions::copySnippet);
    connect(m_page, &TrialPage::stretchWanted, this, &TrialActions::copyStretch);
    connect(m_page, &TrialPage::saveWanted, this, &TrialActions::saveSnippet);
    connect(m_page, &TrialPage::qrCodeWanted, this, &TrialActions::showQrCode);
    connect(m_page, &TrialPage::appkeyWanted, this, [this](const QString &appkey) {
        if (m_session)
            Q_EMIT appkeyWanted(m_session->profile().id, appkey);
    });
    TrialPanel *panel = &m_page->panel();
    connect(panel, &TrialPanel::tryWanted, this, &TrialActions::tryOut);
    connect(panel, &TrialPanel::cancelWanted, this, [this] {
        if (m_session)
            run().cancel();
    });
    connect(panel, &TrialPanel::saveWanted, this, &TrialActions::saveSound);
    connect(panel, &TrialPanel::playWanted, this, [this] {
        if (hasSound(run()))
            play((*run().result())->spoken->wav);
    });
    connect(panel, &TrialPanel::stopWanted, this, [this] { m_parts.sound.stop(); });
    connect(panel, &TrialPanel::copyWanted, this,
        [this](const QString &text) { copyCode(text, false); });
}

void TrialActions::setSession(TokenSession *session, bool isSandbox)
{
    m_isSandbox = isSandbox;
    if (m_session != session) {
        m_parts.sound.stop();
        if (m_session)
            disconnect(m_session, nullptr, this, nullptr);
        if (session)
            connect(session, &TokenSession::changed, this, &TrialActions::refresh);
    }
    m_session = session;
    refresh();
}

void TrialActions::setChoice(const SnippetChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    if (m_page)
        m_page->chooser().setChoice(choice);
    refresh();
}

QString TrialActions::snippetName() const
{
    return chosen().language.name;
}

ChosenSnippet TrialActions::chosen() const
{
    return nearestSnippet(m_parts.snippets, m_choice);
}

// An expired one is neither shown nor copied.
std::optional<Token> TrialActions::usableToken() const
{
    if (!m_session || !m_session->token())
        return std::nullopt;
    const TokenState state = m_session->facts().status.state;
    const bool usable = state == TokenState::Valid || state == TokenState::Expiring;
    return usable ? m_session->token() : std::nullopt;
}

TrialRun &TrialActions::run()
{
    TokenSession *session = m_session;
    QPointer<TrialRun> &found = m_runs[session];
    if (!found) {
        found = new TrialRun(*session, m_parts.trialOf(session->profile().id), session);
        connect(found, &TrialRun::changed, this, [this, session] {
            refresh();
            if (session == m_session)
                Q_EMIT verdictShown();
        });
        connect(found, &TrialRun::spoken, this, [this, session](const QByteArray &wav) {
            if (session == m_session)
                play(wav);
        });
    }
    return *found;
}

void TrialActions::refresh()
{
    if (!m_page || !m_page->isVisible())
        return;
    m_page->setUsable(m_session);
    showSnippet();
    showTrial();
}

void TrialActions::showSnippet()
{
    if (!m_session)
        return;
    const Snippet &snippet = chosen().snippet;
    m_page->showAppkey(m_session->profile().appkey, !m_isSandbox);
    m_page->showSnippet(maskedSnippetText(snippet, m_session->profile(), usableToken()),
        m_parts.snippets.highlightRules(snippet));
}

void TrialActions::showTrial()
{
    if (!m_session)
        return m_page->panel().showFacts({});
    const Profile &profile = m_session->profile();
    const TrialRun &trial = run();
    m_page->panel().showFacts({.host = QUrl(profile.gateway).host(),
        .canSpeak = !profile.appkey.isEmpty(),
        .isBilled = !m_isSandbox,
        .step = trial.step(),
        .warning = trial.warning(),
        .result = trial.result(),
        .canPlay = hasSound(trial) && m_parts.sound.canPlay(),
        .isPlaying = m_parts.sound.isPlaying()});
}

// What holds no token is there at once.
void TrialActions::withToken(const WithToken &next)
{
    if (!holdsToken(chosen().snippet))
        return next(std::nullopt);
    m_session->use({this, [this, next](const Result<TokenAnswer> &answer) {
                        if (!answer)
                            Q_EMIT failed(answer.error());
                        else
                            next(answer->token);
                    }});
}

void TrialActions::copySnippet()
{
    if (!m_session)
        return;
    withToken([this, profile = m_session->profile(), snippet = &chosen().snippet](
                  const std::optional<Token> &token) {
        copyCode(snippetText(*snippet, profile, token), token.has_value());
        Q_EMIT said(token
                ? tr("The snippet with the token of “%1” is in the clipboard.").arg(profile.name)
                : tr("The snippet is in the clipboard."));
    });
}

// The page shows as many characters as there are, so that a place in the one is the place in the
// other.
void TrialActions::copyStretch(int from, int length)
{
    if (!m_session)
        return;
    const Snippet &snippet = chosen().snippet;
    const Profile &profile = m_session->profile();
    const std::optional<Token> token = usableToken();
    const QString shown = maskedSnippetText(snippet, profile, token).mid(from, length);
    const bool touchesToken = holdsToken(snippet) && shown.contains(u'•');
    if (touchesToken && !token)
        return copySnippet();
    copyCode(touchesToken ? snippetText(snippet, profile, token).mid(from, length) : shown,
        touchesToken);
    Q_EMIT said(tr("Copied."));
}

void TrialActions::copyCode(const QString &code, bool isSecret)
{
    if (isSecret)
        return m_parts.secretClipboard.copy(code);
    auto content = std::make_unique<QMimeData>();
    content->setText(code);
    m_parts.clipboard.put(std::move(content));
}

void TrialActions::saveSnippet()
{
    if (!m_session)
        return;
    askForFile(m_window, tr("Save the snippet"), chosen().snippet.fileName,
        [this, profile = m_session->profile()](const QString &path) {
            if (m_session && m_session->profile().id == profile.id)
                writeSnippet(path, profile);
        });
}

void TrialActions::writeSnippet(const QString &path, const Profile &profile)
{
    withToken(
        [this, path, profile, snippet = &chosen().snippet](const std::optional<Token> &token) {
            const QString failure =
                writePrivateFile(path, snippetText(*snippet, profile, token).toUtf8());
            if (!failure.isEmpty())
                Q_EMIT failed(ServiceError{.kind = ErrorKind::Usage,
                    .code = errorcode::FileNotWritable,
                    .detail = path,
                    .serverMessage = failure});
            else
                Q_EMIT said(token
                        ? tr("Saved as %1, with the token in it, for you alone to read.").arg(path)
                        : tr("Saved as %1.").arg(path));
        });
}

void TrialActions::showQrCode()
{
    if (!m_session)
        return;
    m_session->use(
        {this, [this, name = m_session->profile().name](const Result<TokenAnswer> &answer) {
             if (!answer) {
                 Q_EMIT failed(answer.error());
                 return;
             }
             auto *dialog = new QrDialog(answer->token, name, m_parts.clock, m_window);
             dialog->open();
         }});
}

void TrialActions::tryOut()
{
    if (!m_session || !m_page)
        return;
    const bool speaks = !m_session->profile().appkey.isEmpty();
    if (speaks && !m_isSandbox && !m_knowsOfBilling)
        return tellOfBilling();
    m_parts.sound.stop();
    run().start(m_page->panel().text());
}

void TrialActions::tellOfBilling()
{
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Information);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Try it"));
    box->setText(tr("Speaking the sentence is a call that Alibaba Cloud bills."));
    box->setInformativeText(
        tr("Each try is one short synthesis with your Appkey. Without an Appkey only the handshake "
           "is made, which costs nothing. This is said only once."));
    QPushButton *go = box->addButton(tr("Try it"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(go);
    connect(box, &QMessageBox::buttonClicked, this, [this, go](const QAbstractButton *button) {
        if (button != go)
            return;
        m_knowsOfBilling = true;
        Q_EMIT billingKnown();
        tryOut();
    });
    box->open();
}

void TrialActions::play(const QByteArray &wav)
{
    if (m_parts.sound.canPlay())
        m_parts.sound.play(wav);
    refresh();
}

void TrialActions::saveSound()
{
    if (!hasSound(run()))
        return;
    const QString time = m_parts.clock.now().toLocalTime().toString(u"yyyyMMdd-HHmmss"_s);
    askForFile(m_window, tr("Save the sound"), u"nls-trial-%1.wav"_s.arg(time),
        [this, wav = (*run().result())->spoken->wav](const QString &path) {
            const QString failure = writePrivateFile(path, wav);
            if (failure.isEmpty())
                Q_EMIT said(tr("Saved as %1.").arg(path));
            else
                Q_EMIT failed(ServiceError{.kind = ErrorKind::Usage,
                    .code = errorcode::FileNotWritable,
                    .detail = path,
                    .serverMessage = failure});
        });
}

} // namespace nlstoken
