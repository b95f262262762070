// Measures how long the window is kept busy by a key in a message of a megabyte, and how old the figures of the Run button are
// then: offscreen, one key each 33 ms, 100 keys.
//
//     bench_editor mixed|ideographs|word|variables page|alone     prints one JSON document; editor.mjs asks for it
//
// "page" is the prompt's page with all that is counted; "alone" is the message's editor without anything that counts, which is
// what Qt's own layout and painting cost.

#include "measure.h"

#include "base/clock.h"
#include "base/json.h"
#include "prompt/messagecard.h"
#include "prompt/messagelist.h"
#include "prompt/promptpage.h"
#include "widgets/dialogs.h"
#include "widgets/livetokens.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <poll.h>

#include <cstdio>
#include <random>

namespace cuewright::bench {
namespace {

constexpr int kSize = 1'000'000; // bytes
constexpr int kKeys = 100;
constexpr auto kEach = std::chrono::milliseconds(33);
constexpr double kIdleMs = 0.05; // less is no work

/// What prompts are made of: prose, lists, records and code, some of it in other scripts.
QString mixed(bool variables)
{
    static const QStringList parts{
        QStringLiteral("You sort incoming support tickets for Northwind Cloud. Read ticket %1 once, then fill in every field.\n"),
        QStringLiteral("• priority — urgent only for outages, data loss or a security risk (rule %1).\n"),
        QStringLiteral("{\"id\": %1, \"category\": \"billing\", \"tags\": [\"card\", \"refund\"], \"confidence\": 0.93}\n"),
        QStringLiteral("for (int i = 0; i < %1; ++i) { total += prices.at(i) * quantity[i]; }\n\n"),
        QStringLiteral("Kunden, die über %1 Euro ausgeben, erhalten den Zuschlag für größere Aufträge nicht.\n"),
        QStringLiteral("Клиент %1 просит вернуть деньги за второй платёж.\n"),
        QStringLiteral("客户%1报告登录失败，请检查证书。\n"),
        QStringLiteral("Thanks!! 🙏🎉 see https://example.com/tickets/%1?tab=notes\n"),
    };
    std::mt19937 random(1);
    QString text;
    for (int bytes = 0; bytes < kSize;) {
        QString line = parts.at(qsizetype(random() % std::size_t(parts.size()))).arg(random() % 100'000);
        if (variables && random() % 4 == 0)
            line.prepend(QStringLiteral("{{subject}}: "));
        bytes += int(line.toUtf8().size());
        text += line;
    }
    return text;
}

QString textOf(const QByteArray &kind)
{
    std::mt19937 random(1);
    QString text;
    if (kind == "ideographs") {
        while (text.size() < kSize / 3)
            text += QChar(char16_t(0x4E00 + random() % 0x5000));
    } else if (kind == "word") {
        while (text.size() < kSize)
            text += QChar(char16_t(u'a' + random() % 26));
    } else {
        return mixed(kind == "variables");
    }
    return text;
}

/// Presses the keys and notes what each costs.
class Typist
{
public:
    explicit Typist(PromptEdit &edit, InputPane *pane)
        : m_edit(edit)
        , m_pane(pane)
    {
        if (pane)
            QObject::connect(pane, &InputPane::figuresChanged, &edit, [this] { noteAges(); });
    }

    void type()
    {
        m_start = Clock::now();
        for (int key = 0; key < kKeys; ++key) {
            while (Clock::now() - m_start < key * kEach)
                turn();
            press();
        }
        while (!m_pending.empty() || Clock::now() - m_start < (kKeys + 3) * kEach)
            turn();
    }

    Json result() const
    {
        Json result;
        result["longest_ms"] = *std::max_element(m_busy.begin(), m_busy.end());
        result["key_ms"] = quantile(m_keyBusy, 0.5);
        result["key_ms_p95"] = quantile(m_keyBusy, 0.95);
        result["longest_key_ms"] = *std::max_element(m_keyBusy.begin(), m_keyBusy.end());
        result["over_16_ms"] = std::count_if(m_busy.begin(), m_busy.end(), [](double ms) { return ms > 16; });
        result["age_ms"] = quantile(m_ages, 0.5);
        result["oldest_ms"] = m_ages.empty() ? 0 : *std::max_element(m_ages.begin(), m_ages.end());
        return result;
    }

private:
    struct Pending
    {
        int revision;
        Clock::time_point pressed;
    };

    /// Until there is nothing left to do: at least as long as a turn of the event loop, painting and all.
    double workOff(Clock::time_point since)
    {
        while (QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents)) { }
        const double ms = microsSince(since) / 1e3;
        if (ms > kIdleMs)
            m_busy.push_back(ms);
        return ms;
    }

    void turn()
    {
        workOff(Clock::now());
        // Not in the event loop, whose wait would be taken for work; and not on and on, for which the system takes a thread of
        // real-time priority off the processor for 50 ms a second.
        ::poll(nullptr, 0, 1);
    }

    void press()
    {
        const auto now = Clock::now();
        m_pending.push_back({m_edit.revision() + 1, now});
        QKeyEvent key(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("a"), true);
        QCoreApplication::sendEvent(&m_edit, &key);
        noteAges();
        m_keyBusy.push_back(workOff(now));
    }

    /// The figures belong to a key where they are those of its text or of a later one.
    void noteAges()
    {
        if (!m_pane) {
            m_pending.clear();
            return;
        }
        const bool current = !m_pane->isCountStale();
        const quint64 id = m_pane->messages().cards().constFirst()->id();
        const int counted = m_pane->count() ? m_pane->count()->messages.value(id).revision : 0;
        while (!m_pending.empty() && m_edit.revision() >= m_pending.front().revision && (current || counted >= m_pending.front().revision)) {
            m_ages.push_back(microsSince(m_pending.front().pressed) / 1e3);
            m_pending.erase(m_pending.begin());
        }
    }

    PromptEdit &m_edit;
    InputPane *m_pane;
    Clock::time_point m_start;
    std::vector<Pending> m_pending;
    std::vector<double> m_busy, m_keyBusy, m_ages;
};

void settle(const std::function<bool()> &done)
{
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    for (int i = 0; i < 50; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
}

/// In the middle, where a person would be: the rest of the line is laid out again with each key.
void goToTheMiddle(PromptEdit &edit)
{
    edit.setFocus();
    const QString text = edit.text();
    const qsizetype line = text.indexOf(u'\n', text.size() / 2);
    edit.setTextPosition(line < 0 ? text.size() / 2 : line + 1);
    edit.ensureCursorVisible();
    settle([] { return true; });
}

void report(const Typist &typist, const QWidget &window)
{
    std::puts(writeJson(typist.result()).constData());
    if (const QString file = qEnvironmentVariable("CUEWRIGHT_PICTURE"); !file.isEmpty())
        static_cast<void>(const_cast<QWidget &>(window).grab().save(file));
}

int alone(const Theme &theme, const QString &text)
{
    QWidget window;
    window.resize(1152, 450); // as large as in the page
    auto *edit = new PromptEdit(theme);
    (new QVBoxLayout(&window))->addWidget(edit);
    edit->setText(text);
    window.show();
    goToTheMiddle(*edit);
    Typist typist(*edit, nullptr);
    typist.type();
    report(typist, window);
    return 0;
}

int page(const UiContext &context, const QString &text)
{
    const QTemporaryDir home;
    const QString path = home.filePath(QStringLiteral("prompts/long.prompty"));
    QFile file(path);
    if (!QDir(home.path()).mkpath(QStringLiteral("prompts")) || !file.open(QIODevice::WriteOnly))
        return 1;
    file.write("---\nname: long\nmodel:\n  id: gpt-4.1\n  provider: openai\n---\nuser:\n" + text.toUtf8() + '\n');
    file.close();
    const Catalog catalog = Catalog::builtIn();
    SystemClock clock;
    auto document = PromptDocument::open(path, {clock, {}});
    if (!document)
        return 1;
    PromptPage page(context, {PageKey::Kind::Prompt, path}, *std::move(document), {catalog, clock, Workspace(home.path()), {}}, nullptr);
    page.document().setInputValues(Json{{"subject", "Charged twice"}});
    page.resize(1180, 800);
    page.show();
    InputPane &pane = page.input();
    PromptEdit &edit = pane.messages().cards().constFirst()->edit();
    settle([&] { return !pane.isCountStale() && edit.tokens().tokens(); });
    goToTheMiddle(edit);
    Typist typist(edit, &pane);
    typist.type();
    report(typist, page);
    return pane.figures().estimate ? 0 : 1;
}

} // namespace
} // namespace cuewright::bench

int main(int argc, char *argv[])
{
    const QByteArray kind(argc == 3 ? argv[1] : "");
    const bool whole = argc == 3 && qstrcmp(argv[2], "page") == 0;
    if (!QList<QByteArray>{"mixed", "ideographs", "word", "variables"}.contains(kind) || !(whole || qstrcmp(argv[2], "alone") == 0)) {
        std::fputs("usage: bench_editor mixed|ideographs|word|variables page|alone\n", stderr);
        return 2;
    }
    QApplication application(argc, argv);
    using namespace cuewright;
    Theme theme;
    theme.install();
    Dialogs dialogs;
    return whole ? bench::page({theme, dialogs}, bench::textOf(kind)) : bench::alone(theme, bench::textOf(kind));
}
