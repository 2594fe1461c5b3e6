// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/keychainoperation.h"

#include "core/base/redaction.h"
#include "core/model/errorcode.h"
#include "core/secrets/keychainprobe.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

ServiceError keychainError(QLatin1StringView code, const QString &provider)
{
    return {.kind = ErrorKind::Keychain, .code = code, .detail = safeServerText(provider)};
}

ServiceError keychainFault(QLatin1StringView code, const QString &reason)
{
    return {.kind = ErrorKind::Keychain, .code = code, .reason = safeServerText(reason)};
}

KeychainOperation::KeychainOperation(KeychainStore *store, QString name, PromptPermission prompt)
    : QObject(store)
    , m_store(*store)
    , m_name(std::move(name))
    , m_prompt(std::move(prompt))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { rejectNaming(errorcode::KeychainTimeout); });
}

void KeychainOperation::start()
{
    if (const QString fault = m_store.busFault(); !fault.isEmpty())
        return reject(keychainFault(errorcode::KeychainAbsent, fault));
    m_limit.start(m_store.limits().operation);
    if (probe())
        startProbe(*probe());
    else
        startJob();
}

void KeychainOperation::meetLock(const QStringList &locked)
{
    if (!mayPrompt() || m_hasPrompted)
        return rejectLocked();
    announcePrompt();
    const auto probeAgain = [this](const Result<void> &decided) {
        if (m_isOver)
            return;
        if (!decided)
            return reject(decided.error());
        m_limit.start(m_store.limits().operation);
        startProbe(*probe());
    };
    probe()->unlock(locked, Reply<void>(this, probeAgain), this);
}

void KeychainOperation::announcePrompt()
{
    m_hasPrompted = true;
    m_limit.start(m_store.limits().prompt);
    m_prompt.announce();
}

void KeychainOperation::rejectLocked()
{
    rejectNaming(m_hasPrompted ? errorcode::KeychainRefused : errorcode::KeychainLocked);
}

void KeychainOperation::rejectNaming(QLatin1StringView code)
{
    end();
    m_store.providerName(Reply<QString>(this, [this, code](const Result<QString> &provider) {
        answerError(keychainError(code, provider.value_or(u"Secret Service"_s)));
        deleteLater();
    }));
}

void KeychainOperation::reject(const ServiceError &error)
{
    answerError(error);
    finish();
}

void KeychainOperation::finish()
{
    end();
    deleteLater();
}

void KeychainOperation::end()
{
    m_isOver = true;
    m_limit.stop();
}

} // namespace nlstoken
