// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/keychainstore.h"

#include "core/model/errorcode.h"
#include "core/platform/sessionbus.h"
#include "core/secrets/keychainoperation.h"
#include "core/secrets/keychainprobe.h"
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#include "core/secrets/secretserviceprobe.h"
#endif

#include <QLibrary>
#include <QPointer>
#include <qt6keychain/keychain.h>

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

//! The attribute `server` of all items, and their label in the desktop's key manager.
QString serviceName()
{
    return u"nls-token-desk"_s;
}

std::unique_ptr<KeychainProbe> makeProbe(KeychainBackend backend)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    if (backend == KeychainBackend::SecretService)
        return std::make_unique<SecretServiceProbe>(serviceName());
#else
    Q_UNUSED(backend)
#endif
    return nullptr;
}

//! Why libsecret can't be loaded, in the system's words; empty when it can. QtKeychain loads it
//! while the program runs, and when that fails says only "Unknown error".
QString libsecretFault()
{
    QLibrary libsecret(u"secret-1"_s, 0);
    return libsecret.load() ? QString() : u"libsecret-1.so.0: "_s + libsecret.errorString();
}

//! Zeroes \a bytes for all who share them: the job that is over, and the D-Bus message.
//! QByteArray's own way would make a copy and zero that.
void wipeShared(const QByteArray &bytes)
{
    wipeMemory(const_cast<char *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
}

//! An operation whose answer is a T and whose work is a job of QtKeychain.
template <typename T>
class JobOperation : public KeychainOperation
{
public:
    JobOperation(
        KeychainStore *store, const QString &name, const PromptPermission &prompt, Reply<T> reply)
        : KeychainOperation(store, name, prompt)
        , m_reply(std::move(reply))
    {
    }

protected:
    void answer(Result<T> result)
    {
        m_reply.answer(std::move(result));
        finish();
    }

    void answerError(const ServiceError &error) override { m_reply.answer(Failure(error)); }

    //! Runs \a job: \a next is called with it if the answer is still waited for, \a wipe always.
    //!
    //! The job is its own context and nobody's child: it can't be cancelled, and libsecret would
    //! write its late answer into a deleted one. A late job ends unheard, wipes what it holds and
    //! deletes itself.
    template <typename Job>
    void run(Job *job, std::function<void(const Job &)> next, std::function<void(const Job &)> wipe)
    {
        job->setKey(name());
        QObject::connect(job, &QKeychain::Job::finished, job,
            [job, operation = QPointer<KeychainOperation>(this), next = std::move(next),
                wipe = std::move(wipe)] {
            if (operation && !operation->isOver())
                next(*job);
            wipe(*job);
        });
        job->start();
    }

    void rejectJob(const QKeychain::Job &job)
    {
        switch (job.error()) {
        case QKeychain::AccessDeniedByUser:
            return rejectNaming(errorcode::KeychainRefused);
        case QKeychain::AccessDenied:
            // With libsecret a lock, elsewhere somebody's decision.
            return probe() ? rejectLocked() : rejectNaming(errorcode::KeychainRefused);
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
            return reject(keychainFault(errorcode::KeychainAbsent, job.errorString()));
        default:
            break;
        }
        if (const QString fault = probe() ? libsecretFault() : QString(); !fault.isEmpty())
            return reject(keychainFault(errorcode::KeychainAbsent, fault));
        reject(keychainFault(errorcode::KeychainFailed, job.errorString()));
    }

private:
    Reply<T> m_reply;
};

class ReadOperation final : public JobOperation<std::optional<SecretBytes>>
{
public:
    using JobOperation::JobOperation;

private:
    void startProbe(KeychainProbe &probe) override
    {
        probe.findItems(name(), step<FoundItems>([this](const FoundItems &found) {
            if (found.open)
                startJob();
            else if (!found.isEmpty())
                meetLock(found.locked);
            else
                answer(std::nullopt);
        }));
        // The first thing the job does, done while the answer is on its way: a tenth of a read.
        QLibrary(u"secret-1"_s, 0).load();
    }

    void startJob() override
    {
        using Job = QKeychain::ReadPasswordJob;
        run<Job>(new Job(serviceName()), [this](const Job &job) { showOutcome(job); },
            [](const Job &job) { wipeShared(job.binaryData()); });
    }

    void showOutcome(const QKeychain::ReadPasswordJob &job)
    {
        if (job.error() == QKeychain::NoError)
            answer(SecretBytes(QByteArrayView(job.binaryData())));
        else if (job.error() != QKeychain::EntryNotFound)
            rejectJob(job);
        else if (probe())
            probe()->findItems(name(),
                step<FoundItems>([this](const FoundItems &found) { explainAbsence(found); }));
        else
            answer(std::nullopt);
    }

    //! "Not found" is also what QtKeychain says of an item that was locked meanwhile.
    void explainAbsence(const FoundItems &found)
    {
        if (!found.open && !found.isEmpty())
            rejectLocked();
        else
            answer(std::nullopt);
    }
};

class WriteOperation final : public JobOperation<void>
{
public:
    WriteOperation(KeychainStore *store, const QString &name, SecretBytes secret,
        const PromptPermission &prompt, Reply<void> reply)
        : JobOperation(store, name, prompt, std::move(reply))
        , m_secret(std::move(secret))
    {
    }

private:
    void startProbe(KeychainProbe &probe) override
    {
        probe.findDefaultCollection(
            step<DefaultCollection>([this](const DefaultCollection &collection) {
            if (!collection.exists)
                createCollection();
            else if (!collection.locked.isEmpty())
                meetLock(collection.locked);
            else
                startJob();
        }));
    }

    //! libsecret creates a default collection where there is none, and for that the user is asked
    //! for a password.
    void createCollection()
    {
        if (!mayPrompt())
            return reject(keychainFault(
                errorcode::KeychainAbsent, u"org.freedesktop.secrets: no default collection"_s));
        announcePrompt();
        startJob();
    }

    void startJob() override
    {
        using Job = QKeychain::WritePasswordJob;
        // As bytes, so that no QString of it is ever made. The job shares this buffer until it is
        // over.
        const QByteArray bytes = m_secret.view().toByteArray();
        m_secret = {};
        auto *job = new Job(serviceName());
        job->setBinaryData(bytes);
        run<Job>(job, [this](const Job &done) { showOutcome(done); },
            [bytes](const Job &) { wipeShared(bytes); });
    }

    void showOutcome(const QKeychain::Job &job)
    {
        if (job.error() == QKeychain::NoError)
            answer({});
        else
            rejectJob(job);
    }

    SecretBytes m_secret;
};

class RemoveOperation final : public JobOperation<void>
{
public:
    using JobOperation::JobOperation;

private:
    void startProbe(KeychainProbe &probe) override
    {
        probe.findItems(name(), step<FoundItems>([this](const FoundItems &found) {
            if (!found.locked.isEmpty())
                meetLock(found.locked);
            else if (found.open)
                startJob();
            else
                answer({});
        }));
    }

    void startJob() override
    {
        using Job = QKeychain::DeletePasswordJob;
        run<Job>(new Job(serviceName()), [this](const Job &job) { showOutcome(job); },
            [](const Job &) {});
    }

    void showOutcome(const QKeychain::Job &job)
    {
        if (job.error() != QKeychain::NoError && job.error() != QKeychain::EntryNotFound)
            rejectJob(job);
        else if (probe())
            probe()->findItems(name(),
                step<FoundItems>([this](const FoundItems &found) { verifyAbsence(found); }));
        else
            answer({});
    }

    //! "Done" is also what QtKeychain says of a locked item, which it leaves where it is.
    void verifyAbsence(const FoundItems &found)
    {
        if (!found.locked.isEmpty())
            rejectLocked();
        else if (found.open)
            rejectNaming(errorcode::KeychainNotDeleted);
        else
            answer({});
    }
};

} // namespace

