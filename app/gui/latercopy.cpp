// SPDX-License-Identifier: Apache-2.0
#include "app/gui/latercopy.h"

#include "app/gui/answers.h"
#include "app/gui/options.h"
#include "app/gui/singleinstance.h"
#include "app/wiring/exitcode.h"
#include "core/platform/childprocess.h"
#include "core/platform/process.h"

#include <QCoreApplication>
#include <QTimer>

#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

int copyByNewInstance(
    const Options &options, const ErrorCatalogue &errors, const InheritedState &inherited)
{
    constexpr std::chrono::milliseconds patience = 20s;
    constexpr std::chrono::milliseconds pace = 100ms;
    Options hidden = options;
    hidden.request = {.action = InstanceRequest::Action::Hide};
    hidden.endsWhenCleared = true;
    std::vector<std::string> words{QCoreApplication::applicationFilePath().toStdString()};
    for (const QString &word : commandLineOf(hidden))
        words.push_back(word.toStdString());
    // It writes and reads nothing: a pipe that somebody reads to its end must not stay open with
    // it.
    const std::optional<qint64> window = ChildProgram(words, inherited, {}).startDetached();
    std::optional<InstanceAnswer> answer;
    if (window) {
        QObject caller;
        askFirstInstance(instanceSocketPath(), options.request, patience,
            {&caller, [&](const Result<std::optional<InstanceAnswer>> &given) {
            answer = given ? *given : answerFor(given.error(), errors);
            QCoreApplication::quit();
        }});
        QTimer look;
        bool wasGone = false;
        QObject::connect(&look, &QTimer::timeout, &caller, [process = *window, &wasGone] {
            // What it said last is read before the second look.
            if (!isProcessRunning(process) && std::exchange(wasGone, true))
                QCoreApplication::quit();
        });
        look.start(pace);
        QCoreApplication::exec();
    }
    return tell(answer.value_or(InstanceAnswer{static_cast<int>(ExitCode::Usage),
        QCoreApplication::translate("LaterCopy",
            "There is no desktop with a clipboard here. Print the token instead: nls-token get")}));
}

} // namespace nlstoken
