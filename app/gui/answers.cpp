// SPDX-License-Identifier: Apache-2.0
#include "app/gui/answers.h"

#include "app/wiring/exitcode.h"
#include "core/errors/errorcatalogue.h"

#include <QStringList>
#include <QTextStream>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace nlstoken {

InstanceAnswer answerFor(const ServiceError &error, const ErrorCatalogue &errors)
{
    const ErrorAdvice advice = errors.adviceFor(error);
    QStringList lines{advice.message, advice.advice};
    lines.removeAll(QString());
    return {static_cast<int>(exitCode(error.kind)), lines.join(u'\n')};
}

int tell(const InstanceAnswer &answer)
{
    if (!answer.text.isEmpty())
        QTextStream(stderr) << (answer.status == 0 ? QString() : u"nls-token-desk: "_s)
                            << answer.text << '\n';
    return answer.status;
}

} // namespace nlstoken
