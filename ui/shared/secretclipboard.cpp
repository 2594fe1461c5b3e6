// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/secretclipboard.h"

#include "core/platform/clock.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/secrethints.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QMimeData>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

// Often enough that a second never seems to be skipped.
constexpr std::chrono::milliseconds clearingInterval = 200ms;

QByteArray randomSalt()
{
    std::array<quint32, 4> salt{};
    QRandomGenerator::system()->generate(salt.begin(), salt.end());
    return QByteArray(reinterpret_cast<const char *>(salt.data()), sizeof salt);
}

} // namespace

SecretClipboard::SecretClipboard(Clipboard &clipboard, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clipboard(clipboard)
    , m_clock(clock)
{
    m_timer.setInterval(clearingInterval);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::keepTime);
    connect(&clipboard, &Clipboard::changed, this, &SecretClipboard::lookAgain);
    connect(&clipboard, &Clipboard::reachChanged, this, &SecretClipboard::tryAgain);
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this,
        &SecretClipboard::clearNow);
}

SecretClipboard::~SecretClipboard()
{
    blockSignals(true);
    clearNow();
}

void SecretClipboard::setClearAfter(std::chrono::seconds time)
{
    m_clearAfter = std::max(time, 0s);
}

void SecretClipboard::copy(const QString &text)
{
    m_salt = randomSalt();
    m_hash = hashOf(text);
    auto content = std::make_unique<QMimeData>();
    content->setText(text);
    addSecretHints(*content);
    m_changing = true;
    m_clipboard.put(std::move(content));
    m_changing = false;

    m_timer.stop();
    m_deadline = {};
    m_told = 0s;
    if (m_clearAfter > 0s) {
        m_lastSeen = m_clock.now();
        m_deadline = m_lastSeen.addSecs(m_clearAfter.count());
        m_timer.start();
    }
    setState(State::Holding);
    keepTime();
}

void SecretClipboard::clearNow()
{
    if (m_state == State::Empty)
        return;
    m_timer.stop();
    m_deadline = {};
    const bool wasOurs = holdsOurs();
    const bool confirmed = m_clipboard.isWithinReach();
    if (wasOurs) {
        m_changing = true;
        m_clipboard.clear();
        m_changing = false;
    }
    setState(wasOurs && !confirmed ? State::CouldNotConfirmClearing : State::Empty);
}

std::chrono::seconds SecretClipboard::remaining() const
{
    if (m_state != State::Holding || !m_deadline.isValid())
        return 0s;
    const std::chrono::milliseconds left(m_clock.now().msecsTo(m_deadline));
    return std::clamp(std::chrono::ceil<std::chrono::seconds>(left), 0s, m_clearAfter);
}

void SecretClipboard::keepTime()
{
    if (m_state != State::Holding || !m_deadline.isValid())
        return;
    // A clock that was put back would keep the secret that much longer.
    const QDateTime now = m_clock.now();
    if (now < m_lastSeen)
        m_deadline = m_deadline.addMSecs(m_lastSeen.msecsTo(now));
    m_lastSeen = now;
    if (now >= m_deadline) {
        clearNow();
        return;
    }
    const std::chrono::seconds left = remaining();
    if (std::exchange(m_told, left) != left)
        Q_EMIT remainingChanged(left);
}

void SecretClipboard::lookAgain()
{
    if (m_changing || m_state == State::Empty)
        return;
    // What can't be read out of reach isn't known to be gone.
    const bool unknown = m_state == State::CouldNotConfirmClearing && !m_clipboard.isWithinReach();
    if (unknown || holdsOurs())
        return;
    m_timer.stop();
    setState(State::Empty);
}

void SecretClipboard::tryAgain()
{
    if (m_state == State::CouldNotConfirmClearing && m_clipboard.isWithinReach())
        clearNow();
}

void SecretClipboard::setState(State state)
{
    if (state == State::Empty) {
        m_hash.clear();
        m_deadline = {};
    }
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

// A clipboard manager may have taken the text over, so the text decides and not who offers it.
bool SecretClipboard::holdsOurs() const
{
    return hashOf(m_clipboard.text()) == m_hash;
}

QByteArray SecretClipboard::hashOf(const QString &text) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_salt);
    hash.addData(QByteArrayView(
        reinterpret_cast<const char *>(text.utf16()), text.size() * qsizetype(sizeof(char16_t))));
    return hash.result();
}

} // namespace nlstoken
