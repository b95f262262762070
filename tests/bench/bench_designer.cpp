// Measures the designer of schemas with a large schema, offscreen: how long it takes to open, to take an edit, and to mend a
// problem or all of them.
//
//     bench_designer FIELDS EDITS SHAPE    prints one JSON document; designer.mjs asks for it
//
// SHAPE: "groups" of fifty fields, or "flat", all of them in one object.

#include "measure.h"

#include "base/clock.h"
#include "schema/schemacheck.h"
#include "schema/schemapage.h"
#include "schema/schematree.h"
#include "widgets/background.h"
#include "widgets/dialogs.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <functional>

namespace cuewright::bench {
namespace {

constexpr int kTurnMs = 5;
constexpr int kFieldsInGroup = 50;

Json emptyGroup()
{
    return {{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
}

/// No name comes twice: looking for each as operator[] does would take n² steps.
void add(Json &group, const std::string &name, Json field)
{
    group["properties"].get_ref<Json::object_t &>().push_back({name, std::move(field)});
    group["required"].push_back(name);
}

/// Of several types, every ninth with a rule that strict outputs refuse.
void addFields(Json &group, int count)
{
    for (int i = 0; i < count; ++i) {
        Json field = i % 3 == 0 ? Json{{"type", "string"}, {"description", "What is said about it in one line."}}
            : i % 3 == 1        ? Json{{"type", "integer"}, {"minimum", 0}, {"maximum", 720}}
                                : Json{{"type", "string"}, {"enum", {"low", "medium", "high"}}};
        if (i % 9 == 0)
            field["minLength"] = 10;
        add(group, "field_" + std::to_string(i), std::move(field));
    }
}

QByteArray schemaOf(int fields, bool flat)
{
    Json schema = emptyGroup();
    if (flat) {
        addFields(schema, fields);
        return writeJson(schema, 2);
    }
    for (int group = 0; group * kFieldsInGroup < fields; ++group) {
        Json part = emptyGroup();
        addFields(part, kFieldsInGroup - 1);
        add(schema, "group_" + std::to_string(group), std::move(part));
    }
    return writeJson(schema, 2);
}

struct Shape
{
    int fields = 0;
    bool flat = false;

    QByteArray schema() const { return schemaOf(fields, flat); }
    /// Of a number, mostly another one each time.
    QString numberAt(int edit) const
    {
        return flat ? QStringLiteral("/properties/field_%1").arg(1 + 3 * (edit * 37 % (fields / 3)))
                    : QStringLiteral("/properties/group_%1/properties/field_1").arg(edit % 10);
    }
};

/// One thing after the other, each timed until the event loop has nothing left to do in the window's thread.
class Bench final : public QObject
{
public:
    Bench(std::unique_ptr<SchemaPage> page, int edits, const Shape &shape)
        : m_page(std::move(page))
        , m_check(m_page->findChild<SchemaCheck *>())
        , m_edits(edits)
        , m_shape(shape)
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        connect(&m_beat, &QTimer::timeout, this, &Bench::beat);
        connect(m_check, &SchemaCheck::edited, this, [this] { ++m_fixes; });
    }

    void start()
    {
        m_lastBeat = Clock::now();
        m_beat.start(kTurnMs);
        m_next = &Bench::edit;
    }

    Json result;

private:
    void beat()
    {
        const auto now = Clock::now();
        m_late.push_back(std::chrono::duration<double, std::milli>(now - m_lastBeat).count() - kTurnMs);
        m_lastBeat = now;
        if (!m_check->isCurrent() || ++m_quiet < 6) // what follows from the last step comes from other threads
            return;
        m_quiet = 0;
        (this->*m_next)();
        m_lastBeat = Clock::now(); // the step has been timed by itself; what follows from it has not
    }

    double longestSince(std::size_t from) const
    {
        return m_late.size() > from ? *std::max_element(m_late.begin() + static_cast<std::ptrdiff_t>(from), m_late.end()) : 0;
    }

    void edit()
    {
        if (m_done == m_edits) {
            result["edit_ms"] = quantile(m_times, 0.5);
            result["edit_ms_p95"] = quantile(m_times, 0.95);
            result["edit_then_ms"] = longestSince(m_from);
            m_next = &Bench::fixOne;
            m_from = m_late.size();
            return;
        }
        if (m_done == 0)
            m_from = m_late.size();
        auto *tree = m_page->findChild<SchemaTree *>(QStringLiteral("schemaTree"));
        const QString pointer = m_shape.numberAt(m_done);
        tree->select(pointer);
        const auto start = Clock::now();
        const auto done = m_page->document().apply(setKeyword(m_page->document().source(), pointer, QStringLiteral("maximum"), 100 + m_done));
        m_page->repaint();
        m_times.push_back(microsSince(start) / 1e3);
        result["edits_refused"] = result.value("edits_refused", 0) + !done.has_value();
        ++m_done;
    }

    void fixOne()
    {
        m_page->perform(QStringLiteral("view.nextProblem"));
        m_page->perform(QStringLiteral("schema.fix"));
        m_next = &Bench::fixAll;
    }

    void fixAll()
    {
        if (m_fixes < 1)
            return;
        result["fix_ms"] = longestSince(m_from);
        m_from = m_late.size();
        m_page->perform(QStringLiteral("schema.fixAll"));
        m_next = &Bench::finish;
    }

    void finish()
    {
        if (m_fixes < 2)
            return;
        result["fix_all_ms"] = longestSince(m_from);
        result["fixes_left"] = m_page->canPerform(QStringLiteral("schema.fixAll"));
        m_beat.stop();
        QCoreApplication::quit();
    }

    std::unique_ptr<SchemaPage> m_page;
    SchemaCheck *m_check;
    int m_edits;
    Shape m_shape;
    int m_done = 0;
    int m_quiet = 0;
    int m_fixes = 0;
    std::size_t m_from = 0;
    void (Bench::*m_next)() = &Bench::edit;
    QTimer m_beat;
    Clock::time_point m_lastBeat;
    std::vector<double> m_late;
    std::vector<double> m_times;
};

int run(const Shape &shape, int edits)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("large.schema.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(shape.schema()) < 0)
        return 1;
    file.close();
    Theme theme;
    theme.install();
    Dialogs dialogs;
    SystemClock clock;
    const auto start = Clock::now();
    auto opened = SchemaFile::open(path, {clock, folder.filePath(QStringLiteral("drafts"))});
    if (!opened)
        return 1;
    auto page = std::make_unique<SchemaPage>(
        UiContext{theme, dialogs}, PageKey{PageKey::Kind::Schema, QStringLiteral("schemas/large.schema.json")}, std::move(*opened));
    page->resize(1208, 760);
    page->show();
    page->repaint();
    const double opening = microsSince(start) / 1e3;
    Bench bench(std::move(page), edits, shape);
    bench.result["open_ms"] = opening;
    QTimer::singleShot(0, &bench, &Bench::start);
    QApplication::exec();
    std::puts(writeJson(bench.result).constData());
    return 0;
}

} // namespace
} // namespace cuewright::bench

int main(int argc, char *argv[])
{
    const QByteArray shape = argc == 4 ? QByteArray(argv[3]) : QByteArray();
    if (shape != "groups" && shape != "flat") {
        std::fputs("usage: bench_designer FIELDS EDITS groups|flat\n", stderr);
        return 2;
    }
    QApplication application(argc, argv);
    cuewright::Background::leaveRoomForWindow(); // as the program does
    QApplication::setApplicationName(QStringLiteral("cuewright-bench"));
    return cuewright::bench::run({QByteArray(argv[1]).toInt(), shape == "flat"}, QByteArray(argv[2]).toInt());
}
