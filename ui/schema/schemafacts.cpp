#include "schema/schemafacts.h"

#include "catalog/usage.h"
#include "catalog/usualmodel.h"
#include "chat/requesttokens.h"
#include "schema/document/schemadocument.h"
#include "tools/toolfile.h"

#include <QTimer>

namespace cuewright {
namespace {

constexpr int kCountAfterMs = 150; // a pause in editing, as for the Run button

std::int64_t tokensOf(const JsonSource &file, const JsonSource &schema, SchemaUse use, const QString &model)
{
    ChatRequest request;
    request.model = model;
    if (use == SchemaUse::Reply) {
        request.responseFormat = {ResponseFormat::Kind::JsonSchema, QStringLiteral("schema"), {}, schema.json(), true};
        return countRequest(request, model).schema;
    }
    if (const auto tool = ToolFile::from(file))
        request.tools << tool->definition();
    return countRequest(request, model).tools;
}

} // namespace

SchemaFacts::SchemaFacts(SchemaDocument &document, const SchemaServices &services, const QString &path, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_services(services)
    , m_path(path)
    , m_countSoon(new QTimer(this))
    , m_reading(*this)
    , m_counting(*this)
{
    m_countSoon->setSingleShot(true);
    m_countSoon->setInterval(kCountAfterMs);
    connect(m_countSoon, &QTimer::timeout, this, &SchemaFacts::count);
    connect(&document, &SchemaDocument::schemaChanged, m_countSoon, qOverload<>(&QTimer::start));
    count();
    refreshUsers();
}

Prompt SchemaFacts::user() const
{
    if (!m_users.isEmpty() && !m_users.first().prompt.modelId.isEmpty())
        return m_users.first().prompt;
    Prompt usual;
    usual.modelId = kUsualModel;
    return usual;
}

QString SchemaFacts::model() const
{
    return user().modelId;
}

std::optional<Money> SchemaFacts::price() const
{
    const auto price = m_services.price ? m_services.price(user()) : std::nullopt;
    if (!m_tokens || !price)
        return std::nullopt;
    Usage usage;
    usage.input = *m_tokens;
    return costOf(usage, *price);
}

void SchemaFacts::refreshUsers()
{
    m_reading.start([this, workspace = m_services.workspace, path = m_path, use = use()](const Background::Stop &) {
        return [this, users = use == SchemaUse::Arguments ? toolUsers(workspace, path) : schemaUsers(workspace, path)] {
            const QString before = model();
            m_users = users;
            if (model() != before)
                count();
            emit changed();
        };
    });
}

void SchemaFacts::count()
{
    const Json &counted = use() == SchemaUse::Reply ? m_document.json() : m_document.file().json();
    if (!counted.is_object()) {
        m_tokens.reset();
        emit changed();
        return;
    }
    m_counting.start([this, file = m_document.file(), schema = m_document.source(), use = use(), model = model()](const Background::Stop &) {
        return [this, tokens = tokensOf(file, schema, use, model)] {
            m_tokens = tokens;
            emit changed();
        };
    });
}

} // namespace cuewright
