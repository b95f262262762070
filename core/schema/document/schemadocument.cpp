#include "schema/document/schemadocument.h"

#include "schema/document/edittext.h"

namespace cuewright {
namespace {

constexpr int kIndent = 2; // of a text that begins here

} // namespace

SchemaDocument::SchemaDocument(QObject *parent)
    : QObject(parent)
    , m_problem(m_file.problem())
{ }

SchemaDocument::~SchemaDocument() = default;

void SchemaDocument::setText(const QString &text)
{
    const TextPatch whole{0, m_text.size(), text};
    m_text = text;
    m_file = m_source = JsonSource();
    m_isParsed = false;
    m_steps.clear();
    m_done = m_savedAt = 0;
    m_mergesTyping = false;
    emit patched({whole});
    reparse();
    if (m_problem)
        emit schemaChanged(); // to nothing
    emit historyChanged();
}

bool SchemaDocument::isCurrent() const
{
    return m_isParsed && !m_problem;
}

void SchemaDocument::replaceText(qsizetype position, qsizetype removed, const QString &inserted)
{
    TextPatch patch;
    patch.position = std::clamp<qsizetype>(position, 0, m_text.size());
    patch.removed = std::clamp<qsizetype>(removed, 0, m_text.size() - patch.position);
    patch.inserted = inserted;
    if (patch.removed == 0 && inserted.isEmpty())
        return;
    if (!mergeTyping(patch))
        push({tr("Typing"), {patch}, inversePatches(m_text, {patch}), {}, {}, true});
    m_text.replace(patch.position, patch.removed, patch.inserted);
    m_isParsed = false;
    m_mergesTyping = !inserted.contains(u'\n'); // a step a line
    emit historyChanged();
}

/// Whether `patch` of the text as it is now continues the last step, which then does both.
bool SchemaDocument::mergeTyping(const TextPatch &patch)
{
    if (!m_mergesTyping || canRedo() || m_steps.empty() || !m_steps.back().isTyping)
        return false;
    Step &last = m_steps.back();
    TextPatch &forward = last.forward.front();
    TextPatch &backward = last.backward.front();
    const qsizetype writtenEnd = forward.position + forward.inserted.size();
    if (patch.end() < forward.position || patch.position > writtenEnd)
        return false;
    // What lies outside of the text that the step has written was there before it.
    const qsizetype more = std::max<qsizetype>(forward.position - patch.position, 0);
    const qsizetype beyond = std::max<qsizetype>(patch.end() - writtenEnd, 0);
    const QString &written = forward.inserted;
    const QString kept = written.first(std::max<qsizetype>(patch.position - forward.position, 0));
    const QString rest = written.sliced(std::min(patch.end() - forward.position, written.size()));
    backward.inserted
        = m_text.sliced(patch.position, more) + backward.inserted + m_text.sliced(writtenEnd, beyond);
    forward = {forward.position - more, backward.inserted.size(), kept + patch.inserted + rest};
    backward = {forward.position, forward.inserted.size(), backward.inserted};
    return true;
}

void SchemaDocument::push(Step step)
{
    m_steps.resize(static_cast<std::size_t>(m_done));
    if (m_savedAt > m_done)
        m_savedAt = -1;
    m_steps.push_back(std::move(step));
    ++m_done;
}

void SchemaDocument::reparse()
{
    if (!m_isParsed)
        adopt(JsonSource::parse(m_text));
}

/// What m_text reads as.
void SchemaDocument::adopt(JsonSource parsed)
{
    m_isParsed = true;
    const bool isValid = parsed.isValid();
    const bool problemIsNew = parsed.problem() != m_problem;
    m_problem = parsed.problem();
    // A text that is empty is a beginning: there is nothing to hold on to.
    const bool isGone = !isValid && !m_file.json().is_null() && m_text.trimmed().isEmpty();
    if (isValid || isGone) {
        m_file = isValid ? std::move(parsed) : JsonSource();
        find();
    }
    if (problemIsNew)
        emit problemChanged();
    if (isValid || isGone)
        emit schemaChanged();
}

void SchemaDocument::find()
{
    const auto schema = m_place ? m_file.find(m_place(m_file.json())) : JsonSource::kRoot;
    m_source = schema == JsonSource::kNone ? JsonSource() : m_file.part(schema);
}

/// Why there are no edits just now.
Error SchemaDocument::refusal() const
{
    if (m_isParsed && m_problem)
        return {Error::Code::Invalid, tr("The fields can be changed again when the source is right. %1").arg(m_problem->message), {}, {}};
    return {Error::Code::Invalid, tr("The source has just been changed; try again."), {}, {}};
}

Result<> SchemaDocument::apply(const Result<SchemaEdit> &edit)
{
    return applyOne(edit, nullptr);
}

Result<> SchemaDocument::apply(const Result<SchemaEdit> &edit, const JsonSource &after)
{
    return applyOne(edit, &after);
}

Result<> SchemaDocument::applyOne(const Result<SchemaEdit> &edit, const JsonSource *after)
{
    if (!edit)
        return fail(edit.error());
    if (!isCurrent() || edit->before != m_text)
        return fail(refusal());
    if (edit->isEmpty())
        return {};
    push({edit->label, edit->patches, inversePatches(m_text, edit->patches), edit->pointer, m_selected, false});
    take(m_steps.back().forward, {edit->pointer}, after);
    return {};
}

void SchemaDocument::replaceAll(const QString &text, const QString &label, const QString &pointer)
{
    const TextPatches patches{{0, m_text.size(), text}};
    push({label, patches, inversePatches(m_text, patches), pointer, m_selected, false});
    take(patches, {pointer});
}

Result<> SchemaDocument::replaceSchema(const Json &schema, const QString &label, const QString &pointer)
{
    if (m_place && !m_text.trimmed().isEmpty()) {
        if (!isCurrent())
            return fail(refusal());
        auto edit = putAt(m_file, m_place(m_file.json()), schema, label);
        if (edit)
            edit->pointer = pointer;
        return apply(edit);
    }
    const Json file = m_place ? Json{{toUtf8(m_place(nullptr).section(u'/', -1)), schema}} : schema;
    replaceAll(QString::fromUtf8(writeJson(file, kIndent)) + u'\n', label, pointer);
    return {};
}

QString SchemaDocument::undoLabel() const
{
    return canUndo() ? m_steps[static_cast<std::size_t>(m_done - 1)].label : QString();
}

QString SchemaDocument::redoLabel() const
{
    return canRedo() ? m_steps[static_cast<std::size_t>(m_done)].label : QString();
}

void SchemaDocument::undo()
{
    if (!canUndo())
        return;
    const Step step = m_steps[static_cast<std::size_t>(--m_done)]; // a copy: slots may edit
    // The root is where a selection begins: it says nothing of what the step was about.
    take(step.backward, step.before.isEmpty() ? QStringList{step.pointer} : QStringList{step.before, step.pointer});
}

void SchemaDocument::redo()
{
    if (!canRedo())
        return;
    const Step step = m_steps[static_cast<std::size_t>(m_done++)];
    take(step.forward, {step.pointer});
}

void SchemaDocument::setSaved()
{
    m_mergesTyping = false;
    m_savedAt = m_done;
    emit historyChanged();
}

/// Puts a step's patches into the text and says so.
void SchemaDocument::take(TextPatches patches, const QStringList &wanted, const JsonSource *after)
{
    m_mergesTyping = false;
    m_text = patchedText(m_text, patches);
    m_isParsed = false;
    emit patched(patches);
    if (after && !m_isParsed && after->text() == m_text)
        adopt(*after);
    reparse();
    emit historyChanged();
    if (!isCurrent())
        return;
    for (const QString &pointer : wanted) {
        if (m_source.find(pointer) != JsonSource::kNone) {
            emit selectionSuggested(pointer);
            return;
        }
    }
    emit selectionSuggested(m_source.pointer(m_source.at(patches.front().position)));
}

} // namespace cuewright
