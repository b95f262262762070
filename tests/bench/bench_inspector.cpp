// Measures the inspector on a trace of 2,000 turns with 20 MB of payload: how long it takes to open, and how long the window is
// kept busy by steps, scrolling, zooming, edits and the other views. Offscreen.
//
//     bench_inspector             prints one JSON document; inspector.mjs asks for it

#include "measure.h"

#include "base/clock.h"
#include "base/json.h"
#include "tools/inspectorpage.h"
#include "tools/resultpane.h"
#include "tools/timelineview.h"
#include "tools/tracefile.h"
#include "widgets/background.h"
#include "widgets/codeedit.h"
#include "widgets/dialogs.h"
#include "widgets/theme.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

namespace cuewright::bench {
namespace {

constexpr int kTurns = 2000;
constexpr int kPayload = 10'000; // bytes of a turn's result

Trace longTrace()
{
    Trace trace;
    ChatRequest request;
    request.model = QStringLiteral("gpt-4o-mini");
    ToolDefinition tool;
    tool.name = QStringLiteral("search");
    tool.parameters = Json{{"type", "object"}, {"properties", Json{{"query", Json{{"type", "string"}}}}}, {"required", Json::array({"query"})}};
    request.tools = {tool};
    std::chrono::milliseconds now{0};
    for (int n = 0; n < kTurns; ++n) {
        const auto turn = n == 0 ? trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("Look all of it up."))}, request)
                                 : trace.appendTurn(Trace::kMain, {}, trace.settingsAfter(n));
        TurnAnswer answer;
        answer.answer = Completion();
        answer.answer->complete = true;
        answer.answer->finish = FinishReason::ToolCalls;
        answer.answer->usage = Usage{1000 + n, 40};
        answer.answer->toolCalls = {{QStringLiteral("call_%1").arg(n), tool.name, QStringLiteral("{\"query\":\"number %1\"}").arg(n)}};
        answer.timing = {now, {}, std::chrono::milliseconds(700), {}};
        if (!turn || !trace.setAnswer(*turn, answer))
            std::abort();
        ToolResult result;
        result.source = ToolSource::Recorded;
        result.text = QStringLiteral("{\"number\":%1,\"text\":\"").arg(n) + QString(kPayload, QChar(u'a' + n % 26)) + QStringLiteral("\"}");
        result.started = now + std::chrono::milliseconds(700);
        result.duration = std::chrono::milliseconds(200);
        now += std::chrono::milliseconds(900);
        if (!trace.setResult(*turn, 0, result))
            std::abort();
    }
    return trace;
}

/// Does it, and works off all that follows; the time of the longest turn of the event loop.
double longest(const std::function<void()> &deed)
{
    const auto start = Clock::now();
    deed();
    double worst = microsSince(start) / 1e3;
    for (int i = 0; i < 20; ++i) {
        const auto turn = Clock::now();
        QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents);
        worst = std::max(worst, microsSince(turn) / 1e3);
    }
    return worst;
}

/// Lets the event loop turn until then; the time of its longest turn.
double longestUntil(const std::function<bool()> &isDone)
{
    double worst = 0;
    QTimer beat; // as a window it waits for events and takes no processor from the workers; each turn ends after a millisecond
    beat.start(1);
    while (!isDone()) {
        const auto turn = Clock::now();
        QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        worst = std::max(worst, microsSince(turn) / 1e3);
    }
    return worst;
}

void key(QWidget &widget, Qt::Key code, const QString &text = {})
{
    QKeyEvent press(QEvent::KeyPress, code, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &press);
}

Json measure(InspectorPage &page)
{
    auto &timeline = *page.findChild<TimelineView *>();
    auto &pane = *page.findChild<ResultPane *>();
    const auto worst = [](int times, const std::function<void(int)> &deed) {
        double most = 0;
        for (int i = 0; i < times; ++i)
            most = std::max(most, longest([&] { deed(i); }));
        return most;
    };
    Json result;
    result["step_ms"] = worst(40, [&](int) { key(timeline, Qt::Key_Right); });
    result["scroll_ms"] = worst(40, [&](int i) { timeline.horizontalScrollBar()->setValue(i * 3000); });
    result["zoom_ms"] = worst(8, [&](int) { key(timeline, Qt::Key_Minus); });
    const TurnId middle = page.document().trace().turnsOf(Trace::kMain).at(kTurns / 2)->id;
    result["jump_ms"] = worst(1, [&](int) { page.showStep(middle, 0); });
    result["edit_ms"] = worst(10, [&](int) {
        key(pane.editor(), Qt::Key_X, QStringLiteral("x"));
        pane.flush();
    });
    auto *chat = page.findChild<QListView *>(QStringLiteral("conversation"));
    result["chat_ms"] = worst(1, [&](int) { page.showView(InspectorPage::ChatView); });
    result["chat_scroll_ms"] = worst(40, [&](int i) { chat->verticalScrollBar()->setValue(i * 4000); });
    result["raw_ms"] = worst(1, [&](int) { page.showView(InspectorPage::RawView); });
    return result;
}

// Of a trace that has just been edited; its draft is written at the same time.
void measureSaving(InspectorPage &page, Json &result)
{
    const auto start = Clock::now();
    if (!page.save())
        std::abort();
    const double begun = microsSince(start) / 1e3;
    const double rest = longestUntil([&] { return !page.isSaving(); });
    if (page.isDirty())
        std::abort();
    result["save_ms"] = microsSince(start) / 1e3;
    result["saving_ms"] = std::max(begun, rest);
}

} // namespace
} // namespace cuewright::bench

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    using namespace cuewright;
    Background::leaveRoomForWindow(); // as the program does
    Theme theme;
    theme.install();
    Dialogs dialogs;
    const QTemporaryDir home;
    const QString path = home.filePath(QStringLiteral("traces/long.trace.json"));
    if (!saveTrace(bench::longTrace(), path))
        return 1;
    SystemClock clock;
    const Catalog catalog = Catalog::builtIn();
    QLabel().sizeHint(); // the fonts are there when a person opens a trace: the window has been shown
    const auto start = bench::Clock::now();
    InspectorPage page(UiContext{theme, dialogs}, {PageKey::Kind::Trace, path},
        std::make_unique<TraceKeeper>(path, TraceKeeper::Services{clock, home.filePath(QStringLiteral("drafts"))}), {catalog, clock, Workspace(home.path()), {}});
    page.resize(1208, 800);
    page.show();
    double opening = bench::microsSince(start) / 1e3;
    opening = std::max(opening, bench::longestUntil([&] { return !page.keeper().isOpening(); }));
    const auto shown = bench::Clock::now();
    page.repaint();
    opening = std::max(opening, bench::microsSince(shown) / 1e3);
    const double open = bench::microsSince(start) / 1e3;
    Json result = bench::measure(page);
    result["open_ms"] = open;
    result["opening_ms"] = opening;
    bench::measureSaving(page, result);
    std::puts(writeJson(result).constData());
    return 0;
}
