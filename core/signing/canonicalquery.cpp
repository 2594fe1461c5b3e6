// SPDX-License-Identifier: Apache-2.0
#include "core/signing/canonicalquery.h"

#include "core/signing/percentencoding.h"

#include <QList>

namespace nlstoken::signing {

QByteArray canonicalQuery(const Parameters &parameters)
{
    QByteArray query;
    for (const auto &[name, value] : parameters) {
        if (!query.isEmpty())
            query += '&';
        query += percentEncoded(name) + '=' + percentEncoded(value);
    }
    return query;
}

Parameters parsedQuery(const QByteArray &query)
{
    Parameters parameters;
    const QList<QByteArray> pairs = query.split('&');
    for (QByteArray pair : pairs) {
        if (pair.isEmpty())
            continue;
        pair.replace('+', ' ');
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = equals < 0 ? pair : pair.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        parameters.insert_or_assign(percentDecoded(name), percentDecoded(value));
    }
    return parameters;
}

} // namespace nlstoken::signing
