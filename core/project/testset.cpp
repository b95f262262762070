#include "project/testset.h"

#include "project/textcheck.h"

#include <QCoreApplication>
#include <QSet>

#include <array>
#include <string>
#include <vector>

namespace cuewright {
namespace {

constexpr std::size_t kMaxColumns = 2000;

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TestSet)
};

QByteArrayView withoutMark(QByteArrayView text)
{
    return text.startsWith("\xEF\xBB\xBF") ? text.sliced(3) : text;
}

// The separator that stands most often in the first record, outside quotes.
char separatorOf(QByteArrayView text)
{
    static constexpr std::array<char, 3> kSeparators{',', ';', '\t'};
    std::array<int, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r'))
            break;
        for (std::size_t i = 0; i < kSeparators.size(); ++i)
            counts[i] += !quoted && c == kSeparators[i];
    }
    return kSeparators[std::size_t(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

class CsvReader
{
public:
    explicit CsvReader(QByteArrayView text)
        : m_text(text)
        , m_separator(separatorOf(text))
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    qsizetype at() const { return m_at; }
    [[nodiscard]] Result<std::vector<std::string>> record();
    [[nodiscard]] tl::unexpected<Error> problem(const QString &what, qsizetype at) const
    {
        const TextPosition position = positionOf(m_text, at);
        return fail(Error{Error::Code::Parse,
            Words::tr("Line %1, column %2: %3").arg(position.line).arg(position.column).arg(what), {}, position});
    }

private:
    bool atBreak() const { return m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
    [[nodiscard]] Result<std::string> quoted();

    QByteArrayView m_text;
    char m_separator;
    qsizetype m_at = 0;
};

Result<std::string> CsvReader::quoted()
{
    const qsizetype start = m_at++;
    std::string value;
    for (;;) {
        const qsizetype quote = m_text.indexOf('"', m_at);
        if (quote < 0)
            return problem(Words::tr("this quote has no end."), start);
        value.append(m_text.data() + m_at, std::size_t(quote - m_at));
        m_at = quote + 1;
        if (atEnd() || m_text[m_at] != '"')
            break;
        value += '"';
        ++m_at;
    }
    if (!atEnd() && !atBreak() && m_text[m_at] != m_separator)
        return problem(Words::tr("there is text after the closing quote. Quotes inside a field are written twice."), m_at);
    return value;
}

Result<std::vector<std::string>> CsvReader::record()
{
    std::vector<std::string> fields;
    for (;;) {
        if (!atEnd() && m_text[m_at] == '"') {
            auto field = quoted();
            if (!field)
                return fail(field.error());
            fields.push_back(std::move(*field));
        } else {
            const qsizetype start = m_at;
            while (!atEnd() && !atBreak() && m_text[m_at] != m_separator)
                ++m_at;
            fields.emplace_back(m_text.data() + start, std::size_t(m_at - start));
        }
        if (fields.size() > kMaxColumns)
            return problem(Words::tr("there are more than %1 columns.").arg(kMaxColumns), m_at);
        if (!atEnd() && m_text[m_at] == m_separator) {
            ++m_at;
            continue;
        }
        if (!atEnd())
            m_at += m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n' ? 2 : 1;
        return fields;
    }
}

bool isBlank(const std::vector<std::string> &fields)
{
    return fields.size() == 1 && fields.front().find_first_not_of(" \t") == std::string::npos;
}

[[nodiscard]] Result<std::vector<std::string>> headerOf(CsvReader &reader)
{
    std::vector<std::string> names;
    qsizetype start = 0;
    do {
        start = reader.at();
        auto record = reader.record();
        if (!record)
            return record;
        names = std::move(*record);
    } while (isBlank(names) && !reader.atEnd());
    QSet<QString> seen;
    for (std::string &name : names) {
        const QString trimmed = fromUtf8(name).trimmed();
        if (trimmed.isEmpty())
            return reader.problem(Words::tr("a column has no name in the header row."), start);
        if (seen.contains(trimmed))
            return reader.problem(Words::tr("the column “%1” stands twice in the header row.").arg(trimmed), start);
        seen.insert(trimmed);
        name = toUtf8(trimmed);
    }
    return names;
}

} // namespace

Result<QList<Json>> readCsv(QByteArrayView text, int limit)
{
    text = withoutMark(text);
    if (auto checked = checkText(text); !checked)
        return fail(checked.error());
    QList<Json> rows;
    if (text.trimmed().isEmpty())
        return rows;
    CsvReader reader(text);
    const auto names = headerOf(reader);
    if (!names)
        return fail(names.error());
    while (!reader.atEnd() && rows.size() < limit) {
        const qsizetype start = reader.at();
        auto record = reader.record();
        if (!record)
            return fail(record.error());
        if (isBlank(*record) && (names->size() > 1 || record->front().empty()))
            continue;
        if (record->size() > names->size()) {
            return reader.problem(
                Words::tr("this row has %1 fields, the header row %2.").arg(record->size()).arg(names->size()), start);
        }
        Json row = Json::object();
        for (std::size_t i = 0; i < record->size(); ++i)
            row[(*names)[i]] = std::move((*record)[i]);
        rows << std::move(row);
    }
    return rows;
}

Result<QStringList> readCsvHeader(QByteArrayView text)
{
    text = withoutMark(text);
    if (auto checked = checkText(text); !checked)
        return fail(checked.error());
    QStringList header;
    if (text.trimmed().isEmpty())
        return header;
    CsvReader reader(text);
    const auto names = headerOf(reader);
    if (!names)
        return fail(names.error());
    for (const std::string &name : *names)
        header << fromUtf8(name);
    return header;
}

Result<QList<Json>> readJsonLines(QByteArrayView text, int limit)
{
    text = withoutMark(text);
    if (auto checked = checkText(text); !checked)
        return fail(checked.error());
    QList<Json> rows;
    int number = 0;
    for (qsizetype start = 0; start < text.size() && rows.size() < limit;) {
        qsizetype end = text.indexOf('\n', start);
        if (end < 0)
            end = text.size();
        const QByteArrayView line = text.sliced(start, end - start).trimmed();
        start = end + 1;
        ++number;
        if (line.isEmpty())
            continue;
        auto value = parseJson(line);
        if (value && value->is_object()) {
            rows << std::move(*value);
            continue;
        }
        const int column = value ? 1 : value.error().at.column;
        const QString what = value ? Words::tr("a test case is a JSON object.") : value.error().message;
        return fail(Error{Error::Code::Parse, Words::tr("Line %1: %2").arg(number).arg(what), value ? QString() : value.error().detail,
            {number, column}});
    }
    return rows;
}

} // namespace cuewright
