#pragma once

#include "base/money.h"
#include "project/schemausers.h"
#include "schema/schemaservices.h"
#include "widgets/background.h"

#include <QObject>

#include <optional>

class QTimer;

namespace cuewright {

class SchemaDocument;

/// Who uses a schema and what it costs them in each request, counted beside the editing.
class SchemaFacts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaFacts)
public:
    /// `path`: of the schema in the workspace. `document` outlives it.
    SchemaFacts(SchemaDocument &document, const SchemaServices &services, const QString &path, QObject *parent = nullptr);

    SchemaUse use() const { return m_services.use; }
    const QList<SchemaUser> &users() const { return m_users; }
    /// The model that the figures are for: that of the first prompt, else a common one.
    QString model() const;
    std::optional<std::int64_t> tokens() const { return m_tokens; } ///< of the schema, or all of the tool, as it is sent; nullopt: not counted yet
    std::optional<Money> price() const; ///< of these tokens, for each request
    void refreshUsers(); ///< files may have changed

signals:
    void changed();

private:
    Prompt user() const;
    void count();

    SchemaDocument &m_document;
    const SchemaServices m_services;
    const QString m_path;
    QList<SchemaUser> m_users;
    std::optional<std::int64_t> m_tokens;
    QTimer *m_countSoon;
    Background m_reading;
    Background m_counting;
};

} // namespace cuewright
