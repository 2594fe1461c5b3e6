// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/trialactions.h"

#include "core/errors/errorcatalogue.h"
#include "core/platform/clock.h"
#include "ui/shared/clipboard.h"
#include "ui/trial/qrdialog.h"
#include "ui/trial/savedialog.h"
#include "ui/trial/snippetactions.h"
#include "ui/trial/snippetchooser.h"
#include "ui/trial/soundplayer.h"
#include "ui/trial/trialpage.h"
#include "ui/trial/trialpanel.h"

#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

} // namespace

TrialActions::TrialActions(Parts parts, QWidget *window)
    : QObject(window)
    , m_parts(std::move(parts))
    , m_window(window)
    , m_snippets(new SnippetActions(
          {m_parts.snippets, m_parts.secretClipboard, m_parts.clipboard}, window, this))
{
    connect(m_snippets, &SnippetActions::said, this, &TrialActions::said);
    connect(m_snippets, &SnippetActions::failed, this, &TrialActions::tellFailure);
    connect(&m_parts.sound, &SoundPlayer::ended, this, &TrialActions::refresh);
}

TrialActions::~TrialActions() = default;

TrialPage *TrialActions::makePage(QWidget *parent)
{
    if (!m_page) {
        m_page = new TrialPage(m_parts.snippets, m_parts.errors, parent);
        m_page->chooser().setChoice(m_snippets->choice());
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
    connect(m_page, &TrialPage::copyWanted, m_snippets, &SnippetActions::copy);
    connect(m_page, &TrialPage::stretchWanted, m_snippets, &SnippetActions::copyStretch);
    connect(m_page, &TrialPage::saveWanted, m_snippets, &SnippetActions::save);
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
        if (m_session)
            play();
    });
    connect(panel, &TrialPanel::stopWanted, this, [this] { m_parts.sound.stop(); });
    connect(panel, &TrialPanel::copyWanted, this, [this](const QString &text) {
        auto content = std::make_unique<QMimeData>();
        content->setText(text);
        m_parts.clipboard.put(std::move(content));
    });
}

void TrialActions::setSession(TokenSession *session, bool isSandbox)
{
    m_isSandbox = isSandbox;
    if (m_session != session) {
        m_parts.sound.stop();
        if (m_page)
            m_page->forgetTypedAppkey();
        if (m_session)
            disconnect(m_session, nullptr, this, nullptr);
        if (session)
            connect(session, &TokenSession::changed, this, &TrialActions::refresh);
    }
    m_session = session;
    m_snippets->setSession(session);
    refresh();
}

void TrialActions::setChoice(const SnippetChoice &choice)
{
    if (choice == m_snippets->choice())
        return;
    m_snippets->setChoice(choice);
    if (m_page)
        m_page->chooser().setChoice(choice);
    refresh();
}

QString TrialActions::snippetName() const
{
    return m_snippets->chosen().language.name;
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
        connect(found, &TrialRun::spoken, this, [this, session] {
            if (session == m_session)
                play();
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
    m_page->showAppkey(m_session->profile().appkey, !m_isSandbox);
    m_page->showSnippet(
        m_snippets->shownText(), m_parts.snippets.highlightRules(m_snippets->chosen().snippet));
}

void TrialActions::showTrial()
{
    if (!m_session)
        return m_page->panel().showFacts({});
    const Profile &profile = m_session->profile();
    TrialRun &trial = run();
    trial.forgetOldResult();
    m_page->panel().showFacts({.host = QUrl(profile.gateway).host(),
        .canSpeak = !profile.appkey.isEmpty(),
        .isBilled = !m_isSandbox,
        .step = trial.step(),
        .warning = trial.warning(),
        .result = trial.result(),
        .hasSound = !trial.sound().isEmpty(),
        .canPlay = !trial.sound().isEmpty() && m_parts.sound.canPlay(),
        .isPlaying = m_parts.sound.isPlaying()});
}

void TrialActions::showQrCode()
{
    if (!m_session)
        return;
    m_session->use(
        {this, [this, name = m_session->profile().name](const Result<TokenAnswer> &answer) {
        if (!answer)
            return tellFailure(answer.error());
        auto *dialog = new QrDialog(answer->token, name, m_parts.clock, m_window);
        dialog->open();
    }});
}

// The page has room for the whole story.
void TrialActions::tellFailure(const ServiceError &error)
{
    if (m_session && m_page && m_page->isVisible() && error.kind != ErrorKind::Interrupted) {
        run().noteFailure(error);
        Q_EMIT verdictShown();
    } else {
        Q_EMIT failed(error);
    }
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

void TrialActions::play()
{
    if (!run().sound().isEmpty() && m_parts.sound.canPlay())
        m_parts.sound.play(run().sound());
    refresh();
}

void TrialActions::saveSound()
{
    if (!m_session || run().sound().isEmpty())
        return;
    const QString time = m_parts.clock.now().toLocalTime().toString(u"yyyyMMdd-HHmmss"_s);
    askForFile(m_window, tr("Save the sound"), u"nls-trial-%1.wav"_s.arg(time),
        [this, wav = run().sound()](const QString &path) {
        if (saveFile(m_window, path, wav))
            Q_EMIT said(tr("Saved as %1.").arg(path));
    });
}

} // namespace nlstoken
