#include "prompt/promptdocument.h"

#include "prompt/promptcommands.h"
#include "prompt/promptdisk.h"

#include <QFileInfo>

#include <algorithm>

namespace cuewright {

namespace {

constexpr int kUndoSteps = 1000;

Json jsonText(const QString &text)
{
    return text.isEmpty() ? Json() : Json(toUtf8(text));
}

ReplyFormat formatOf(const Prompt &prompt)
{
    if (!prompt.schemaFile.isEmpty())
        return {ReplyFormat::Kind::Schema, prompt.schemaFile, prompt.schemaStrict};
    return {prompt.jsonMode ? ReplyFormat::Kind::JsonObject : ReplyFormat::Kind::Text, {}, true};
}

/// Only what differs from the defaults is written, so that a plain prompt stays plain.
Result<> setFormat(PromptFile &file, const ReplyFormat &format)
{
    const bool json = format.kind == ReplyFormat::Kind::JsonObject;
    Json schema;
    if (format.kind == ReplyFormat::Kind::Schema) {
        schema = toUtf8(format.schemaFile);
        if (!format.strict)
            schema = Json{{"path", toUtf8(format.schemaFile)}, {"strict", false}};
    }
    return file.setExtra(QStringLiteral("schema"), schema).and_then([&] {
        return file.setExtra(QStringLiteral("jsonMode"), json ? Json(true) : Json());
    });
}

} // namespace

Result<std::unique_ptr<PromptDocument>> PromptDocument::open(const QString &path, const Services &services)
{
    auto file = PromptFile::load(path);
    if (!file)
        return fail(file.error());
    const QString key = promptDraftKey(path);
    std::unique_ptr<PromptDocument> document(new PromptDocument(*std::move(file), key, services));
    document->restoreDraft(key);
    return document;
}

Result<std::unique_ptr<PromptDocument>> PromptDocument::create(const QString &draftKey, const Services &services)
{
    std::unique_ptr<PromptDocument> document(new PromptDocument(PromptFile(), draftKey, services));
    document->restoreDraft(draftKey);
    return document;
}

PromptDocument::PromptDocument(PromptFile file, const QString &draftKey, const Services &services)
    : m_file(std::move(file))
    , m_services(services)
{
    m_undo.setUndoLimit(kUndoSteps);
    m_diskHash = path().isEmpty() ? QByteArray() : promptHashOnDisk(path());
    readMessages();
    if (!services.draftFolder.isEmpty()) {
        m_journal = new DraftJournal(services.draftFolder, draftKey, services.clock, this);
        connect(m_journal, &DraftJournal::failed, this, &PromptDocument::failed);
        connect(m_journal, &DraftJournal::written, this, [this](const QDateTime &at) {
            m_draftSavedAt = at;
            emit draftSaved(at);
        });
    }
    connect(&m_undo, &QUndoStack::indexChanged, this, &PromptDocument::touched);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &PromptDocument::watchDirty);
}

PromptDocument::~PromptDocument()
{
    // The stack announces its end; nobody here is to hear it.
    m_undo.disconnect(this);
}

void PromptDocument::restoreDraft(const QString &key)
{
    if (m_services.draftFolder.isEmpty())
        return;
    const auto draft = DraftJournal::read(m_services.draftFolder, key);
    if (!draft) {
        m_draftProblem = draft.error();
        return;
    }
    if (!draft->has_value())
        return;
    const Draft &found = **draft;
    if (const Json *values = member(found.extra, "inputs"); values && values->is_object())
        m_values = *values;
    if (DraftJournal::contentHash(found.text) == m_diskHash)
        return; // only the values of the inputs were new
    auto file = PromptFile::parse(found.text, path());
    if (!file) {
        m_draftProblem = file.error();
        return;
    }
    m_file = *std::move(file);
    // Where the file has been changed since, saving must ask.
    m_diskHash = found.base;
    readMessages();
    m_draftRestored = true;
    m_draftSavedAt = found.savedAt;
    m_undo.resetClean();
    m_wasDirty = true;
}

