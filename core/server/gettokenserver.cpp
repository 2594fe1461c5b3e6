// SPDX-License-Identifier: Apache-2.0
#include "core/server/gettokenserver.h"

#include "core/http/httplistener.h"
#include "core/model/errorcode.h"
#include "core/platform/localsocket.h"
#include "core/server/gettokenhandler.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

ConnectionLimits limitsOf(const GetTokenOptions &options)
{
    ConnectionLimits limits = options.limits;
    limits.unknownGiveWay = true;
    return limits;
}

} // namespace

GetTokenServer::GetTokenServer(GetTokenOptions options, GetTokenHandler &handler, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_listener(new HttpListener(limitsOf(m_options), m_options.tls, handler, this))
{
    // Queued, because it is told from the destructor of a connection.
    connect(
        m_listener, &HttpListener::finished, this, &GetTokenServer::stopped, Qt::QueuedConnection);
}

GetTokenServer::~GetTokenServer()
{
    if (!m_path.isEmpty())
        removeSocket(m_path);
}

Result<void> GetTokenServer::start()
{
    if (!m_options.where.path.isEmpty())
        return startAtPath();
    const bool listens = m_options.inherited
        ? m_listener->setSocketDescriptor(*m_options.inherited)
        : m_listener->listen(m_options.where.address, m_options.where.port);
    if (!listens)
        return Failure(listenFailure(*m_listener, m_options.where));
    return {};
}

Result<void> GetTokenServer::startAtPath()
{
    const QString path = m_options.where.path;
    const LocalSocket socket = listenAtPath(path);
    if (!socket.reason.isEmpty())
        return Failure({.kind = ErrorKind::Network,
            .code = socket.isInUse ? errorcode::ListenFailed : errorcode::SocketUnusable,
            .detail = m_options.where.text(),
            .reason = socket.reason});
    m_path = path;
    if (!m_listener->acceptFromThisUser(socket.descriptor))
        return Failure(listenFailure(*m_listener, m_options.where));
    return {};
}

ListenAddress GetTokenServer::where() const
{
    if (!m_path.isEmpty())
        return m_options.where;
    return {m_listener->serverAddress(), m_listener->serverPort()};
}

QString GetTokenServer::url() const
{
    if (!m_path.isEmpty())
        return where().text();
    return (m_options.tls ? u"https://"_s : u"http://"_s) + where().text() + u"/gettoken"_s;
}

void GetTokenServer::stop()
{
    m_listener->finish();
}

} // namespace nlstoken
