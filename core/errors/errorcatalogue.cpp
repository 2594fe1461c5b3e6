// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errorcatalogue.h"

#include <QFile>
#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QJsonObject resource(const QString &name)
{
    QFile file(u":/errors/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

// The service adds endings to known beginnings. An object is ordered by key, so that the last
// beginning that fits is the longest.
QString familyOf(const QJsonObject &families, const QString &code)
{
    QString member;
    for (auto family = families.begin(); family != families.end(); ++family) {
        if (code.startsWith(family.key()))
            member = family.value().toString();
    }
    return member;
}

// The gateway's status means what its words say, where a meaning of it has words.
QString meantBy(const QJsonObject &codes, const ServiceError &error)
{
    if (error.kind != ErrorKind::Gateway)
        return error.code;
    const QString named = error.code + u'.' + error.meaning;
    if (codes.contains(named))
        return named;
    for (auto entry = codes.begin(); entry != codes.end(); ++entry) {
        if (!entry.key().startsWith(error.code + u'.'))
            continue;
        const QString words = entry.value()["words"_L1].toString();
        if (!words.isEmpty() && error.serverMessage.contains(words, Qt::CaseInsensitive))
            return entry.key();
    }
    return error.code;
}

// Not QString::arg(), which would see a marker that the detail itself holds in a second round, and
// warns about a text without one. A sentence that misses its detail is better not said.
QString filled(const QString &text, const QString &detail)
{
    constexpr auto marker = "%1"_L1;
    if (detail.isEmpty() && text.contains(marker))
        return {};
    return QString(text).replace(marker, detail);
}

QLatin1StringView remarkName(KeyRemark remark)
{
    switch (remark) {
    case KeyRemark::SecretLooksLikeId:
        return "SecretLooksLikeId"_L1;
    case KeyRemark::IdUnusual:
        return "IdUnusual"_L1;
    case KeyRemark::SecretUnusualLength:
        return "SecretUnusualLength"_L1;
    case KeyRemark::IdHasBlank:
        return "IdHasBlank"_L1;
    case KeyRemark::SecretHasBlank:
        return "SecretHasBlank"_L1;
    case KeyRemark::IdHasQuote:
        return "IdHasQuote"_L1;
    case KeyRemark::SecretHasQuote:
        return "SecretHasQuote"_L1;
    case KeyRemark::IdNotAscii:
        return "IdNotAscii"_L1;
    case KeyRemark::SecretNotAscii:
        return "SecretNotAscii"_L1;
    case KeyRemark::SecurityTokenMissing:
        return "SecurityTokenMissing"_L1;
    case KeyRemark::SecurityTokenUnneeded:
        return "SecurityTokenUnneeded"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace

ErrorCatalogue::ErrorCatalogue(QString language, Audience audience)
    : m_language(std::move(language))
    , m_audience(audience)
{
}

ErrorAdvice ErrorCatalogue::adviceFrom(
    const QJsonObject &facts, const QJsonObject &texts, const QString &detail) const
{
    const bool hasOwn = m_audience == Audience::CommandLine && texts.contains("command"_L1);
    return {
        .message = filled(texts["message"_L1].toString(), detail),
        .explanation = filled(texts["explanation"_L1].toString(), detail),
        .advice = filled(texts[hasOwn ? "command"_L1 : "advice"_L1].toString(), detail),
        .cause = facts["cause"_L1].toString(),
        .source = facts["source"_L1].toString(),
    };
}

ErrorAdvice ErrorCatalogue::adviceFor(const ServiceError &error) const
{
    const Data &all = data();
    const QString kind = errorKindName(error.kind);
    ErrorAdvice generic =
        adviceFrom(all.kinds[kind].toObject(), all.kindTexts[kind].toObject(), {});

    const QString code = meantBy(all.codes, error);
    const bool hasText = all.codeTexts.contains(code);
    const QString named = hasText ? code : familyOf(all.families, code);
    if (named.isEmpty())
        return generic;
    const QJsonObject facts = all.codes[all.codes.contains(code) ? code : named].toObject();
    ErrorAdvice advice = adviceFrom(facts, all.codeTexts[named].toObject(), error.detail);
    if (advice.message.isEmpty())
        advice.message = generic.message;
    return advice;
}

ErrorAdvice ErrorCatalogue::adviceFor(KeyRemark remark) const
{
    return adviceFor({.kind = ErrorKind::Profile, .code = remarkName(remark)});
}

std::vector<ServiceWording> ErrorCatalogue::serviceWordings() const
{
    std::vector<ServiceWording> wordings;
    const QJsonObject &codes = data().codes;
    for (auto entry = codes.begin(); entry != codes.end(); ++entry) {
        const QJsonObject facts = entry.value().toObject();
        const int httpStatus = facts["httpStatus"_L1].toInt();
        // Without a status it is a code of ours, of an SDK, or the head of a family.
        if (httpStatus == 0)
            continue;
        wordings.push_back({
            .code = entry.key(),
            .source = facts["source"_L1].toString(),
            .httpStatus = httpStatus,
            .serverMessage = facts["serverMessage"_L1].toString(),
        });
    }
    return wordings;
}

std::vector<ServiceWording> ErrorCatalogue::gatewayWordings() const
{
    std::vector<ServiceWording> wordings;
    const QJsonObject &codes = data().codes;
    for (auto entry = codes.begin(); entry != codes.end(); ++entry) {
        const QString source = entry.value()["source"_L1].toString();
        const QString message = entry.value()["serverMessage"_L1].toString();
        if (source == "gateway"_L1 && !message.isEmpty())
            wordings.push_back({.code = entry.key(), .source = source, .serverMessage = message});
    }
    return wordings;
}

const ErrorCatalogue::Data &ErrorCatalogue::data() const
{
    if (!m_data) {
        QJsonObject texts = resource(u"text.%1.json"_s.arg(m_language));
        if (texts.isEmpty())
            texts = resource(u"text.en.json"_s);
        const QJsonObject facts = resource(u"codes.json"_s);
        m_data = Data{
            .codes = facts["codes"_L1].toObject(),
            .families = facts["families"_L1].toObject(),
            .kinds = facts["kinds"_L1].toObject(),
            .codeTexts = texts["codes"_L1].toObject(),
            .kindTexts = texts["kinds"_L1].toObject(),
        };
    }
    return *m_data;
}

} // namespace nlstoken
