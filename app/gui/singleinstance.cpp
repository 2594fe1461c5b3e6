// SPDX-License-Identifier: Apache-2.0
#include "app/gui/singleinstance.h"

#include "core/base/logging.h"
#include "core/model/errorcode.h"
#include "core/platform/folders.h"
#include "core/platform/privatefile.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qint64 longestMessage = 64 * 1024;
constexpr int hearing = 10'000; // ms for a caller to say what it wants
constexpr std::chrono::seconds silence(3); // of a first instance that is asked something
// Obtaining a token, with the time in which the keychain's password can be typed.
constexpr std::chrono::minutes longestWork(3);

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

// One question to the first instance; deletes itself with its answer.
class InstanceCall final : public QObject
{
public:
    InstanceCall(const QString &path, const InstanceRequest &request,
        std::chrono::milliseconds patience, Reply<std::optional<InstanceAnswer>> reply)
        : m_deadline(patience)
        , m_reply(std::move(reply))
    {
        m_silence.setSingleShot(true);
        connect(&m_silence, &QTimer::timeout, this, [this] {
            end(Failure({.kind = ErrorKind::Internal, .code = errorcode::WindowSilent}));
        });
        connect(&m_socket, &QLocalSocket::connected, this, [this, request] {
            m_socket.write(line(toJson(request)));
            m_silence.start(silence);
        });
        connect(&m_socket, &QLocalSocket::readyRead, this, &InstanceCall::read);
        connect(&m_socket, &QLocalSocket::errorOccurred, this, [this, path] {
            m_silence.stop();
            // One that is starting listens soon.
            if (m_deadline.hasExpired())
                return end(std::nullopt);
            constexpr std::chrono::milliseconds pause(50);
            QTimer::singleShot(pause, this, [this, path] { m_socket.connectToServer(path); });
        });
        m_socket.connectToServer(path);
    }

private:
    void read()
    {
        m_silence.start(longestWork);
        while (m_socket.canReadLine()) {
            const QJsonObject message = QJsonDocument::fromJson(m_socket.readLine()).object();
            if (message.contains(u"status"_s))
                return end(
                    InstanceAnswer{message[u"status"_s].toInt(), message[u"text"_s].toString()});
        }
    }
    void end(Result<std::optional<InstanceAnswer>> answer)
    {
        m_socket.disconnect(this);
        m_silence.stop();
        m_reply.answer(std::move(answer));
        deleteLater();
    }

    QDeadlineTimer m_deadline;
    QTimer m_silence;
    QLocalSocket m_socket;
    Reply<std::optional<InstanceAnswer>> m_reply;
};

} // namespace

SingleInstance::SingleInstance(QString socketPath, QObject *parent)
    : QObject(parent)
    , m_path(std::move(socketPath))
    , m_lock(m_path + u".lock"_s)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::becomeFirst(Handler handler)
{
    if (!makePrivateFolder(QFileInfo(m_path).absolutePath()))
        return true; // alone, as nobody could find it
    if (m_lock.tryTake() == FileLock::Outcome::Busy)
        return false;
    m_handler = std::move(handler);
    QLocalServer::removeServer(m_path); // of one that crashed; we hold the lock
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            serve(*socket);
    });
    if (!m_server.listen(m_path))
        qCInfo(lcState) << "later starts can't find this window:" << m_server.errorString();
    return true;
}

void SingleInstance::serve(QLocalSocket &socket)
{
    connect(&socket, &QLocalSocket::disconnected, &socket, &QObject::deleteLater);
    QTimer::singleShot(hearing, &socket, [&socket] {
        if (!socket.property("heard").toBool())
            socket.abort();
    });
    connect(&socket, &QLocalSocket::readyRead, &socket, [this, &socket] {
        if (socket.bytesAvailable() > longestMessage)
            return socket.abort();
        if (!socket.canReadLine() || socket.property("heard").toBool())
            return;
        socket.setProperty("heard", true);
        const std::optional<InstanceRequest> request =
            instanceRequestIn(QJsonDocument::fromJson(socket.readLine()).object());
        if (!request)
            return socket.abort();
        socket.write(line({{u"heard"_s, true}}));
        m_handler(*request, {&socket, [&socket](const Result<InstanceAnswer> &answer) {
            const InstanceAnswer said = answer.value_or(InstanceAnswer{1, {}});
            socket.write(line({{u"status"_s, said.status}, {u"text"_s, said.text}}));
            socket.flush(); // this process may end with its answer
            socket.disconnectFromServer();
        }});
    });
}

QString instanceSocketPath()
{
    // Programs with another state folder are another user's, as far as we are concerned.
    const QByteArray which =
        QCryptographicHash::hash(stateFolder().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(8);
    const QString runtime = runtimeFolder();
    return (runtime.isEmpty() ? stateFolder() : runtime) + u"/window-"_s
        + QString::fromLatin1(which);
}

void askFirstInstance(const QString &socketPath, const InstanceRequest &request,
    std::chrono::milliseconds patience, Reply<std::optional<InstanceAnswer>> reply)
{
    new InstanceCall(socketPath, request, patience, std::move(reply));
}

} // namespace nlstoken