QString PromptDocument::title() const
{
    const Prompt &prompt = m_file.prompt();
    if (!prompt.displayName.isEmpty())
        return prompt.displayName;
    if (!prompt.name.isEmpty())
        return prompt.name;
    return path().isEmpty() ? tr("New prompt") : QFileInfo(path()).completeBaseName();
}

Prompt PromptDocument::prompt() const
{
    Prompt prompt = m_file.prompt();
    prompt.messages = templates();
    return prompt;
}

QList<MessageTemplate> PromptDocument::templates() const
{
    QList<MessageTemplate> list;
    list.reserve(m_messages.size());
    for (const EditedMessage &message : m_messages)
        list.append({message.role, message.text, message.attributes});
    return list;
}

qsizetype PromptDocument::indexOf(quint64 id) const
{
    const auto found = std::find_if(
        m_messages.cbegin(), m_messages.cend(), [id](const EditedMessage &message) { return message.id == id; });
    return found == m_messages.cend() ? -1 : found - m_messages.cbegin();
}

ReplyFormat PromptDocument::format() const
{
    return formatOf(m_file.prompt());
}

QString PromptDocument::endpoint() const
{
    const Prompt &prompt = m_file.prompt();
    return prompt.endpoint.isEmpty() ? prompt.provider : prompt.endpoint;
}

Json PromptDocument::option(const QString &name) const
{
    const Json *value = member(m_file.prompt().options, toUtf8(name));
    return value ? *value : Json();
}

bool PromptDocument::isDirty() const
{
    return !m_undo.isClean();
}

void PromptDocument::editText(quint64 id, const TextChange &change)
{
    const qsizetype index = indexOf(id);
    if (index < 0 || change.removed == change.inserted)
        return;
    Q_ASSERT(QStringView(m_messages.at(index).text).mid(change.position, change.removed.size()) == change.removed);
    m_undo.push(new EditTextCommand(*this, id, change));
}

quint64 PromptDocument::addMessage(qsizetype index, Role role, const QString &text)
{
    const quint64 id = m_nextId++;
    const qsizetype place = std::clamp<qsizetype>(index, 0, m_messages.size());
    m_undo.push(new AddMessageCommand(*this, place, {id, role, normalised(text), Json()}));
    return id;
}

void PromptDocument::removeMessage(qsizetype index)
{
    if (index < 0 || index >= m_messages.size() || m_messages.size() == 1)
        return;
    m_undo.push(new RemoveMessageCommand(*this, index));
}

void PromptDocument::moveMessage(qsizetype from, qsizetype to)
{
    const auto inside = [this](qsizetype index) { return index >= 0 && index < m_messages.size(); };
    if (from == to || !inside(from) || !inside(to))
        return;
    m_undo.push(new MoveMessageCommand(*this, from, to));
}

void PromptDocument::changeRole(qsizetype index, Role role)
{
    if (index < 0 || index >= m_messages.size() || m_messages.at(index).role == role)
        return;
    m_undo.push(new ChangeRoleCommand(*this, index, role));
}

bool PromptDocument::rename(const QString &name)
{
    const QString before = m_file.prompt().name;
    if (name == before)
        return true;
    return pushFileChange(Part::Name, tr("rename"), [name](PromptFile &file) { return file.setName(name); },
        [before](PromptFile &file) { return file.setName(before); });
}

bool PromptDocument::changeModel(const QString &id, const QString &provider, int typing)
{
    const Prompt &now = m_file.prompt();
    if (id == now.modelId && provider == now.provider)
        return true;
    return pushFileChange(Part::Model, tr("change model"),
        [id, provider](PromptFile &file) { return file.setModel(id, provider); },
        [before = now.modelId, from = now.provider](PromptFile &file) { return file.setModel(before, from); },
        typing < 0 ? QString() : QStringLiteral("model/%1").arg(typing));
}

bool PromptDocument::changeEndpoint(const QString &profile)
{
    const QString before = m_file.prompt().endpoint;
    if (profile == before)
        return true;
    const QString name = QStringLiteral("endpoint");
    return pushFileChange(Part::Model, tr("change server"),
        [=](PromptFile &file) { return file.setExtra(name, jsonText(profile)); },
        [=](PromptFile &file) { return file.setExtra(name, jsonText(before)); });
}

