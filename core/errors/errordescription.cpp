// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errordescription.h"

#include "core/base/redaction.h"
#include "core/errors/errorcatalogue.h"
#include "core/model/durationtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace nlstoken {

QString ErrorDescription::message() const
{
    QString text = title;
    if (!nameSource.isEmpty())
        //: %1 a whole sentence, %2 an option, a variable or the default of the settings
        text = QCoreApplication::translate("ErrorDescription", "%1 The name comes from %2.")
                   .arg(text, nameSource);
    if (!suggestion.isEmpty())
        //: %1 a whole sentence, %2 the name that was probably meant
        text = QCoreApplication::translate("ErrorDescription", "%1 Did you mean “%2”?")
                   .arg(text, suggestion);
    if (!where.isEmpty())
        //: %1 a whole sentence, %2 a file and an entry in it
        text = QCoreApplication::translate("ErrorDescription", "%1 This is about %2.")
                   .arg(text, where);
    if (!reason.isEmpty())
        //: %1 whole sentences, %2 the system's own words, for example "Permission denied"
        text = QCoreApplication::translate("ErrorDescription", "%1 The system said: “%2”")
                   .arg(text, reason);
    if (!serviceWords.isEmpty())
        text = QCoreApplication::translate("ErrorDescription", "%1 The service said: “%2”")
                   .arg(text, serviceWords);
    if (!profile.isEmpty())
        //: %1 the name of a profile, %2 whole sentences
        text =
            QCoreApplication::translate("ErrorDescription", "Profile “%1”: %2").arg(profile, text);
    return text;
}

QString ErrorDescription::nextStep() const
{
    if (!retryAfter)
        return advice;
    //: %1 whole sentences, %2 a duration
    return QCoreApplication::translate("ErrorDescription", "%1 The next request is possible in %2.")
        .arg(advice, durationText(*retryAfter))
        .trimmed();
}

QString ErrorDescription::singleLine() const
{
    const QString next = nextStep();
    if (next.isEmpty())
        return message();
    //: two sentences: %1 what happened, %2 what to do
    return QCoreApplication::translate("ErrorDescription", "%1 %2").arg(message(), next);
}

QString ErrorDescription::codeLine() const
{
    if (requestId.isEmpty() && httpStatus == 0)
        return {};
    QStringList parts;
    if (!code.isEmpty())
        parts << u"Code: "_s + code;
    if (httpStatus != 0)
        parts << u"HTTP: "_s + QString::number(httpStatus);
    if (!requestId.isEmpty())
        parts << u"RequestId: "_s + requestId;
    return parts.join(u", "_s);
}

QString ErrorDescription::lines() const
{
    QStringList paragraphs{message(), nextStep(), codeLine()};
    paragraphs.removeAll(QString());
    return paragraphs.join(u'\n');
}

ErrorDescription describeError(const ServiceError &error, const ErrorCatalogue &catalogue)
{
    ServiceError shown = error;
    shown.detail = plainServerText(error.detail);
    const ErrorAdvice words = catalogue.adviceFor(shown);
    ErrorDescription description{.title = words.message,
        .profile = plainServerText(error.profile),
        .nameSource = error.nameSource,
        .suggestion = plainServerText(error.suggestion),
        .explanation = words.explanation,
        .advice = words.advice,
        .where = plainServerText(error.where),
        .reason = plainServerText(error.reason),
        .serviceWords = error.serverMessage,
        .code = error.code,
        .httpStatus = error.httpStatus,
        .requestId = error.requestId};
    if (error.retryAfter)
        description.retryAfter = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter);
    return description;
}

ErrorDescription describeRemark(KeyRemark remark, const ErrorCatalogue &catalogue)
{
    const ErrorAdvice words = catalogue.adviceFor(remark);
    return {.title = words.message, .explanation = words.explanation, .advice = words.advice};
}

} // namespace nlstoken
