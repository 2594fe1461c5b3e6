// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/translations.h"

#include <QCoreApplication>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// As the C library decides: LC_ALL, then LC_MESSAGES, then LANG. LANGUAGE is a list of wishes, the
// first one counts.
QString environmentLanguage()
{
    QString locale;
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        locale = qEnvironmentVariable(variable);
        if (!locale.isEmpty())
            break;
    }
    const bool untranslated =
        locale.isEmpty() || locale == "C"_L1 || locale.startsWith("C."_L1) || locale == "POSIX"_L1;
    if (untranslated)
        return locale;
    const QString wishes = qEnvironmentVariable("LANGUAGE");
    return wishes.isEmpty() ? locale : wishes.section(u':', 0, 0);
}

} // namespace

QString chosenLanguage(const QString &wish)
{
    QString language = wish;
    if (language.isEmpty())
        language = environmentLanguage();
    return language.startsWith("zh"_L1, Qt::CaseInsensitive) ? u"zh_CN"_s : u"en"_s;
}

bool isLanguageName(const QString &name)
{
    const QString plain = QString(name).replace(u'-', u'_').toLower();
    return plain == "en"_L1 || plain == "zh"_L1 || plain == "zh_cn"_L1;
}

void installTranslations(const QString &language)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(u":/i18n/nlstoken_"_s + language + u".qm"_s))
        QCoreApplication::installTranslator(translator);
}

} // namespace nlstoken