bool PromptDocument::changeCache(const QString &use)
{
    const QString before = m_file.prompt().cache;
    if (use == before)
        return true;
    const QString name = QStringLiteral("cache");
    return pushFileChange(Part::Options, tr("change option"),
        [=](PromptFile &file) { return file.setExtra(name, jsonText(use)); },
        [=](PromptFile &file) { return file.setExtra(name, jsonText(before)); }, QStringLiteral("option/") + name);
}

bool PromptDocument::changeRetryInvalid(int times)
{
    const int before = m_file.prompt().retryInvalid;
    if (times == before)
        return true;
    const QString name = QStringLiteral("retryInvalid");
    const auto json = [](int number) { return number > 0 ? Json(number) : Json(); };
    return pushFileChange(Part::Options, tr("change option"),
        [=](PromptFile &file) { return file.setExtra(name, json(times)); },
        [=](PromptFile &file) { return file.setExtra(name, json(before)); }, QStringLiteral("option/") + name);
}

bool PromptDocument::changeTools(const QStringList &files)
{
    const QStringList before = m_file.prompt().toolFiles;
    if (files == before)
        return true;
    const QString name = QStringLiteral("tools");
    const auto json = [](const QStringList &paths) {
        Json list;
        for (const QString &path : paths)
            list.push_back(toUtf8(path));
        return list; // null where there are none
    };
    return pushFileChange(Part::Options, tr("change tools"),
        [=](PromptFile &file) { return file.setExtra(name, json(files)); },
        [=](PromptFile &file) { return file.setExtra(name, json(before)); });
}

bool PromptDocument::changeAssertions(const Json &list)
{
    const Json before = m_file.prompt().assertions;
    if (list == before)
        return true;
    const QString name = QStringLiteral("assertions");
    return pushFileChange(Part::Options, tr("change assertions"),
        [=](PromptFile &file) { return file.setExtra(name, list); },
        [=](PromptFile &file) { return file.setExtra(name, before); });
}

bool PromptDocument::changeApi(const QString &word)
{
    const QString before = m_file.prompt().api;
    if (word == before)
        return true;
    const QString name = QStringLiteral("api");
    return pushFileChange(Part::Options, tr("change API"),
        [=](PromptFile &file) { return file.setExtra(name, jsonText(word)); },
        [=](PromptFile &file) { return file.setExtra(name, jsonText(before)); });
}

bool PromptDocument::changeOption(const QString &name, const Json &value)
{
    const Json before = option(name);
    if (value == before)
        return true;
    return pushFileChange(Part::Options, tr("change option"),
        [name, value](PromptFile &file) { return file.setOption(name, value); },
        [name, before](PromptFile &file) { return file.setOption(name, before); }, QStringLiteral("option/") + name);
}

bool PromptDocument::changeFormat(const ReplyFormat &format)
{
    const ReplyFormat before = this->format();
    if (format == before)
        return true;
    return pushFileChange(Part::Format, tr("change response format"),
        [format](PromptFile &file) { return setFormat(file, format); },
        [before](PromptFile &file) { return setFormat(file, before); });
}

bool PromptDocument::changeInputs(const QList<Property> &inputs)
{
    return pushFileChange(Part::Inputs, tr("change inputs"),
        [inputs](PromptFile &file) { return file.setInputs(inputs); },
        [before = m_file.prompt().inputs](PromptFile &file) { return file.setInputs(before); });
}

bool PromptDocument::changeTestSet(const QString &relativePath)
{
    const QString before = m_file.prompt().testSet;
    if (relativePath == before)
        return true;
    const QString name = QStringLiteral("testSet");
    return pushFileChange(Part::TestSet, tr("change test set"),
        [=](PromptFile &file) { return file.setExtra(name, jsonText(relativePath)); },
        [=](PromptFile &file) { return file.setExtra(name, jsonText(before)); });
}

