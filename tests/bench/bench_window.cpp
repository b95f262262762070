// Measures whether the window stays quick while much arrives: the whole program, offscreen, with one stream in the reply panel
// and COUNT - 1 others beside it, the queue panel open. A timer in the window's thread notes how long it was kept waiting.
//
//     bench_window serve                       the server (fastserver.h)
//     bench_window streams URL COUNT SECONDS    prints one JSON document; window.mjs asks for it

#include "fastserver.h"
#include "measure.h"

#include "gui/windowapp.h"
#include "prompt/promptpage.h"
#include "settings/providersettings.h"

#include <QApplication>
#include <QDir>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

namespace cuewright::bench {
namespace {

constexpr int kTurnMs = 5;
constexpr auto kPrompt = "prompts/story.prompty";

/// One prompt that goes to a server of one's own.
bool writeWorkspace(const QString &folder, int deltas)
{
    QFile file(folder + u'/' + QLatin1String(kPrompt));
    return QDir(folder).mkpath(QStringLiteral("prompts")) && file.open(QIODevice::WriteOnly)
        && file.write("---\nname: story\nmetadata:\n  cuewright:\n    endpoint: custom\nmodel:\n  id: gpt-4o-mini\n  provider: openai\n"
                      "  apiType: chat\n  options:\n    maxOutputTokens: "
               + QByteArray::number(deltas) + "\n---\nuser:\nTell a long story.\n")
        > 0;
}

class Watch final : public QObject
{
public:
    Watch(WindowApp &app, QUrl url, int count, int deltas)
        : m_app(app)
        , m_url(std::move(url))
        , m_count(count)
        , m_deltasEach(deltas)
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        connect(&m_beat, &QTimer::timeout, this, &Watch::beat);
        connect(&m_ready, &QTimer::timeout, this, &Watch::begin);
        m_ready.start(50);
    }

private:
    /// Once the prompt has been opened and counted.
    void begin()
    {
        auto *page = qobject_cast<PromptPage *>(m_app.window().currentPage());
        CommandRegistry &commands = m_app.window().commands();
        QAction *run = commands.action(QStringLiteral("run.start"));
        if (!page || !run || !run->isEnabled() || !page->input().count())
            return;
        m_ready.stop();
        commands.action(QStringLiteral("queue.show"))->trigger();
        const Endpoint endpoint = customEndpoint();
        m_app.services().client().setLimits(endpoint, QStringLiteral("gpt-4o-mini"), {0, 0, m_count});
        m_cpu = cpuMs();
        m_start = m_lastBeat = Clock::now();
        m_beat.start(kTurnMs);
        run->trigger();
        for (int i = 1; i < m_count; ++i)
            startHidden(endpoint);
    }

    Endpoint customEndpoint() const
    {
        Endpoint endpoint;
        endpoint.profile = *providerProfile(u"custom");
        endpoint.base = *normaliseBaseUrl(m_url.toString(), endpoint.profile);
        return endpoint;
    }

    void startHidden(const Endpoint &endpoint)
    {
        RunPlan plan;
        plan.request.model = QStringLiteral("gpt-4o-mini");
        plan.request.messages = {Message::text(Role::User, QStringLiteral("Tell another long story."))};
        plan.request.options.maxOutputTokens = m_deltasEach;
        plan.request.stream = true;
        plan.endpoint = endpoint;
        plan.prompt = QStringLiteral("prompts/others.prompty");
        plan.estimate = m_app.services().runner().estimateRun(plan.request, endpoint.profile, plan.prompt);
        PromptRun *run = m_app.services().runner().start(std::move(plan), this);
        connect(run, &PromptRun::eventReceived, this, [this](const ChatEvent &event) { m_deltas += std::holds_alternative<TextDelta>(event) ? 1 : 0; });
        connect(run, &PromptRun::finished, this, [this, run] {
            m_answered += run->outcome().completion ? 1 : 0;
            run->deleteLater();
            ++m_finished;
        });
    }