KeychainStore::KeychainStore(KeychainBackend backend, Limits limits, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_limits(limits)
    , m_probe(makeProbe(backend))
{
}

KeychainStore::KeychainStore(KeychainBackend backend, QObject *parent)
    : KeychainStore(backend, Limits{}, parent)
{
}

KeychainStore::~KeychainStore()
{
    // Before the probe, which they have questions with.
    while (!children().isEmpty())
        delete children().constFirst();
}

void KeychainStore::read(
    const QString &name, const PromptPermission &prompt, Reply<std::optional<SecretBytes>> reply)
{
    (new ReadOperation(this, name, prompt, std::move(reply)))->start();
}

void KeychainStore::write(
    const QString &name, SecretBytes secret, const PromptPermission &prompt, Reply<void> reply)
{
    (new WriteOperation(this, name, std::move(secret), prompt, std::move(reply)))->start();
}

void KeychainStore::remove(const QString &name, const PromptPermission &prompt, Reply<void> reply)
{
    (new RemoveOperation(this, name, prompt, std::move(reply)))->start();
}

QString KeychainStore::kind() const
{
    return keychainBackendName(m_backend);
}

// The libraries launch a bus where there is none and wait for one that is silent, both without a
// limit.
QString KeychainStore::busFault() const
{
    constexpr std::chrono::seconds givenUpFor(30);
    const bool isOnBus =
        m_backend == KeychainBackend::SecretService || m_backend == KeychainBackend::KWallet;
    if (!isOnBus || m_busAnswers)
        return {};
    if (!m_busGivenUp.hasExpired())
        return m_busFault;
    const std::optional<QByteArray> address =
        sessionBusAddress(QProcessEnvironment::systemEnvironment());
    // As long as an operation may take: a bus that hundreds ask at once takes its time.
    constexpr std::chrono::milliseconds least(1000);
    m_busFault = sessionBusFault(
        address.value_or(qgetenv(sessionBusVariable)), std::max(least, m_limits.operation));
    m_busAnswers = m_busFault.isEmpty();
    m_busGivenUp.setRemainingTime(givenUpFor);
    return m_busFault;
}

void KeychainStore::providerName(Reply<QString> reply) const
{
    if (const QString fault = busFault(); !fault.isEmpty())
        return reply.answer(Failure(keychainFault(errorcode::KeychainAbsent, fault)));
    switch (m_backend) {
    case KeychainBackend::SecretService:
        return m_probe->findProvider(std::move(reply));
    case KeychainBackend::KWallet:
        return reply.answer(u"KDE Wallet"_s);
    case KeychainBackend::Windows:
        return reply.answer(u"Windows Credential Manager"_s);
    case KeychainBackend::MacOs:
        return reply.answer(u"macOS Keychain"_s);
    }
    Q_UNREACHABLE();
}

} // namespace nlstoken