bool PromptDocument::pushFileChange(
    Part part, const QString &text, FileChange redo, FileChange undo, const QString &mergeKey)
{
    auto *command = new ChangeFileCommand(*this, part, text, std::move(redo), std::move(undo), mergeKey);
    // A step that cannot be done is deleted by push(); the failure has been told by then.
    bool done = true;
    const QMetaObject::Connection watch
        = connect(this, &PromptDocument::failed, this, [&done](const Error &) { done = false; });
    m_undo.push(command);
    disconnect(watch);
    return done;
}

void PromptDocument::setInputValues(const Json &values)
{
    if (values == m_values || !values.is_object())
        return;
    m_values = values;
    m_valuesTouched = true;
    emit inputValuesChanged();
    touched();
}

void PromptDocument::applyText(quint64 id, const TextChange &change)
{
    const qsizetype index = indexOf(id);
    Q_ASSERT(index >= 0);
    m_messages[index].text.replace(change.position, change.removed.size(), change.inserted);
    m_messagesStale = true;
    emit textChanged(id, change);
    emit changed(Part::Messages);
}

void PromptDocument::applyAdd(qsizetype index, const EditedMessage &message)
{
    m_messages.insert(index, message);
    m_messagesStale = true;
    emit messageAdded(int(index));
    emit changed(Part::Messages);
}

void PromptDocument::applyRemove(qsizetype index)
{
    m_messages.removeAt(index);
    m_messagesStale = true;
    emit messageRemoved(int(index));
    emit changed(Part::Messages);
}

void PromptDocument::applyMove(qsizetype from, qsizetype to)
{
    m_messages.move(from, to);
    m_messagesStale = true;
    emit messageMoved(int(from), int(to));
    emit changed(Part::Messages);
}

void PromptDocument::applyRole(qsizetype index, Role role)
{
    m_messages[index].role = role;
    m_messagesStale = true;
    emit roleChanged(int(index));
    emit changed(Part::Messages);
}

bool PromptDocument::applyFile(Part part, const FileChange &change)
{
    PromptFile copy = m_file; // a change of several lines is done as a whole or not at all
    if (const auto done = change(copy); !done) {
        emit failed(done.error());
        return false;
    }
    m_file = std::move(copy);
    emit changed(part);
    return true;
}

void PromptDocument::touched()
{
    if (!m_journal)
        return;
    if (!isDirty() && !m_valuesTouched) {
        m_journal->discard();
        m_draftSavedAt = {};
        return;
    }
    m_journal->record(
        [file = m_file, messages = templates(), values = m_values, base = m_diskHash]() mutable -> Result<Draft> {
            if (const auto done = file.setMessages(messages); !done)
                return fail(done.error());
            Draft draft;
            draft.text = file.text();
            draft.base = base;
            draft.extra = Json{{"inputs", values}};
            return draft;
        });
}

void PromptDocument::watchDirty()
{
    if (isDirty() == m_wasDirty)
        return;
    m_wasDirty = isDirty();
    emit dirtyChanged(m_wasDirty);
}

void PromptDocument::readMessages()
{
    m_messages.clear();
    for (const MessageTemplate &message : m_file.prompt().messages)
        m_messages.append({m_nextId++, message.role, normalised(message.text), message.attributes});
    m_messagesStale = false;
}

Result<> PromptDocument::takeMessages()
{
    if (!m_messagesStale)
        return {};
    const auto done = m_file.setMessages(templates());
    m_messagesStale = !done;
    return done;
}

void PromptDocument::flushDraft()
{
    if (m_journal)
        m_journal->flush();
}

void PromptDocument::discardDraft()
{
    m_draftRestored = false;
    m_valuesTouched = false;
    m_draftSavedAt = {};
    if (m_journal)
        m_journal->discard();
}

QString PromptDocument::normalised(const QString &text)
{
    QString clean = text;
    clean.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (QChar &letter : clean) {
        const char16_t unit = letter.unicode();
        if (unit == u'\r' || unit == QChar::ParagraphSeparator)
            letter = u'\n';
        else if (unit == 0xFDD0 || unit == 0xFDD1 || unit == 0xFFFF)
            letter = QChar::ReplacementCharacter;
    }
    return clean;
}

} // namespace cuewright
