// SPDX-License-Identifier: Apache-2.0
#include "app/gui/answers.h"

#include "app/wiring/exitcode.h"
#include "core/base/redaction.h"
#include "core/errors/errorcatalogue.h"
#include "core/errors/errordescription.h"

#include <QTextStream>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace nlstoken {

InstanceAnswer answerFor(const ServiceError &error, const ErrorCatalogue &errors)
{
    // Whoever waits for it sits at a command line.
    const ErrorCatalogue commandLine(errors.language(), Audience::CommandLine);
    return {static_cast<int>(exitCode(error.kind)), describeError(error, commandLine).lines()};
}

int tell(const InstanceAnswer &answer)
{
    if (!answer.text.isEmpty())
        QTextStream(stderr) << (answer.status == 0 ? QString() : u"nls-token-desk: "_s)
                            << plainLines(answer.text) << '\n';
    return answer.status;
}

} // namespace nlstoken
