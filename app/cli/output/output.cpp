// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output/output.h"

#include "core/base/redaction.h"
#include "core/errors/errordescription.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace nlstoken {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

qint64 secondsRoundedUp(std::chrono::milliseconds duration)
{
    return std::chrono::ceil<std::chrono::seconds>(duration).count();
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
    const ErrorDescription description = describeError(warning, catalogue);
    return warningText(description.message(), description.nextStep());
}

QJsonObject errorJson(const ServiceError &error, const ErrorCatalogue &catalogue)
{
    const ErrorDescription description = describeError(error, catalogue);
    return {
        {u"kind"_s, errorKindName(error.kind)},
        {u"code"_s, orNull(description.code)},
        {u"message"_s, description.message()},
        {u"advice"_s, orNull(description.advice)},
        {u"httpStatus"_s,
            description.httpStatus == 0 ? QJsonValue() : QJsonValue(description.httpStatus)},
        {u"requestId"_s, orNull(description.requestId)},
        {u"retryAfter"_s,
            description.retryAfter ? QJsonValue(qint64{description.retryAfter->count()})
                                   : QJsonValue()},
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
            status.heldUntil ? QJsonValue(secondsRoundedUp(std::chrono::milliseconds(
                                   status.heldUntil->toMSecsSinceEpoch())))
                             : QJsonValue()},
        {u"lastError"_s,
            status.lastError ? QJsonValue(errorJson(*status.lastError, catalogue)) : QJsonValue()},
        {u"renewable"_s, !profile.tokenOnly},
    };
}

QByteArray textForPeople(const QString &text)
{
    return plainLines(text).toUtf8();
}

QByteArray jsonLine(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return escapedJson(document.toJson(QJsonDocument::Compact)) + '\n';
}

} // namespace nlstoken
