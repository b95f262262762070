// Any text as a tool file: it stays byte for byte until it is edited, a setter is heard, and what was set is there when the text
// is read again.

#include "expect.h"
#include "schema/values.h"
#include "tools/toolfile.h"

using namespace cuewright;

namespace {

// But for the order of members that this program does not know, which is that of the item that stood in the same place.
bool areAlike(QList<ToolMock> a, QList<ToolMock> b)
{
    bool alike = a.size() == b.size();
    for (qsizetype i = 0; alike && i < a.size(); ++i)
        alike = sameValue(std::exchange(a[i].others, Json()), std::exchange(b[i].others, Json()));
    return alike && a == b;
}

void checkMocks(ToolFile file)
{
    const auto named = file.addMock({});
    if (!named) {
        expect(!named.error().message.isEmpty(), "an error without words", file.text());
        return;
    }
    expect(!file.mocks().isEmpty() && file.mocks().last().name == *named, "the mock that was added", file.text());
    QList<ToolMock> mocks = file.mocks();
    std::reverse(mocks.begin(), mocks.end());
    if (!file.setMocks(mocks))
        return;
    expect(areAlike(file.mocks(), mocks), "mocks in another order", file.text());
    const auto again = ToolFile::parse(file.text());
    expect(again && again->mocks() == file.mocks(), "mocks when read again", file.text());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    auto file = ToolFile::parse(text);
    if (!file) {
        expect(!file.error().message.isEmpty(), "an error without words", text);
        return 0;
    }
    expect(file->text() == text, "the text", text);
    for (const LintProblem &problem : file->problems())
        expect(!problem.message.isEmpty(), "a problem without words", text);
    for (const RecordedResult &recorded : file->recorded()) {
        static_cast<void>(mockFor(file->mocks(), recorded.arguments));
        expect(recordingFor(file->recorded(), recorded.arguments) != nullptr, "a recording of its own arguments", text);
    }
    ToolFile same = *file;
    expect(same.setMocks(file->mocks()) && same.setRecorded(file->recorded()) && same.setSource(file->source())
            && same.setDestructive(file->destructive()) && same.text() == text,
        "setting what is there", text);
    checkMocks(*file);
    ToolDefinition definition = file->definition();
    definition.description += u'!';
    if (file->setDefinition(definition)) {
        const auto again = ToolFile::parse(file->text());
        expect(again && again->definition().description == definition.description && again->mocks() == file->mocks(), "another description",
            file->text());
    }
    return 0;
}
