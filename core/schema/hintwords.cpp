#include "schema/hintwords.h"

#include <QDate>
#include <QRegularExpression>

namespace cuewright {
namespace {

QString firstMatch(const QString &pattern, const QString &text, int group = 0)
{
    return QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption)
        .match(text)
        .captured(group);
}

QString stem(QString word)
{
    for (const char *ending :
        {"ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "ly", "s", "e"}) {
        const QLatin1String end(ending);
        if (word.size() >= end.size() + 3 && word.endsWith(end))
            return word.left(word.size() - end.size());
    }
    return word;
}

const QSet<QString> &emptyWords()
{
    static const QSet<QString> kEmpty = [] {
        const QString words = QStringLiteral(
            "a an the and or but not no is are was were be been am i me my we our us you your he she it its "
            "they them "
            "their this that these those of to in on at for from by with as if so do does did has have had "
            "can could "
            "will would should may there here what which who when how why please dear hi hello thanks thank "
            "just very "
            "about into out up over than then also issue request other all any some get got since still");
        const QStringList split = words.split(u' ');
        return QSet<QString>(split.begin(), split.end());
    }();
    return kEmpty;
}

// Words that point at a choice without being its name. General English of tickets, letters and reviews.
struct Relatives
{
    const char *head;
    const char *words;
};
constexpr Relatives kRelatives[] = {
    {"urgent", "asap immediately emergency critical outage down production hacked fraud breach"},
    {"high", "soon important blocked deadline today unable cannot twice lost angry locked"},
    {"medium", "sometimes slow annoying"},
    {"low", "whenever minor suggestion someday nice cosmetic curious wondering idea"},
    {"technical",
        "error crash closes slow server timeout integration api sync install connect loading freeze login webhook"},
    {"billing", "invoice charge payment refund card subscription price bill paid receipt money"},
    {"account", "password profile username delete signup reset"},
    {"feature", "add wish support idea dark mode export"},
    {"bug", "broken wrong button display glitch incorrect"},
    {"general", "question wondering hours feedback curious"},
    {"refund", "money back twice double return"},
    {"payment", "declined rejected card charge pay"},
    {"fail", "declined rejected error"},
    {"subscription", "cancel plan upgrade downgrade renew"},
    {"invoice", "receipt vat bill"},
    {"login", "sign locked log credentials"},
    {"performance", "slow lag loading seconds timeout"},
    {"crash", "freeze closes quit hang"},
    {"integration", "api webhook sync connect plugin"},
    {"reset", "forgot forgotten"},
    {"deletion", "delete remove erase close"},
    {"update", "change new address"},
    {"ui", "button screen layout display page colour color align"},
    {"data", "total missing lost duplicate report numbers"},
    {"security", "hacked breach leak vulnerability phishing"},
    {"enhancement", "improve better faster"},
    {"positive", "love great good happy excellent wonderful delighted"},
    {"negative", "bad angry terrible broken worst disappointed unhappy"},
    {"fahrenheit", "usa imperial"},
    {"celsius", "metric"},
    {"feedback", "love great job happy unhappy opinion"},
};

const QHash<QString, QSet<QString>> &relatives()
{
    static const QHash<QString, QSet<QString>> kTable = [] {
        QHash<QString, QSet<QString>> table;
        for (const Relatives &entry : kRelatives) {
            for (const QString &word : QString::fromLatin1(entry.words).split(u' '))
                table[stem(QString::fromLatin1(entry.head))].insert(stem(word));
        }
        return table;
    }();
    return kTable;
}

} // namespace

QStringList wordStems(const QString &text)
{
    static const QRegularExpression kWord(
        QStringLiteral("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+|\\p{Lo}+|\\d+"));
    QStringList stems;
    auto found = kWord.globalMatch(text);
    while (found.hasNext()) {
        const QString word = found.next().captured(0).toLower();
        if (!emptyWords().contains(word))
            stems << stem(word);
    }
    return stems;
}

HintWords::HintWords(const QString &text)
    : m_text(text)
{
    static const QRegularExpression kWord(QStringLiteral("[\\p{L}\\p{N}][\\p{L}\\p{N}'’\\-]*"));
    const QStringList stems = wordStems(text);
    m_stems = QSet<QString>(stems.begin(), stems.end());
    static const QRegularExpression kSigningIn(
        QStringLiteral("\\b(log|logg|sign)(ed|s|ing)?[ -](in|on)\\b"), QRegularExpression::CaseInsensitiveOption);
    if (text.contains(kSigningIn))
        m_stems.insert(QStringLiteral("login"));
    QSet<QString> known;
    auto found = kWord.globalMatch(text);
    while (found.hasNext() && m_keywords.size() < 200) {
        const QString word = found.next().captured(0);
        const QString lower = word.toLower();
        if (word.size() < 3 || emptyWords().contains(lower) || known.contains(lower))
            continue;
        known.insert(lower);
        m_keywords << word;
    }
}

int HintWords::score(const QString &candidate) const
{
    int score = 0;
    for (const QString &word : wordStems(candidate)) {
        if (m_stems.contains(word))
            score += 3;
        const QSet<QString> related = relatives().value(word);
        for (const QString &other : related)
            score += m_stems.contains(other) ? 2 : 0;
    }
    return score;
}

std::optional<double> HintWords::numberNear(const QString &label) const
{
    static const QRegularExpression kNumber(
        QStringLiteral("(?<![\\w.\\-])-?\\d+(?:\\.\\d+)?(?![\\w\\-]|\\.\\d)"));
    const QStringList wanted = wordStems(label);
    auto found = kNumber.globalMatch(m_text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        // "age: 34", "34 years of age": a word or two before, three behind.
        const QStringList before = m_text.left(match.capturedStart()).right(60).simplified().split(u' ');
        const QStringList after = m_text.mid(match.capturedEnd(), 60).simplified().split(u' ');
        const QString around = before.mid(std::max<qsizetype>(before.size() - 2, 0)).join(u' ') + u' '
            + after.mid(0, 3).join(u' ');
        for (const QString &word : wordStems(around)) {
            if (wanted.contains(word))
                return match.captured(0).toDouble();
        }
    }
    return std::nullopt;
}

QString HintWords::email() const
{
    return firstMatch(
        QStringLiteral("[A-Za-z0-9._%+\\-]+@[A-Za-z0-9\\-]+(?:\\.[A-Za-z0-9\\-]+)*\\.[A-Za-z]{2,}"), m_text);
}

QString HintWords::url() const
{
    QString url = firstMatch(QStringLiteral("https?://[^\\s<>\"']+"), m_text);
    while (url.endsWith(u'.') || url.endsWith(u',') || url.endsWith(u')'))
        url.chop(1);
    return url;
}

QString HintWords::phone() const
{
    return firstMatch(QStringLiteral("(?<![\\w@.])\\+?\\(?\\d[\\d\\s()/\\-]{5,}\\d(?![\\w@])"), m_text)
        .trimmed();
}

QString HintWords::date() const
{
    const QString iso = firstMatch(QStringLiteral("\\d{4}-\\d{2}-\\d{2}"), m_text);
    return QDate::fromString(iso, Qt::ISODate).isValid() ? iso : QString();
}

QString HintWords::personName() const
{
    const QString said
        = firstMatch(QStringLiteral("(?:[Nn]ame is|I "
                                    "am|I['’]m|[Rr]egards,?|[Cc]ontact|[Mm]et|[Cc]all|Mr\\.?|Mrs\\.?|Ms\\.?|"
                                    "Dr\\.?)\\s+(\\p{Lu}[\\p{L}\\-]+(?: \\p{Lu}[\\p{L}\\-]+)*)"),
            m_text, 1);
    return said.isEmpty() ? firstMatch(QStringLiteral("\\p{Lu}\\p{Ll}+(?:[ \\-]\\p{Lu}\\p{Ll}+)+"), m_text)
                          : said;
}

QString HintWords::place() const
{
    const QString name = QStringLiteral("(\\p{Lu}[\\p{L}\\-’']+(?: \\p{Lu}[\\p{L}\\-’']+)*)");
    const QString after
        = firstMatch(QStringLiteral("\\b(?:in|for|to|near|at|from|of)\\s+") + name, m_text, 1);
    return after.isEmpty() ? firstMatch(QStringLiteral("^") + name + QStringLiteral("$"), line(), 1) : after;
}

QHash<QString, QStringList> listsIn(const QString &instructions)
{
    static const QRegularExpression kList(
        QStringLiteral("([\\p{L}\\d_\\-]+)[\"”`*]*\\s*(?::|→|->|=)\\s*((?:[\"“`]?[\\p{L}\\d_\\-]+[\"”`]?\\s*["
                       ",|/]\\s*)*[\"“`]?[\\p{L}\\d_\\-]+)"));
    QHash<QString, QStringList> lists;
    auto found = kList.globalMatch(instructions);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        static const QRegularExpression kBetween(QStringLiteral("[,|/\\s\"“”`]+"));
        const QStringList values = match.captured(2).split(kBetween, Qt::SkipEmptyParts);
        if (!lists.contains(match.captured(1)))
            lists.insert(match.captured(1), values);
    }
    return lists;
}

} // namespace cuewright
