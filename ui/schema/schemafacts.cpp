#include "schema/schemafacts.h"

#include "catalog/usage.h"
#include "chat/requesttokens.h"
#include "schema/document/schemadocument.h"

#include <QTimer>

namespace cuewright {
namespace {

const QString kUsualModel = QStringLiteral("gpt-4o-mini"); // what a new prompt begins with
constexpr int kCountAfterMs = 150; // a pause in editing, as for the Run button

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
    m_reading.start([this, workspace = m_services.workspace, path = m_path](const Background::Stop &) {
        return [this, users = schemaUsers(workspace, path)] {
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
    if (!m_document.json().is_object()) {
        m_tokens.reset();
        emit changed();
        return;
    }
    m_counting.start([this, source = m_document.source(), model = model()](const Background::Stop &) {
        ChatRequest request;
        request.model = model;
        request.responseFormat = {ResponseFormat::Kind::JsonSchema, QStringLiteral("schema"), {}, source.json(), true};
        return [this, tokens = countRequest(request, model).schema] {
            m_tokens = tokens;
            emit changed();
        };
    });
}

} // namespace cuewright
