// SPDX-License-Identifier: Apache-2.0
#include "core/server/gettokenserver.h"

#include "core/http/httplistener.h"
#include "core/model/errorcode.h"
#include "core/server/gettokenhandler.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

GetTokenServer::GetTokenServer(GetTokenOptions options, GetTokenHandler &handler, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_listener(new HttpListener(m_options.limits, m_options.tls, handler, this))
{
    // Queued, because it is told from the destructor of a connection.
    connect(
        m_listener, &HttpListener::finished, this, &GetTokenServer::stopped, Qt::QueuedConnection);
}

GetTokenServer::~GetTokenServer() = default;

Result<void> GetTokenServer::start()
{
    const bool listens = m_options.inherited
        ? m_listener->setSocketDescriptor(*m_options.inherited)
        : m_listener->listen(m_options.where.address, m_options.where.port);
    if (!listens)
        return Failure({.kind = ErrorKind::Network,
            .code = errorcode::ListenFailed,
            .detail = m_options.where.text()});
    return {};
}

ListenAddress GetTokenServer::where() const
{
    return {m_listener->serverAddress(), m_listener->serverPort()};
}

QString GetTokenServer::url() const
{
    return (m_options.tls ? u"https://"_s : u"http://"_s) + where().text() + u"/gettoken"_s;
}

void GetTokenServer::stop()
{
    m_listener->finish();
}

} // namespace nlstoken
