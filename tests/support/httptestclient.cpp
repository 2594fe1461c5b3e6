// SPDX-License-Identifier: Apache-2.0
#include "tests/support/httptestclient.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QtMessageHandler previousHandler = nullptr;
QStringList heardLines;

void listen(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    heardLines << message;
    if (type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg)
        previousHandler(type, context, message);
}

} // namespace

HttpRequest HttpTestClient::request(const QString &origin) const
{
    const AccessKey key{"LTAI5tAbCdEfGhIjKlMnOpQr",
        SecretBytes(QByteArrayView("abcdefghijABCDEFGHIJ0123456789")), SecretBytes(), origin};
    Profile profile = newProfile(u"demo"_s, u"ap-southeast-1"_s);
    profile.endpoint = origin;
    profile.signature = signature;
    return createTokenRequest(key, profile, TimestampAndNonce::at(QDateTime::currentDateTimeUtc()));
}

Result<HttpAnswer> HttpTestClient::send(const QString &origin) const
{
    const SystemClock clock;
    HttpTokenClient client(clock, options);
    return send(client, origin);
}

Result<HttpAnswer> HttpTestClient::send(HttpTokenClient &client, const QString &origin) const
{
    QObject caller;
    std::optional<Result<HttpAnswer>> answer;
    client.send(request(origin), timeLimit,
        {&caller, [&answer](const Result<HttpAnswer> &result) { answer = result; }});
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000))
        QTest::qFail("nobody answered", __FILE__, __LINE__);
    return answer.value_or(Failure({.kind = ErrorKind::Internal, .code = u"NoAnswer"_s}));
}

bool tellsOfTheRequest(const QString &text)
{
    for (const QString &part : {u"LTAI5t"_s, u"Signature"_s, u"AccessKeyId"_s, u"CreateToken"_s,
             u"abcdefghij"_s, u"ACS3"_s}) {
        if (text.contains(part, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

LogListener::LogListener()
{
    heardLines.clear();
    QLoggingCategory::setFilterRules(u"*.debug=true\n*.info=true"_s);
    previousHandler = qInstallMessageHandler(listen);
}

LogListener::~LogListener()
{
    qInstallMessageHandler(previousHandler);
    QLoggingCategory::setFilterRules({});
}

const QStringList &LogListener::lines() const
{
    return heardLines;
}

} // namespace nlstoken
