// SPDX-License-Identifier: Apache-2.0
#include "core/base/storednumber.h"

namespace nlstoken {

qint64 storedNumber(const QJsonValue &value, qint64 least, qint64 most)
{
    const qint64 number = value.toInteger(0);
    return number < least || number > most ? 0 : number;
}

} // namespace nlstoken
