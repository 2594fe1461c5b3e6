// SPDX-License-Identifier: Apache-2.0
#include "core/http/sequentialbody.h"

#include <algorithm>

namespace nlstoken {

SequentialBody::SequentialBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool SequentialBody::atEnd() const
{
    return m_read == m_bytes.size();
}

qint64 SequentialBody::bytesAvailable() const
{
    return m_bytes.size() - m_read + QIODevice::bytesAvailable();
}

qint64 SequentialBody::readData(char *data, qint64 maximum)
{
    const qsizetype size = std::min<qsizetype>(maximum, m_bytes.size() - m_read);
    // The end of a sequential device is told by -1; 0 would mean that more is to come.
    if (size == 0)
        return maximum > 0 ? -1 : 0;
    std::copy_n(m_bytes.constData() + m_read, size, data);
    m_read += size;
    return size;
}

qint64 SequentialBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace nlstoken
