// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/gatewayrefusal.h"

#include "core/sandbox/faultscript.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// Whatever a client sent comes back in a line of text and in JSON.
QString echoed(const QByteArray &value)
{
    QString text = QString::fromLatin1(value.left(1024));
    text.removeIf([](QChar c) { return c < u' ' || c > u'~'; });
    return text;
}

QString echoed(const QString &value)
{
    return value.isEmpty() ? u"null"_s : echoed(value.left(64).toLatin1());
}

} // namespace

bool GatewayRefusal::isAboutToken() const
{
    constexpr int accessDenied = 40000001;
    return status == accessDenied && !message.contains("privilege"_L1);
}

GatewayRefusal GatewayRefusal::withToken(const QByteArray &token) const
{
    return {status, QString(message).replace(u'…', echoed(token))};
}

GatewayRefusal GatewayRefusal::of(const PlayedError &error)
{
    return {QStringView(error.code).left(8).toInt(), error.message};
}

namespace gatewayrefusals {

GatewayRefusal tokenInvalid(const QByteArray &token)
{
    return {40000001, u"Meta:ACCESS_DENIED:The token '"_s + echoed(token) + u"' is invalid!"_s};
}

GatewayRefusal tokenExpired(const QByteArray &token)
{
    return {40000001, u"Gateway:ACCESS_DENIED:The token '"_s + echoed(token) + u"' has expired!"_s};
}

GatewayRefusal tokenMissing()
{
    return {40000001, u"Gateway:ACCESS_DENIED:Missing authorization header!"_s};
}

GatewayRefusal appkeyMissing()
{
    return {40000003, u"Gateway:PARAMETER_INVALID:appkey not set"_s};
}

GatewayRefusal appkeyUnknown()
{
    return {40020105, u"Meta:APPKEY_NOT_EXIST:Appkey not exist!"_s};
}

GatewayRefusal appkeyOfAnotherAccount()
{
    return {40020106, u"Meta:APPKEY_UID_MISMATCH:Appkey and user mismatch!"_s};
}

GatewayRefusal pathUnknown()
{
    return {40010001, u"Gateway:NAMESPACE_NOT_FOUND:RESTful url path illegal!"_s};
}

GatewayRefusal notJson()
{
    return {40000000, u"Gateway:CLIENT_ERROR:The message is not JSON!"_s};
}

GatewayRefusal headerMissing()
{
    return {40000002, u"Gateway:MESSAGE_INVALID:Missing message header!"_s};
}

GatewayRefusal messageIdInvalid(const QString &id)
{
    return {40000002, u"Gateway:MESSAGE_INVALID:Invalid message id '"_s + echoed(id) + u"'!"_s};
}

GatewayRefusal taskIdInvalid(const QString &id)
{
    return {40000002, u"Gateway:MESSAGE_INVALID:Invalid task id '"_s + echoed(id) + u"'!"_s};
}

GatewayRefusal namespaceUnknown()
{
    return {40010001, u"Gateway:NAMESPACE_NOT_FOUND:Namespace not found!"_s};
}

GatewayRefusal directiveInvalid()
{
    return {40010003, u"Gateway:DIRECTIVE_INVALID:Invalid directive!"_s};
}

GatewayRefusal wrongState(const QString &what)
{
    return {40010005, u"Gateway:TASK_STATE_ERROR:Got "_s + echoed(what) + u" in a wrong state!"_s};
}

GatewayRefusal textMissing()
{
    return {40010003, u"Gateway:DIRECTIVE_INVALID:No text specified!"_s};
}

GatewayRefusal textEmpty()
{
    return {40000000, u"Gateway:CLIENT_ERROR:text is empty."_s};
}

GatewayRefusal textTooLong()
{
    return {41020001, u"TTS:TtsClientError:Text is too long!"_s};
}

GatewayRefusal formatInvalid()
{
    return {40010003, u"Gateway:DIRECTIVE_INVALID:Invalid format!"_s};
}

GatewayRefusal sampleRateInvalid()
{
    return {40000003, u"Gateway:PARAMETER_INVALID:Invalid sample rate"_s};
}

GatewayRefusal soundMissing()
{
    return {40010005, u"Gateway:TASK_STATE_ERROR:empty body data"_s};
}

GatewayRefusal soundTooLong()
{
    return {41010104, u"ASR:TOO_LONG_SPEECH:Too long speech!"_s};
}

GatewayRefusal idle()
{
    return {40000004, u"Gateway:IDLE_TIMEOUT:Websocket session is idle for too long time!"_s};
}

} // namespace gatewayrefusals

} // namespace nlstoken
