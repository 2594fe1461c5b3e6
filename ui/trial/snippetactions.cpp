// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/snippetactions.h"

#include "core/snippets/matchingposition.h"
#include "core/snippets/snippetvalues.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/secretclipboard.h"
#include "ui/trial/savedialog.h"

#include <QMimeData>
#include <QWidget>

namespace nlstoken {

namespace {

bool holdsToken(const Snippet &snippet)
{
    return snippet.use == SnippetUse::Token;
}

} // namespace

SnippetActions::SnippetActions(Parts parts, QWidget *window, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_window(window)
{
}

ChosenSnippet SnippetActions::chosen() const
{
    return nearestSnippet(m_parts.snippets, m_choice);
}

QString SnippetActions::shownText() const
{
    if (!m_session)
        return {};
    return maskedSnippetText(chosen().snippet, m_session->profile(), usableToken());
}

// An expired one is neither shown nor copied.
std::optional<Token> SnippetActions::usableToken() const
{
    if (!m_session || !m_session->token())
        return std::nullopt;
    const TokenState state = m_session->facts().status.state;
    const bool usable = state == TokenState::Valid || state == TokenState::Expiring;
    return usable ? m_session->token() : std::nullopt;
}

// What holds no token is there at once.
void SnippetActions::withToken(const WithToken &next)
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

void SnippetActions::copy()
{
    if (!m_session)
        return;
    withToken([this, profile = m_session->profile(), snippet = &chosen().snippet](
                  const std::optional<Token> &token) {
        put(snippetText(*snippet, profile, token), token.has_value());
        Q_EMIT said(token
                ? tr("The snippet with the token of “%1” is in the clipboard.").arg(profile.name)
                : tr("The snippet is in the clipboard."));
    });
}

// With a token as many characters are shown as there are; without one its place is shown.
void SnippetActions::copyStretch(int from, int length)
{
    if (!m_session)
        return;
    const QString shown = shownText();
    const QString stretch = shown.mid(from, length);
    if (!holdsToken(chosen().snippet) || !stretch.contains(u'•')) {
        put(stretch, false);
        Q_EMIT said(tr("Copied."));
        return;
    }
    const auto copyWith = [this, shown, from, length, profile = m_session->profile(),
                              snippet = &chosen().snippet](const std::optional<Token> &token) {
        const QString code = snippetText(*snippet, profile, token);
        const qsizetype begin = matchingPosition(shown, code, from);
        put(code.sliced(begin, matchingPosition(shown, code, from + length) - begin), true);
        Q_EMIT said(tr("Copied."));
    };
    if (const std::optional<Token> token = usableToken())
        copyWith(token);
    else
        withToken(copyWith);
}

void SnippetActions::put(const QString &code, bool isSecret)
{
    if (isSecret)
        return m_parts.secretClipboard.copy(code);
    auto content = std::make_unique<QMimeData>();
    content->setText(code);
    m_parts.clipboard.put(std::move(content));
}

void SnippetActions::save()
{
    if (!m_session)
        return;
    askForFile(m_window, tr("Save the snippet"), chosen().snippet.fileName,
        [this, profile = m_session->profile()](const QString &path) {
        if (m_session && m_session->profile().id == profile.id)
            write(path, profile);
    });
}

void SnippetActions::write(const QString &path, const Profile &profile)
{
    withToken(
        [this, path, profile, snippet = &chosen().snippet](const std::optional<Token> &token) {
        if (saveFile(m_window, path, snippetText(*snippet, profile, token).toUtf8()))
            Q_EMIT said(token
                    ? tr("Saved as %1, with the token in it, for you alone to read.").arg(path)
                    : tr("Saved as %1.").arg(path));
    });
}

} // namespace nlstoken