    void beat()
    {
        const auto now = Clock::now();
        const double late = std::chrono::duration<double, std::milli>(now - m_lastBeat).count() - kTurnMs;
        m_lastBeat = now;
        m_lateness.push_back(late);
        m_over50 += late > 50 ? 1 : 0;
        if (m_finished == m_count - 1 && m_app.services().client().queue().callCount() == 0 && !m_asked)
            askForTheShownOne();
    }

    /// What it has is what the ledger got: each delta ends with a blank, or the line.
    void askForTheShownOne()
    {
        m_asked = true;
        auto *reply = m_app.services().ledger().read<QList<CallRecord>>(
            [](const Ledger &ledger) {
                SpendingFilter filter;
                filter.prompt = QLatin1String(kPrompt);
                return ledger.calls(filter, 1);
            },
            this);
        connect(reply, &LedgerAnswer::finished, this, [this, reply] {
            const QString answer = reply->result() && !reply->result()->isEmpty() ? reply->result()->first().answer : QString();
            if (answer.isEmpty()) { // its end is not there yet
                m_asked = false;
                return;
            }
            ++m_answered;
            m_deltas += static_cast<int>(answer.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts).size());
            report();
        });
    }

    void report()
    {
        m_beat.stop();
        const double ms = microsSince(m_start) / 1e3;
        Json result;
        result["answered"] = m_answered;
        result["deltas"] = m_deltas;
        result["deltas_expected"] = m_count * m_deltasEach;
        result["deltas_per_s"] = m_deltas / (ms / 1e3);
        result["cpu_share"] = (cpuMs() - m_cpu) / ms;
        result["late_ms_p99"] = quantile(m_lateness, 0.99);
        result["longest_ms"] = *std::max_element(m_lateness.begin(), m_lateness.end());
        result["over_50_ms"] = m_over50;
        std::puts(writeJson(result).constData());
        if (const QString file = qEnvironmentVariable("CUEWRIGHT_PICTURE"); !file.isEmpty())
            static_cast<void>(m_app.window().grab().save(file));
        QCoreApplication::quit();
    }

    WindowApp &m_app;
    QUrl m_url;
    int m_count;
    int m_deltasEach;
    QTimer m_ready;
    QTimer m_beat;
    Clock::time_point m_start;
    Clock::time_point m_lastBeat;
    std::vector<double> m_lateness;
    double m_cpu = 0;
    int m_over50 = 0;
    int m_deltas = 0;
    int m_answered = 0;
    int m_finished = 0;
    bool m_asked = false;
};

int streams(const QString &url, int count, int seconds)
{
    const QTemporaryDir home;
    const int deltas = seconds * 1000 / kGapMs;
    if (!writeWorkspace(home.filePath(QStringLiteral("work")), deltas))
        return 1;
    QSettings settings(home.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    ProviderSettings(settings).setAddress(*providerProfile(u"custom"), url);
    MemorySecretStore secrets;
    auto app = WindowApp::create({DataPaths{home.filePath(QStringLiteral("data"))}, settings, secrets});
    if (!app)
        return 1;
    (*app)->window().resize(1440, 900);
    (*app)->start(false, home.filePath(QStringLiteral("work")));
    (*app)->window().openPage({PageKey::Kind::Prompt, QLatin1String(kPrompt)});
    const Watch watch(**app, QUrl(url), count, deltas);
    return QApplication::exec();
}

} // namespace
} // namespace cuewright::bench

int main(int argc, char *argv[])
{
    if (argc == 2 && qstrcmp(argv[1], "serve") == 0)
        return cuewright::bench::serve();
    if (argc != 5 || qstrcmp(argv[1], "streams") != 0) {
        std::fputs("usage: bench_window serve | streams URL COUNT SECONDS\n", stderr);
        return 2;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("cuewright-bench"));
    return cuewright::bench::streams(QString::fromLatin1(argv[2]), QByteArray(argv[3]).toInt(), QByteArray(argv[4]).toInt());
}
