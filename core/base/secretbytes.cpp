// SPDX-License-Identifier: Apache-2.0
#include "core/base/secretbytes.h"

#include <QByteArray>

#include <algorithm>
#include <utility>

namespace nlstoken {

SecretBytes::SecretBytes(QByteArrayView bytes)
{
    append(bytes);
}

SecretBytes SecretBytes::take(QByteArray &bytes)
{
    SecretBytes taken{QByteArrayView(bytes)};
    if (bytes.isDetached())
        wipeMemory(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
    return taken;
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
    , m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes::~SecretBytes()
{
    wipe();
}

QByteArrayView SecretBytes::view() const noexcept
{
    return {m_bytes.get(), m_size};
}

void SecretBytes::append(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    const qsizetype size = m_size + bytes.size();
    auto grown = std::make_unique<char[]>(static_cast<std::size_t>(size));
    std::copy_n(m_bytes.get(), m_size, grown.get());
    std::copy_n(bytes.data(), bytes.size(), grown.get() + m_size);
    wipe();
    m_bytes = std::move(grown);
    m_size = size;
}

bool SecretBytes::equals(QByteArrayView other) const noexcept
{
    if (other.size() != m_size)
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < m_size; ++i)
        difference |= static_cast<unsigned char>(m_bytes[static_cast<std::size_t>(i)])
            ^ static_cast<unsigned char>(other[i]);
    return difference == 0;
}

void SecretBytes::wipe() noexcept
{
    if (m_bytes)
        wipeMemory(m_bytes.get(), static_cast<std::size_t>(m_size));
    m_bytes.reset();
    m_size = 0;
}

void wipeMemory(void *data, std::size_t size) noexcept
{
    // Volatile: the compiler would leave out writes that nobody reads.
    auto *bytes = static_cast<volatile char *>(data);
    while (size-- > 0)
        *bytes++ = 0;
}

} // namespace nlstoken
