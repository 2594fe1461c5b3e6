// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output.h"

#include "core/base/redaction.h"
#include "core/model/durationtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// What a name or a file is called may have been chosen to deceive whoever reads it.
ErrorAdvice adviceFor(const ServiceError &error, const ErrorCatalogue &catalogue)
{
    ServiceError shown = error;
    shown.detail = plainServerText(error.detail);
    return catalogue.adviceFor(shown);
}

} // namespace

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

qint64 secondsRoundedUp(std::chrono::milliseconds duration)
{
    return std::chrono::ceil<std::chrono::seconds>(duration).count();
}

QString errorMessage(const ServiceError &error, const ErrorCatalogue &catalogue)
{
    QString message = adviceFor(error, catalogue).message;
    if (!error.where.isEmpty())
        //: %1 a whole sentence, %2 a file and an entry in it
        message = QCoreApplication::translate("Output", "%1 This is about %2.")
                      .arg(message, plainServerText(error.where));
    if (!error.serverMessage.isEmpty())
        message = QCoreApplication::translate("Output", "%1 The service said: “%2”")
                      .arg(message, error.serverMessage);
    return message;
}

QString errorAdvice(const ServiceError &error, const ErrorCatalogue &catalogue)
{
    const QString advice = adviceFor(error, catalogue).advice;
    if (!error.retryAfter)
        return advice;
    //: %1 whole sentences, %2 a duration
    return QCoreApplication::translate("Output", "%1 The next request is possible in %2.")
        .arg(advice, durationText(std::chrono::seconds(secondsRoundedUp(*error.retryAfter))));
}

QString warningText(const QString &message, const QString &advice)
{
    if (advice.isEmpty())
        return QCoreApplication::translate("Output", "Warning: %1").arg(message);
    //: two whole sentences
    return QCoreApplication::translate("Output", "Warning: %1 %2").arg(message, advice);
}

QString warningText(const ServiceError &warning, const ErrorCatalogue &catalogue)
{
    return warningText(errorMessage(warning, catalogue), errorAdvice(warning, catalogue));
}

QJsonObject errorJson(const ServiceError &error, const ErrorCatalogue &catalogue)
{
    return {
        {u"kind"_s, errorKindName(error.kind)},
        {u"code"_s, orNull(error.code)},
        {u"message"_s, errorMessage(error, catalogue)},
        {u"advice"_s, orNull(adviceFor(error, catalogue).advice)},
        {u"httpStatus"_s, error.httpStatus == 0 ? QJsonValue() : QJsonValue(error.httpStatus)},
        {u"requestId"_s, orNull(error.requestId)},
        {u"retryAfter"_s,
            error.retryAfter ? QJsonValue(secondsRoundedUp(*error.retryAfter)) : QJsonValue()},
    };
}

QJsonObject profileJson(const Profile &profile, bool isDefault)
{
    return {
        {u"name"_s, profile.name},
        {u"default"_s, isDefault},
        {u"accessKeyIdMasked"_s, orNull(profile.accessKeyIdMasked)},
        {u"region"_s, profile.region},
        {u"endpoint"_s, profile.endpoint},
        {u"apiVersion"_s, profile.apiVersion},
        {u"signature"_s, signatureName(profile.signature)},
        {u"gateway"_s, orNull(profile.gateway)},
        {u"appkey"_s, orNull(profile.appkey)},
        {u"store"_s, orNull(profile.store)},
    };
}

QJsonObject statusJson(
    const Profile &profile, const TokenStatus &status, const ErrorCatalogue &catalogue)
{
    const bool hasToken = status.state != TokenState::None;
    return {
        {u"profile"_s, profile.name},
        {u"state"_s, tokenStateName(status.state)},
        {u"expireTime"_s, hasToken ? QJsonValue(status.expireTime) : QJsonValue()},
        {u"expiresIn"_s,
            hasToken ? QJsonValue(static_cast<qint64>(status.expiresIn.count())) : QJsonValue()},
        {u"heldUntil"_s,
            status.heldUntil ? QJsonValue(
                secondsRoundedUp(std::chrono::milliseconds(status.heldUntil->toMSecsSinceEpoch())))
                             : QJsonValue()},
        {u"lastError"_s,
            status.lastError ? QJsonValue(errorJson(*status.lastError, catalogue)) : QJsonValue()},
        {u"renewable"_s, !profile.tokenOnly},
    };
}

QByteArray jsonLine(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return document.toJson(QJsonDocument::Compact) + '\n';
}

} // namespace nlstoken
