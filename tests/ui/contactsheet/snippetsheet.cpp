// SPDX-License-Identifier: Apache-2.0
#include "core/model/profile.h"
#include "core/model/token.h"
#include "core/snippets/snippetlibrary.h"
#include "core/snippets/snippetvalues.h"
#include "ui/shared/theme.h"
#include "ui/trial/snippetview.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QScrollBar>
#include <QTextStream>

#include <cstdlib>
#include <optional>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

// All of the code, without scroll bars.
bool paintSnippet(const QString &code, const HighlightRules &rules, const QString &file)
{
    SnippetView view;
    view.showCode(code, rules);
    int longest = 0;
    const QStringList lines = code.split(u'\n');
    for (const QString &line : lines)
        longest = qMax(longest, view.fontMetrics().horizontalAdvance(line));
    constexpr int around = 60;
    view.resize(longest + around,
        static_cast<int>(lines.size()) * view.fontMetrics().lineSpacing() + around);
    view.show();
    QApplication::processEvents();
    return view.grab().save(file);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 3 || !QDir().mkpath(arguments.at(1))) {
        QTextStream(stderr) << "snippetsheet FOLDER light|dark\n";
        return EXIT_FAILURE;
    }
    Theme theme;
    theme.choose(arguments.at(2) == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::Light);

    Profile profile = newProfile(u"Singapore demo"_s, u"ap-southeast-1"_s);
    profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
    const Token token{.id = "8d3ef00a1b2c4d5e6f70819293a40a4f", .expireTime = 1795432757};
    const SnippetLibrary library(u"en"_s);
    bool saved = true;
    for (const SnippetLanguage &language : library.languages()) {
        for (const Snippet &snippet : language.snippets) {
            const auto used =
                snippet.use == SnippetUse::Token ? std::optional(token) : std::nullopt;
            const QString file = language.id + u'-' + snippet.fileName + u".png"_s;
            saved = paintSnippet(maskedSnippetText(snippet, profile, used),
                        library.highlightRules(snippet), QDir(arguments.at(1)).filePath(file))
                && saved;
        }
    }
    return saved ? EXIT_SUCCESS : EXIT_FAILURE;
}
