// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/datetimetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace nlstoken {

QString dateTimeText(const QDateTime &moment)
{
    return QLocale().toString(moment.toLocalTime(),
        //: a date and time, in the letters of QDateTime::toString()
        QCoreApplication::translate("Moment", "ddd d MMM, HH:mm:ss"));
}

} // namespace nlstoken
