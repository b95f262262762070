#include "schema/sampleset.h"

#include "base/files.h"

#include <QFileInfo>

namespace cuewright {
namespace {

constexpr char kSamples[] = "samples";
constexpr char kUnread[] = "unread"; // of a draft's extra: {"0": "{\"half"}
constexpr int kIndent = 2;

QByteArray contentOf(const Json &json)
{
    return writeJson(json, kIndent) + '\n';
}

} // namespace

SampleSet::SampleSet(const QString &schemaPath, Clock &clock, const QString &draftFolder, QObject *parent)
    : QObject(parent)
    , m_path(pathFor(schemaPath))
    , m_draftFolder(draftFolder)
{
    if (draftFolder.isEmpty())
        return;
    m_journal = new DraftJournal(draftFolder, QFileInfo(m_path).absoluteFilePath(), clock, this);
    connect(m_journal, &DraftJournal::failed, this, &SampleSet::failed);
}

QString SampleSet::pathFor(const QString &schemaPath)
{
    QString stem = schemaPath;
    for (const QLatin1String ending : {QLatin1String(".json"), QLatin1String(".schema")}) {
        if (stem.endsWith(ending))
            stem.chop(ending.size());
    }
    return stem + QStringLiteral(".samples.json");
}

void SampleSet::load()
{
    read(Drafts::Restored);
}

void SampleSet::reload()
{
    // The journal removes the draft in its own time; what is read must not depend on it.
    discardDraft();
    read(Drafts::Ignored);
}

void SampleSet::read(Drafts drafts)
{
    m_json = Json::object();
    m_onDisk.clear();
    m_unread.clear();
    m_problem.reset();
    m_dirty = m_restored = false;
    const auto content = readFile(m_path, kMaxBytes);
    auto done = content ? take(*content) : content.error().code == Error::Code::NotFound ? Result<>() : fail(content.error());
    if (done && content)
        m_onDisk = *content;
    if (done && drafts == Drafts::Restored)
        done = restoreDraft();
    if (!done)
        m_problem = done.error();
    find();
    emit changed();
    emit stateChanged();
}

Result<> SampleSet::take(const QByteArray &content)
{
    auto json = parseJson(content);
    const Json *samples = json ? member(*json, kSamples) : nullptr;
    if (!json || !json->is_object() || (samples && !samples->is_array())) {
        const QString why = json ? QString() : json.error().message; // does not name the file
        return fail(Error{Error::Code::Invalid, tr("“%1” is no list of samples. It is left as it is.").arg(QFileInfo(m_path).fileName()), why, {}});
    }
    m_json = std::move(*json);
    return {};
}

Result<> SampleSet::restoreDraft()
{
    if (!m_journal)
        return {};
    const auto draft = DraftJournal::read(m_draftFolder, m_journal->key());
    if (!draft)
        return fail(draft.error());
    if (!draft->has_value())
        return {};
    if ((*draft)->text == m_onDisk) {
        takeUnread((*draft)->extra);
        return {};
    }
    if (const auto taken = take((*draft)->text); !taken)
        return taken;
    // Where the file has been changed since, saving must ask.
    if (DraftJournal::contentHash(m_onDisk) != (*draft)->base)
        m_onDisk.clear();
    takeUnread((*draft)->extra);
    m_dirty = m_restored = true;
    return {};
}

void SampleSet::takeUnread(const Json &extra)
{
    find();
    const Json *texts = member(extra, kUnread);
    for (int index = 0; texts && index < count(); ++index) {
        if (const Json *text = member(*texts, std::to_string(index)); text && text->is_string())
            m_unread[index] = fromUtf8(text->get_ref<const std::string &>());
    }
    m_restored = !m_unread.isEmpty();
}

// Entries of other shapes belong to somebody else.
void SampleSet::find()
{
    m_places.clear();
    const Json *samples = member(m_json, kSamples);
    for (std::size_t i = 0; samples && i < samples->size(); ++i) {
        if (member((*samples)[i], "value"))
            m_places.push_back(i);
    }
}

Json &SampleSet::entries()
{
    Json &samples = m_json[kSamples];
    if (!samples.is_array())
        samples = Json::array();
    return samples;
}

SchemaSample SampleSet::at(int index) const
{
    const Json &entry = m_json[kSamples][m_places[static_cast<std::size_t>(index)]];
    return {memberText(entry, "name"), entry["value"], memberText(entry, "expect") != u"invalid"};
}

QList<SchemaSample> SampleSet::all() const
{
    QList<SchemaSample> samples;
    for (int index = 0; index < count(); ++index)
        samples.append(at(index));
    return samples;
}

int SampleSet::add(const SchemaSample &sample)
{
    if (m_problem)
        return -1;
    Json &samples = entries();
    samples.push_back(Json{{"name", toUtf8(sample.name)}, {"expect", sample.valid ? "valid" : "invalid"}, {"value", sample.value}});
    m_places.push_back(samples.size() - 1);
    touched();
    return count() - 1;
}

void SampleSet::change(int index, const SchemaSample &sample)
{
    if (at(index) == sample)
        return;
    Json &entry = entries()[m_places[static_cast<std::size_t>(index)]];
    entry["name"] = toUtf8(sample.name);
    entry["expect"] = sample.valid ? "valid" : "invalid";
    entry["value"] = sample.value;
    touched();
}

void SampleSet::remove(int index)
{
    entries().erase(m_places[static_cast<std::size_t>(index)]);
    find();
    QHash<int, QString> kept;
    for (auto it = m_unread.constBegin(); it != m_unread.constEnd(); ++it) {
        if (it.key() != index)
            kept[it.key() - (it.key() > index ? 1 : 0)] = it.value();
    }
    m_unread = kept;
    touched();
}

void SampleSet::touched()
{
    m_dirty = true;
    record();
    emit changed();
    emit stateChanged();
}

std::optional<QString> SampleSet::unread(int index) const
{
    const auto found = m_unread.constFind(index);
    return found == m_unread.constEnd() ? std::nullopt : std::optional(*found);
}

void SampleSet::setUnread(int index, const std::optional<QString> &text)
{
    if (unread(index) == text)
        return;
    if (text)
        m_unread[index] = *text;
    else
        m_unread.remove(index);
    record();
}

void SampleSet::record()
{
    if (!m_journal)
        return;
    if (!m_dirty && m_unread.isEmpty()) {
        m_journal->discard();
        return;
    }
    m_journal->record([json = m_dirty ? m_json : Json(), base = m_onDisk, unread = m_unread]() -> Result<Draft> {
        Draft draft;
        draft.text = json.is_null() ? base : contentOf(json); // a layout that nobody has changed stays
        draft.base = DraftJournal::contentHash(base);
        for (auto it = unread.constBegin(); it != unread.constEnd(); ++it)
            draft.extra[kUnread][std::to_string(it.key())] = toUtf8(it.value());
        return draft;
    });
}

bool SampleSet::changedOutside() const
{
    const auto content = readFile(m_path, kMaxBytes);
    return content ? *content != m_onDisk : content.error().code != Error::Code::NotFound;
}

Result<> SampleSet::save()
{
    if (!m_dirty || m_problem)
        return {};
    const bool keepsNothing = m_json.size() == 1 && entries().empty();
    if (!keepsNothing || QFileInfo::exists(m_path)) { // none comes for a sample that has gone again
        const QByteArray content = contentOf(m_json);
        if (const auto written = writeFile(m_path, content); !written)
            return written;
        m_onDisk = content;
    }
    m_dirty = m_restored = false;
    record();
    emit stateChanged();
    return {};
}

void SampleSet::discardDraft()
{
    if (m_journal)
        m_journal->discard();
}

void SampleSet::flushDraft()
{
    if (m_journal)
        m_journal->flush();
}

} // namespace cuewright
