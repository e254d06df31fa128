// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/command_line.h"

#include <QDir>

#include <algorithm>

namespace tidemark::app
{

namespace
{

/// Collects the words of one line.
class WordSplitter
{
public:
    explicit WordSplitter(const QString& line) : m_line(line) {}

    std::optional<QStringList> split()
    {
        while (m_at < m_line.size()) {
            if (!takeNext()) {
                return {};
            }
        }
        endWord();
        return m_words;
    }

private:
    /// False if what begins here has no end.
    bool takeNext()
    {
        const QChar next = m_line[m_at++];
        if (next == u'\'' || next == u'"') {
            m_isWord = true;
            return takeQuoted(next);
        }
        if (next == u'\\') {
            return takeEscaped();
        }
        if (next.isSpace()) {
            endWord();
            return true;
        }
        const bool isHome =
            next == u'~' && !m_isWord &&
            (m_at == m_line.size() || m_line[m_at] == u'/' || m_line[m_at].isSpace());
        m_word += isHome ? QDir::homePath() : QString(next);
        m_isWord = true;
        return true;
    }

    bool takeEscaped()
    {
        if (m_at == m_line.size()) {
            return false;
        }
        m_word += m_line[m_at++];
        m_isWord = true;
        return true;
    }

    bool takeQuoted(QChar quote)
    {
        while (m_at < m_line.size()) {
            const QChar next = m_line[m_at++];
            if (next == quote) {
                return true;
            }
            const bool escapes = quote == u'"' && next == u'\\' && m_at < m_line.size() &&
                                 QStringLiteral("\"\\$`").contains(m_line[m_at]);
            m_word += escapes ? m_line[m_at++] : next;
        }
        return false;
    }

    void endWord()
    {
        if (m_isWord) {
            m_words << m_word;
        }
        m_word.clear();
        m_isWord = false;
    }

    const QString& m_line;
    qsizetype m_at = 0;
    QStringList m_words;
    QString m_word;
    bool m_isWord = false; ///< also for an empty one, in quotes
};

bool isSafe(QChar character)
{
    return character.isLetterOrNumber() || QStringLiteral("_-./:=,+@%~^").contains(character);
}

} // namespace

std::optional<QStringList> splitCommandLine(const QString& line)
{
    return WordSplitter(line).split();
}

QString joinCommandLine(const QStringList& words)
{
    QStringList quoted;
    for (QString word : words) {
        const bool isPlain =
            !word.isEmpty() && !word.startsWith(u'~') && std::ranges::all_of(word, isSafe);
        quoted << (isPlain ? word : u'\'' + word.replace(u'\'', QStringLiteral("'\\''")) + u'\'');
    }
    return quoted.join(u' ');
}

QString expandedPath(const QString& path)
{
    const bool isHome = path == u'~' || path.startsWith(QStringLiteral("~/"));
    return isHome ? QDir::homePath() + path.mid(1) : path;
}

QString shellWordIn(const QStringList& words)
{
    static const QStringList kOfShells{
        QStringLiteral("|"),  QStringLiteral(">"),    QStringLiteral("<"),  QStringLiteral(">>"),
        QStringLiteral("&&"), QStringLiteral("||"),   QStringLiteral(";"),  QStringLiteral("&"),
        QStringLiteral("2>"), QStringLiteral("2>&1"), QStringLiteral("|&"), QStringLiteral("&>")};
    const auto found =
        std::ranges::find_if(words, [](const QString& word) { return kOfShells.contains(word); });
    return found == words.end() ? QString() : *found;
}

} // namespace tidemark::app
